import {defineConfig} from "vitest/config";

// Tests are a function of the commit: nothing of the user's shell reaches them. W2S_TEST_SITE is meant for them.
for (const name of Object.keys(process.env)) {
  if (name.startsWith("W2S_") && name !== "W2S_TEST_SITE") delete process.env[name];
}
Object.assign(process.env, {TZ: "UTC", LC_ALL: "C.UTF-8"});

const unit = {setupFiles: ["test/setup.ts"], testTimeout: 30_000, isolate: false};
const inBrowser = {
  globalSetup: ["test/site/setup.ts"],
  setupFiles: ["test/site/ready.ts"],
  testTimeout: 300_000,
  hookTimeout: 120_000
};

// One after the other: first what needs no site, then what opens it, at last what a clock decides.
export default defineConfig({
  test: {
    // The seed of every property; `npm run test:explore` takes another.
    provide: {seed: 2505},
    projects: [
      {test: {name: "unit", include: ["test/**/*.test.ts"], exclude: ["test/{site,faults,whole}/**"], ...unit}},
      // Long forms of the fault injection, by `npm run test:faults` only.
      {test: {name: "faults", include: ["test/faults/**/*.test.ts"], ...unit, maxWorkers: 1, testTimeout: 120_000}},
      {
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          exclude: ["test/site/speed.test.ts"],
          maxWorkers: 2,
          sequence: {groupOrder: 1},
          ...inBrowser
        }
      },
      // The whole site built twice, by `npm run test:whole` only.
      {test: {name: "whole", include: ["test/whole/**/*.test.ts"], maxWorkers: 1, ...inBrowser}},
      {
        test: {
          name: "speed",
          include: ["test/site/speed.test.ts"],
          maxWorkers: 1,
          sequence: {groupOrder: 2},
          ...inBrowser
        }
      }
    ]
  }
});
