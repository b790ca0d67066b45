import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {describe, expect, it} from "vitest";

const pure = ["numerics", "engine", "models", "papers", "compare"];
/** A report need not compare its papers. */
const trees = [...pure, "charts", "html", "client"].filter((tree) => tree !== "compare" || existsSync("src/compare"));

/** What a tree may import of the others. */
const below: Readonly<Record<string, readonly string[]>> = {
  numerics: [],
  engine: ["numerics"],
  models: ["numerics", "engine"],
  charts: ["numerics", "engine"],
  html: ["engine", "charts"],
  client: ["engine", "charts", "html"],
  papers: ["numerics", "engine", "models", "charts"],
  compare: ["numerics", "engine", "models", "charts", "papers"]
};

const files = trees.flatMap((tree) =>
  readdirSync(join("src", tree), {recursive: true, encoding: "utf8"})
    .filter((file) => file.endsWith(".ts") && !file.startsWith("generated"))
    .map((file) => {
      const path = join("src", tree, file);
      const text = readFileSync(path, "utf8");
      const imports = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g)].map(([, name]) => name);
      return {tree, path, imports, code: text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")};
    })
);
const those = (wrong: (file: (typeof files)[number]) => boolean): string[] => files.filter(wrong).map(({path}) => path);

describe("the source of the pages", () => {
  it("is read by this test", () => {
    for (const tree of trees) expect(files.filter((file) => file.tree === tree).length, tree).toBeGreaterThan(2);
    expect(files.flatMap(({imports}) => imports).length).toBeGreaterThan(200);
  });

  it("draws no random numbers but those of named streams", () => {
    expect(those(({code}) => /\bMath\.random\b|\bcrypto\b/.test(code))).toEqual([]);
  });

  it("reads no clock where it computes", () => {
    const clock = /\bnew Date\b|\bDate[.(]|\bperformance\s*\./;
    expect(those(({tree, code}) => pure.includes(tree) && clock.test(code))).toEqual([]);
  });

  it("uses neither Node nor the build", () => {
    expect(those(({imports}) => imports.some((name) => /^node:|(^|\/)(loaders|test)\//.test(name)))).toEqual([]);
  });

  it("imports downwards only", () => {
    const upward = files.flatMap(({tree, path, imports}) =>
      imports
        .filter((name) => name.startsWith("."))
        .map((name) => join(dirname(path), name).split("/"))
        .filter(([root, to]) => root !== "src" || !(to === tree || below[tree].includes(to)))
        .map((to) => `${path} → ${to.join("/")}`)
    );
    expect(upward).toEqual([]);
  });

  it("keeps rooms apart: what two papers share is on the shelf, what compares them in compare", () => {
    const room = (path: string): string => path.split("/")[2];
    const across = files
      .filter(({tree}) => tree === "papers")
      .flatMap(({path, imports}) =>
        imports
          .map((name) => join(dirname(path), name))
          .filter((to) => to.startsWith("src/papers/") && room(to) !== room(path))
          .map((to) => `${path} → ${to}`)
      );
    expect(across).toEqual([]);
  });
});
