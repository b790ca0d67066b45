import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {loadPapers} from "../../loaders/papers.js";
import {projectRoot} from "../../loaders/paths.js";
import {examplesOf} from "../papers/examples.js";
import {useCommand} from "./w2s.js";

const command = useCommand();
const w2s = (line: string, input?: string) => command.w2s(line, input);

// Any paper will do: the first quantity, model and experiment of the first one.
const [{id, experiments, quantities, models}] = await loadPapers();
const examples = await examplesOf(id);
const [quantity] = Object.keys(quantities);
const [model] = Object.keys(models);
const typed = (input: object): string =>
  Object.entries(input)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join(" ");

describe("w2s theory", () => {
  it("prints one JSON object, from typed parameters as from standard input", async () => {
    const {input, fields} = examples.quantities[quantity];
    const [piped, asked] = await Promise.all([
      w2s(`theory ${id}/${quantity} -`, JSON.stringify(input)),
      w2s(`theory ${id}/${quantity} ${typed(input)}`)
    ]);
    expect(asked).toMatchObject({code: 0, err: ""});
    expect(piped.out).toBe(asked.out);
    const {paper, quantity: name, parameters, ...answer} = JSON.parse(asked.out);
    expect({paper, name, parameters}).toEqual({paper: id, name: quantity, parameters: input});
    expect(Object.keys(answer)).toEqual(fields);
  });
});

describe("w2s simulate", () => {
  const {input, fields} = examples.models[model];
  const line = `simulate ${id}/${model} ${typed(input)}`;

  it("prints the same bytes for any number of workers", async () => {
    const [one, two] = await Promise.all([w2s(`${line} trials=7 workers=1`), w2s(`${line} trials=7 workers=2`)]);
    expect(one.code).toBe(0);
    expect(two.out).toBe(one.out);
    const {trials, series} = JSON.parse(one.out);
    expect(trials).toBe(7);
    expect(Object.keys(series)).toEqual(fields);
    for (const name of fields) expect(series[name].se).toBeGreaterThanOrEqual(0);
  });

  it("has no standard error at one trial", async () => {
    const {out} = await w2s(`${line} trials=1`);
    for (const name of fields) expect(JSON.parse(out).series[name].se).toBeNull();
  });

  it("draws other numbers from another seed", async () => {
    const [one, two] = await Promise.all([w2s(`${line} trials=2 seed=1`), w2s(`${line} trials=2 seed=2`)]);
    expect(JSON.parse(two.out).series).not.toEqual(JSON.parse(one.out).series);
  });
});

describe("w2s run", () => {
  it("prints one line an experiment away from a terminal, and stores it", async () => {
    const run = `run ${id}/${experiments[0].id} --scale draft --trials 1`;
    expect((await w2s(run)).err).toMatch(new RegExp(`^${id}/${experiments[0].id} +1 trials {2}[\\d.]+ s\\n$`));
    expect((await w2s(run)).err).toMatch(/stored\n$/);
  }, 60_000);
});

describe("w2s list", () => {
  it("names papers, experiments, quantities, models and claims", async () => {
    const {out} = await w2s("list");
    const things = [
      `experiment  ${id}/${experiments[0].id}`,
      `quantity    ${id}/${quantity}`,
      `model       ${id}/${model}`
    ];
    for (const line of [`${id} —`, ...things, "claim "]) expect(out).toContain(line);
  });
});

/** A shell's line with w2s in it; its exit codes, one a part of the pipe, and what came on standard error. */
async function shell(line: string): Promise<{codes: string; err: string}> {
  const script = `w2s() { "${process.execPath}" loaders/w2s.mjs "$@"; }\n${line} >/dev/null\necho "\${PIPESTATUS[@]}"`;
  const {out, err} = await command.execute("bash", ["-c", script]);
  return {codes: out.trim(), err};
}

describe("w2s in a pipe", () => {
  it("ends quietly when its reader has seen enough", async () => {
    expect(await shell("w2s list | head -1")).toEqual({codes: "0 0", err: ""});
  });

  it("refuses standard input without an end", async () => {
    const {codes, err} = await shell(`yes | w2s theory ${id}/${quantity} -`);
    expect(codes).toMatch(/ 2$/);
    expect(err).toBe("w2s: standard input: must be at most 1048576 bytes\n");
  });

  it("takes a closed standard input for an empty one", async () => {
    const {codes, err} = await shell(`w2s theory ${id}/${quantity} - <&-`);
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
    const line = `theory ${id}/${quantity} ${typed(examples.quantities[quantity].input)}`;
    const sources = await command.execute(process.execPath, ["--import", "tsx", "loaders/cli.ts", ...line.split(" ")]);
    expect(sources.code).toBe(0);
    expect((await w2s(line)).out).toBe(sources.out);
  });
});
