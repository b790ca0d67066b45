import {execFile, spawn} from "node:child_process";
import {mkdtemp, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {projectRoot} from "../../loaders/paths.js";

let store: string;
beforeAll(async () => {
  store = await mkdtemp(join(tmpdir(), "w2s-cli-"));
});
afterAll(() => rm(store, {recursive: true}));

const words = (line: string): string[] => ["loaders/w2s.mjs", ...line.split(" ")];
const options = () => ({cwd: projectRoot, env: {...process.env, W2S_STORE: store}});

function w2s(line: string, input = ""): Promise<{code: number | null; out: string; err: string}> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, words(line), options(), (_, out, err) =>
      resolve({code: child.exitCode, out, err})
    );
    child.stdin?.end(input);
  });
}

describe("w2s theory", () => {
  it("prints one JSON object", async () => {
    const {code, out} = await w2s("theory mechanisms/student-window gamma_t=0.25 gamma_s=1.2 lambda_t=0.24 sigma=2");
    expect(code).toBe(0);
    const {paper, quantity, parameters, wins, lower, upper} = JSON.parse(out);
    expect({paper, quantity}).toEqual({paper: "mechanisms", quantity: "student-window"});
    expect(parameters).toEqual({gamma_t: 0.25, gamma_s: 1.2, lambda_t: 0.24, sigma: 2});
    expect(wins).toBe(true);
    expect(lower * upper).toBeCloseTo(0.04, 12);
  });

  it("reads parameters from standard input", async () => {
    const pairs = {gamma_t: 0.25, lambda_t: 0.05, sigma: 1};
    const [piped, typed] = await Promise.all([
      w2s("theory mechanisms/teacher-error -", JSON.stringify(pairs)),
      w2s("theory mechanisms/teacher-error gamma_t=0.25 lambda_t=0.05 sigma=1")
    ]);
    expect(piped.out).toBe(typed.out);
    expect(JSON.parse(piped.out).value).toBeCloseTo(1.2873, 4);
  });
});

describe("w2s simulate", () => {
  const model = "simulate mechanisms/ridge d=40 n_t=160 n_s=160 sigma=1 lambda_t=0.05 lambda_s=0.3";

  it("prints the same bytes for any number of workers", async () => {
    const [one, two] = await Promise.all([w2s(`${model} trials=7 workers=1`), w2s(`${model} trials=7 workers=2`)]);
    expect(one.code).toBe(0);
    expect(two.out).toBe(one.out);
    const {trials, series} = JSON.parse(one.out);
    expect(trials).toBe(7);
    expect(series.teacher.mean).toBeGreaterThan(1);
    expect(series.student.se).toBeGreaterThan(0);
  });

  it("has no standard error at one trial", async () => {
    const {out} = await w2s(`${model} trials=1`);
    expect(JSON.parse(out).series.teacher.se).toBeNull();
  });

  it("draws other numbers from another seed", async () => {
    const [one, two] = await Promise.all([w2s(`${model} trials=2 seed=1`), w2s(`${model} trials=2 seed=2`)]);
    expect(JSON.parse(two.out).series).not.toEqual(JSON.parse(one.out).series);
  });
});

describe("w2s run", () => {
  it("stops within a second on Ctrl-C, keeps finished chunks and resumes", async () => {
    const child = spawn(process.execPath, words("run mechanisms/figure-1-left --trials 400 --workers 1"), options());
    const chunks = async () => (await readdir(store, {recursive: true})).filter((name) => name.endsWith(".chunk"));
    while ((await chunks()).length === 0) await new Promise((wake) => setTimeout(wake, 50));
    const asked = performance.now();
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect(performance.now() - asked).toBeLessThan(1000);
    expect(code).toBe(130);
    expect((await chunks()).length).toBeGreaterThan(0);
  }, 60_000);

  it.each([
    ["SIGTERM", 143],
    ["SIGINT", 130]
  ] as const)("a simulation stops on %s with one line", async (signal, expected) => {
    const line = "simulate mechanisms/ridge d=1500 n_t=6000 n_s=6000 sigma=1 lambda_t=1 lambda_s=1";
    const child = spawn(process.execPath, words(line), options());
    let err = "";
    child.stderr.on("data", (data) => {
      err += data;
    });
    await new Promise((wake) => setTimeout(wake, 1500));
    child.kill(signal);
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect({code, err}).toEqual({code: expected, err: "w2s: stopped\n"});
  });

  it("prints one line an experiment away from a terminal, and stores it", async () => {
    const first = await w2s("run mechanisms/figure-3 --scale draft --trials 1");
    expect(first.err).toMatch(/^mechanisms\/figure-3 +1 trials {2}[\d.]+ s\n$/);
    expect((await w2s("run mechanisms/figure-3 --scale draft --trials 1")).err).toMatch(/stored\n$/);
  }, 60_000);
});

describe("w2s list", () => {
  it("names papers, experiments, quantities, models and claims", async () => {
    const {out} = await w2s("list");
    for (const line of [
      "mechanisms —",
      "experiment  mechanisms/figure-1-left",
      "quantity    mechanisms/teacher-error",
      "model       mechanisms/ridge",
      "claim "
    ]) {
      expect(out).toContain(line);
    }
  });
});

/** A shell's line with w2s in it; its exit codes, one a part of the pipe, and what came on standard error. */
function shell(line: string): Promise<{codes: string; err: string}> {
  const script = `w2s() { "${process.execPath}" loaders/w2s.mjs "$@"; }\n${line} >/dev/null\necho "\${PIPESTATUS[@]}"`;
  return new Promise((resolve) => {
    execFile("bash", ["-c", script], options(), (_, out, err) => resolve({codes: out.trim(), err}));
  });
}

describe("w2s in a pipe", () => {
  it("ends quietly when its reader has seen enough", async () => {
    expect(await shell("w2s list | head -1")).toEqual({codes: "0 0", err: ""});
  });

  it("refuses standard input without an end", async () => {
    const {codes, err} = await shell("yes | w2s theory mechanisms/teacher-error -");
    expect(codes).toMatch(/ 2$/);
    expect(err).toBe("w2s: standard input: must be at most 1048576 bytes\n");
  });

  it("takes a closed standard input for an empty one", async () => {
    const {codes, err} = await shell("w2s theory mechanisms/teacher-error - <&-");
    expect({codes, err}).toEqual({codes: "2", err: "w2s: standard input is empty: must be one JSON object\n"});
  });
});

describe("the start of the command", () => {
  it("makes one bundle and comes back to it", async () => {
    await w2s("--version");
    const cache = join(projectRoot, "node_modules/.cache/w2s");
    const before = await readdir(cache);
    expect((await w2s("--version")).out).toMatch(/^weak-to-strong-report \d/);
    expect(await readdir(cache)).toEqual(before);
    expect(before.filter((name) => /^[0-9a-f]{32}$/.test(name)).length).toBeGreaterThan(0);
  });

  it("answers as the sources do", async () => {
    const line = "theory mechanisms/teacher-error gamma_t=1 lambda_t=0.1 sigma=2";
    const sources = await new Promise((resolve) => {
      const all = ["--import", "tsx", "loaders/cli.ts", ...line.split(" ")];
      execFile(process.execPath, all, options(), (_, out) => resolve(out));
    });
    expect((await w2s(line)).out).toBe(sources);
  });
});
