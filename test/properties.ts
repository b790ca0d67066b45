import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

/** Paths of the tests that draw with fast-check, sorted. */
export const propertyTests = (): string[] =>
  readdirSync("test", {recursive: true, encoding: "utf8"})
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join("test", name))
    .filter((path) => /from "fast-check"/.test(readFileSync(path, "utf8")))
    .sort();
