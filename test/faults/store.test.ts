import {execFile, spawnSync} from "node:child_process";
import {mkdir, readdir, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {loadPapers} from "../../loaders/papers.js";
import {projectRoot} from "../../loaders/paths.js";
import {failAt, run, toyRoom, valuesOf} from "../loaders/toy.js";

// The long forms of test/loaders/store.test.ts: real processes, signals and file systems.

// Any paper will do: the first one, and its first experiment that draws a figure.
const [{id: paper, figures}] = await loadPapers();
const figure = ["run", `${paper}/${figures.flatMap(({experiments}) => experiments)[0]}`, "--scale", "draft"];

let room: Awaited<ReturnType<typeof toyRoom>>;
let whole: number[];
beforeEach(async () => {
  room = await toyRoom();
  process.env.W2S_STORE = room.root;
  await run(room.toy);
  whole = await valuesOf(room.toy);
  await rm(room.root, {recursive: true});
});
afterEach(() => rm(room.folder, {recursive: true}));

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in the project; `within` gets its process id. */
function command(program: string, words: readonly string[], within?: (kill: (signal: NodeJS.Signals) => void) => void) {
  return new Promise<Ended>((resolve) => {
    const child = execFile(program, words, {cwd: projectRoot}, (_, out, err) =>
      resolve({code: child.exitCode, signal: child.signalCode, out, err})
    );
    within?.((signal) => child.kill(signal));
  });
}

const node = ["--import", "tsx"];
const w2s = (...words: string[]): string[] => [...node, "loaders/cli.ts", ...words];

/** A program that runs the toy, and kills itself before or after its k-th rename. */
async function killedAt(k: number, when: "before" | "after"): Promise<Ended> {
  const file = join(room.folder, "killed.mts");
  const at = (path: string): string => JSON.stringify(join(projectRoot, path));
  await writeFile(
    file,
    `import {run, storeThrough, toyRoom} from ${at("test/loaders/toy.ts")};
    const [root, simulate, k, when] = process.argv.slice(2);
    const {toy} = await toyRoom();
    let renames = 0;
    const die = () => process.kill(process.pid, "SIGKILL");
    const store = storeThrough(root, async (operation, path, act) => {
      const now = operation === "rename" && ++renames === Number(k);
      if (now && when === "before") die();
      const result = await act();
      if (now) die();
      return result;
    });
    await run({...toy, paper: {...toy.paper, simulate}}, {store});`
  );
  return command(process.execPath, [...node, file, room.root, join(room.folder, "simulate.ts"), String(k), when]);
}

describe("a run that is killed", () => {
  it.each(["before", "after"] as const)("%s any rename leaves a store that the next run completes", async (when) => {
    for (let k = 1; ; ++k) {
      await rm(room.root, {recursive: true, force: true});
      const {signal, code} = await killedAt(k, when);
      const {computed} = await run(room.toy);
      expect(await valuesOf(room.toy)).toEqual(whole);
      // The mark, the lease, then the four chunks of ten trials, on one thread.
      expect(computed).toBe(40 - 10 * Math.max(0, Math.min(4, k - (when === "before" ? 3 : 2))));
      if (signal !== "SIGKILL") {
        expect({k, code}).toEqual({k: 7, code: 0});
        return;
      }
    }
  });
});

describe("whatever operation on files fails of a run of four chunks,", () => {
  it.each(["fails", "dies"] as const)("when it %s, the next run makes the same result", async (how) => {
    const {count} = await failAt(room, 0, how, 40);
    for (let k = 1; k <= count; ++k) {
      const {said} = await failAt(room, k, how, 40);
      expect(said).toMatch(k < count ? /^\/.*: the disk fails.*\(EIO\)$/ : /^no failure$/);
      await run(room.toy);
      expect(await valuesOf(room.toy)).toEqual(whole);
    }
  });
});

describe("processes at once on one store", () => {
  it("give the files of one, with prune between them", async () => {
    const words = w2s(...figure, "--seed", "7");
    expect((await command(process.execPath, words)).code).toBe(0);
    const stored = async (): Promise<string[]> =>
      (await readdir(room.root, {recursive: true})).filter((name) => name.endsWith(".chunk")).sort();
    const alone = await stored();
    await rm(room.root, {recursive: true});
    const ended = await Promise.all([words, words, words].map((each) => command(process.execPath, each)));
    expect(ended.map(({code}) => code)).toEqual([0, 0, 0]);
    expect(await stored()).toEqual(alone);
    await rm(join(room.root, "results"), {recursive: true});
    let running = true;
    const first = command(process.execPath, words).finally(() => {
      running = false;
    });
    while (running) expect((await command(process.execPath, w2s("prune"))).code).toBe(0);
    expect((await first).code).toBe(0);
  });
});

describe("w2s run", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143]
  ] as const)("ends by %s at any time, with one line", async (name, code) => {
    for (const delay of [100, 400, 700, 1000, 1500, 2500]) {
      // All papers take minutes: that it ends at all is the signal's doing.
      const words = w2s("run", "--seed", "8", "--workers", "2");
      const ended = await command(process.execPath, words, (kill) => setTimeout(() => kill(name), delay));
      // Before the program listens, the signal ends it as it ends any.
      if (ended.signal === name) expect(ended).toMatchObject({out: "", err: ""});
      else
        expect({delay, code: ended.code, last: ended.err.split("\n").at(-2)}).toEqual({
          delay,
          code,
          last: "w2s: stopped; finished chunks are stored"
        });
    }
  });
});

const mounts = spawnSync("unshare", ["-rm", "true"]).status === 0;

describe.skipIf(!mounts)("on a file system of its own (skipped where unshare may not mount one)", () => {
  const within = (mount: string, ...words: string[]) =>
    command("unshare", ["-rm", "sh", "-c", `${mount} && exec "$@"`, "sh", process.execPath, ...w2s(...words)]);

  it("that is full, the run fails with one line", async () => {
    await mkdir(room.root);
    const full = `mount -t tmpfs -o size=16k full ${room.root}`;
    const {code, err} = await within(full, "run", paper, "--scale", "draft");
    expect(code).toBe(1);
    expect(err.trim().split("\n").at(-1)).toMatch(/^w2s: \/.*: no space is left; free some, .*\(ENOSPC\)$/);
  });

  it("that is read-only, a store with everything is enough, and another is refused with one line", async () => {
    expect((await command(process.execPath, w2s(...figure))).code).toBe(0);
    const readOnly = `mount --bind ${room.root} ${room.root} && mount -o remount,bind,ro ${room.root}`;
    const whole = await within(readOnly, ...figure);
    expect(whole).toMatchObject({code: 0, err: expect.stringMatching(/stored\n$/)});
    const more = await within(readOnly, ...figure, "--seed", "9");
    expect(more).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^w2s: \/.*: the file system is read-only.*\(EROFS\)\n$/)
    });
  });
});

it("a store of files larger than the limit allows fails with one line", async () => {
  const line = `ulimit -f 1; exec "$@"`;
  const {code, err} = await command("bash", [
    "-c",
    line,
    "bash",
    process.execPath,
    ...w2s("run", paper, "--scale", "draft")
  ]);
  expect(code).toBe(1);
  expect(err.trim().split("\n").at(-1)).toMatch(
    /^w2s: \/\S*: larger than files may be here; raise ulimit -f.*\(EFBIG\)$/
  );
});
