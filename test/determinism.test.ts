import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, inject, it} from "vitest";
import {propertyTests} from "./properties.js";

const drawn = (): number[] => fc.sample(fc.integer(), 20);

describe("tests are a function of the commit", () => {
  it("every property draws from the one seed that the setup file sets", () => {
    expect(fc.readConfigureGlobal().seed).toBe(inject("seed"));
    expect(drawn()).toEqual(drawn());
    expect(drawn()).not.toEqual(fc.sample(fc.integer(), {numRuns: 20, seed: inject("seed") + 1}));
  });

  it("no property test sets a seed of its own, which would hide it from the exploring run", () => {
    const files = propertyTests();
    expect(files.length).toBeGreaterThan(5);
    const own = /configureGlobal|\{[^{}]*\bseed: *-?\d[^{}]*\}\s*\)/;
    const here = "test/determinism.test.ts";
    expect(files.filter((path) => path !== here && own.test(readFileSync(path, "utf8")))).toEqual([]);
  });

  it("none draws by chance or asks for the date", () => {
    const files = readdirSync("test", {recursive: true, encoding: "utf8"}).filter(
      (name) =>
        // What to prune is decided by the clock: its tests make files of an age.
        name.endsWith(".ts") &&
        !/^(site|faults|mutate)\/|^(explore|determinism\.test|loaders\/prune\.test)\.ts$/.test(name)
    );
    const chance = /\bMath\.random\b|\brandom(Bytes|UUID|Int)\b|\bDate\.now\b|\bnew Date\(\)/;
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((name) => chance.test(readFileSync(join("test", name), "utf8")))).toEqual([]);
  });

  it("the user's settings, language and time zone do not reach them", () => {
    const settings = Object.keys(process.env).filter((name) => name.startsWith("W2S_") && name !== "W2S_TEST_SITE");
    expect(settings).toEqual([]);
    expect(new Date(0).getTimezoneOffset()).toBe(0);
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe("UTC");
  });
});
