import fc from "fast-check";
import {inject} from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    readonly seed: number;
  }
}

// Every property draws from this seed: a new test cannot forget it.
fc.configureGlobal({seed: inject("seed")});
