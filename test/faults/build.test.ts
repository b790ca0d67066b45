import {execFile} from "node:child_process";
import {mkdtemp, readdir, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {filesOf, mark} from "../../loaders/output.js";
import {projectRoot, storeRoot} from "../../loaders/paths.js";

// A whole build at draft scale whose k-th operation on a file fails, in each of its programs.

let home: string;
let site: string;
let before: Record<string, string>;

interface Ended {
  readonly code: number | null;
  readonly err: string;
  /** Operations on files of the program that was watched, the most of its processes. */
  readonly count: number;
}

async function build(program: string, k: number): Promise<Ended> {
  const log = join(home, "count");
  const words = ["--import", "tsx", "loaders/build.ts", "--scale", "draft", "--output", site];
  const preload = `--import ${join(projectRoot, "test/faults/failing.mjs")}`;
  const env = {...process.env, NODE_OPTIONS: preload, FAIL_IN: program, FAIL_AT: String(k), FAIL_LOG: log};
  const ended = await new Promise<Omit<Ended, "count">>((resolve) => {
    const child = execFile(process.execPath, words, {cwd: projectRoot, env, maxBuffer: 1 << 26}, (_, __, err) =>
      resolve({code: child.exitCode, err})
    );
  });
  const counts = (await readFile(log, "utf8").catch(() => "0")).trim().split("\n").map(Number);
  await rm(log, {force: true});
  return {...ended, count: Math.max(...counts)};
}

const contents = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      [...(await filesOf(site)), mark].map(async (file) => [file, await readFile(join(site, file), "base64")])
    )
  );

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "w2s-faults-"));
  site = join(home, "site");
  expect(await build("", 0)).toMatchObject({code: 0});
  before = await contents();
}, 600_000);
afterAll(() => rm(home, {recursive: true}));

describe.each(["loaders/build.ts", "src/data/[paper].zip.ts", "bin/observable.js"])(
  "whatever fails in %s",
  (program) => {
    it("the last site stays as it was, or the new one is whole; nothing is left beside it", {
      timeout: 1_800_000
    }, async () => {
      const {count} = await build(program, 0);
      expect(count).toBeGreaterThan(10);
      // Eight places over the whole build, its beginning and its end among them.
      const places = [...new Set(Array.from({length: 8}, (_, i) => 1 + Math.round((i * (count - 1)) / 7)))];
      for (const k of places) {
        const {code, err} = await build(program, k);
        const last = err.trim().split("\n").at(-1);
        // What fails may be something that the build does without, such as clearing a folder.
        if (code !== 0 && program === "loaders/build.ts")
          expect({k, last}).toEqual({k, last: expect.stringMatching(/^\/.*: the disk fails.*\(EIO\)$/)});
        expect({k, same: JSON.stringify(await contents()) === JSON.stringify(before)}).toEqual({k, same: true});
        expect(await readdir(home)).toEqual(["site"]);
        expect((await readdir(join(projectRoot, ".building"))).filter((name) => name.startsWith("."))).toEqual([]);
        expect(storeRoot()).toContain(".w2s");
      }
    });
  }
);
