import {defineConfig} from "vitest/config";

const inBrowser = {globalSetup: ["test/site/setup.ts"], testTimeout: 300_000, hookTimeout: 120_000};

// One after the other: first what needs no site, then what opens it, at last what a clock decides.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/site/**", "test/faults/**"],
          testTimeout: 30_000
        }
      },
      {test: {name: "faults", include: ["test/faults/**/*.test.ts"], maxWorkers: 1, testTimeout: 120_000}},
      {
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          exclude: ["test/site/speed.test.ts"],
          maxWorkers: 1,
          sequence: {groupOrder: 1},
          ...inBrowser
        }
      },
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
