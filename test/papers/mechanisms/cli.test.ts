import {readdir, stat} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {useCommand} from "../../loaders/w2s.js";

const command = useCommand();

it("the command line gives the window of the student's penalty", async () => {
  const line = "theory mechanisms/student-window gamma_t=0.25 gamma_s=1.2 lambda_t=0.24 sigma=2";
  const {wins, lower, upper} = JSON.parse((await command.w2s(line)).out);
  expect(wins).toBe(true);
  expect(lower * upper).toBeCloseTo(0.04, 12);
});

/** The chunks in the store, each with the time at which it was written. */
async function chunks(): Promise<Map<string, number>> {
  const names = (await readdir(command.store(), {recursive: true})).filter((name) => name.endsWith(".chunk"));
  const times = names.map(async (name) => [name, (await stat(join(command.store(), name))).mtimeMs] as const);
  return new Map(await Promise.all(times));
}

it.each([
  ["SIGINT", 130],
  ["SIGTERM", 143]
] as const)(
  "a run that gets %s leaves off, keeps finished chunks and goes on from there",
  async (signal, expected) => {
    const run = (trials: number) => `run mechanisms/figure-1-left --trials ${trials} --workers 1 --seed ${expected}`;
    const before = (await chunks()).size;
    const child = command.started(run(400));
    let err = "";
    child.stderr?.on("data", (data) => {
      err += data;
    });
    while ((await chunks()).size === before) await new Promise((wake) => setTimeout(wake, 50));
    child.kill(signal);
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect({code, err}).toEqual({code: expected, err: "w2s: stopped; finished chunks are stored\n"});
    const kept = await chunks();
    expect((await command.w2s(run(1))).code).toBe(0);
    for (const [name, time] of kept) expect((await chunks()).get(name)).toBe(time);
  },
  60_000
);
