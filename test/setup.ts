import fc from "fast-check";
import {afterAll, inject} from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    readonly seed: number;
  }
}

// Every property draws from this seed: a new test cannot forget it.
fc.configureGlobal({seed: inject("seed")});

// Files share a process: what one sets ends with it.
afterAll(() => {
  for (const name of Object.keys(process.env))
    if (name.startsWith("W2S_") && name !== "W2S_TEST_SITE") delete process.env[name];
});
