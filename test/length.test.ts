import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";

/** Lines of a file that is read in one sitting. */
const most = 250;

it(`no file of code is longer than ${most} lines`, () => {
  const files = ["src", "loaders", "test"].flatMap((tree) =>
    readdirSync(tree, {recursive: true, encoding: "utf8"})
      .filter((file) => /\.m?ts$|\.mjs$/.test(file) && !/generated\//.test(file))
      .map((file) => join(tree, file))
  );
  const long = files.filter((file) => readFileSync(file, "utf8").split("\n").length - 1 > most);
  expect(long).toEqual([]);
});
