import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  /** Part of another package's archive, whose integrity covers it. */
  readonly inBundle?: boolean;
}

describe("the lock", () => {
  const text = readFileSync("package-lock.json", "utf8");
  const {packages} = JSON.parse(text) as {packages: Readonly<Record<string, Locked>>};
  const locked = Object.entries(packages).filter(([path]) => path !== "");

  it("has the hash of every package, those of other platforms too", () => {
    expect(locked.length).toBeGreaterThan(500);
    const bare = locked.filter(
      ([, {integrity, inBundle}]) => !inBundle && !/^sha512-[\w+/]{86}==$/.test(integrity ?? "")
    );
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  it("names no registry, so that any mirror serves", () => {
    expect(locked.filter(([, {resolved}]) => resolved !== undefined)).toEqual([]);
    expect(text).not.toMatch(/"https?:\/\/[^"]+\.tgz"/);
  });

  it("holds the exact version that package.json names", () => {
    const {dependencies, devDependencies} = JSON.parse(readFileSync("package.json", "utf8"));
    const wrong = Object.entries({...dependencies, ...devDependencies}).filter(
      ([name, version]) => packages[`node_modules/${name}`]?.version !== version
    );
    expect(wrong).toEqual([]);
  });
});

it("no package runs a script of its own when it is installed", () => {
  expect(readFileSync(".npmrc", "utf8").split("\n")).toContain("ignore-scripts=true");
});

describe("workflows", () => {
  const folder = ".github/workflows";
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);

  it("use actions by commit, with the version in a comment", () => {
    const used = files.flatMap(([name, text]) =>
      [...text.matchAll(/uses: (.*)/g)].map(([, action]) => `${name}: ${action}`)
    );
    expect(used.length).toBeGreaterThan(5);
    expect(used.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it("test the oldest Node that package.json allows", () => {
    const {engines} = JSON.parse(readFileSync("package.json", "utf8"));
    const [, oldest] = /^>=(\d+\.\d+)$/.exec(engines.node) ?? [];
    expect(files.some(([, text]) => text.includes(`node: ["${oldest}",`))).toBe(true);
  });
});
