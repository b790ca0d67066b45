import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {explain} from "../../loaders/failure.js";
import type {Paper} from "../../loaders/papers.js";
import type {RunOptions, Selected} from "../../loaders/run.js";
import {loadResult, runExperiments} from "../../loaders/run.js";
import {Store} from "../../loaders/store.js";
import type {Experiment} from "../../src/engine/experiment.js";

export const simulate = `
import {scale} from "./kernel.ts";
/** A trial. */
export const toy = {trial: ({mean}, points, random) => points.map(({k}) => mean + scale * k * random.normal()).map((v) => ({v, w: random.uniform()}))};
export const slow = {trial: () => { const end = performance.now() + 60_000; while (performance.now() < end); return [{v: 0}]; }};
export const brief = {trial: (_, __, random) => { const end = performance.now() + 100; while (performance.now() < end); return [{v: random.normal()}]; }};
`;

/** A toy experiment: 40 trials in blocks of 10. */
export const experiment = (sampler: string, more: Partial<Experiment> = {}): Experiment => ({
  id: sampler,
  title: "A toy",
  sampler,
  parameters: {mean: 3},
  sweep: {k: [1, 2]},
  trials: {paper: 40, draft: 8},
  chunk: 10,
  ...more
});

/** A room with toy experiments in a folder of its own, with an empty store beside it. */
export async function toyRoom() {
  const folder = await mkdtemp(join(tmpdir(), "w2s-"));
  await writeFile(join(folder, "simulate.ts"), simulate);
  await writeFile(join(folder, "kernel.ts"), "export const scale = 2;\nexport const unused = 5;\n");
  const single = {sweep: {}, chunk: 1};
  const experiments = [experiment("toy"), experiment("slow", single), experiment("brief", single)];
  const paper: Paper = {
    id: "p",
    simulate: join(folder, "simulate.ts"),
    experiments,
    claims: [],
    figures: [],
    laws: {toy: "drawn", slow: "drawn", brief: "drawn"},
    quoted: () => ({}),
    quantities: {},
    models: {}
  };
  const [toy, slow, brief] = experiments.map((experiment) => ({paper, experiment}));
  return {folder, root: join(folder, "store"), paper, toy, slow, brief};
}

/** A store whose operations on files pass through `through`. */
export function storeThrough(
  root: string,
  through: (operation: string, path: string, act: () => Promise<unknown>) => Promise<unknown>
): Store {
  const real = new Store(root).files as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const files = new Proxy(real, {
    get:
      (all, operation: string) =>
      (...args: unknown[]) =>
        through(operation, String(args[0]), () => all[operation](...args))
  });
  return new Store(root, files as unknown as Store["files"]);
}

/** An error as the file system gives it. */
export const errno = (code: string): Error => Object.assign(new Error(`${code}: injected`), {code, syscall: "write"});

/** Runs on one thread; counts the trials that were computed and collects what is noted. */
export async function run(selected: Selected, options: RunOptions = {}): Promise<{computed: number; notes: string[]}> {
  let computed = 0;
  const notes: string[] = [];
  const reporter = {
    start: () => {},
    advance: (trials: number) => {
      computed += trials;
    },
    done: () => {},
    note: (line: string) => notes.push(line),
    stop: () => {}
  };
  await runExperiments([selected], {workers: 1, ...options, reporter});
  return {computed, notes};
}

/** All values of a stored result. */
export async function valuesOf(selected: Selected, options: RunOptions = {}): Promise<number[]> {
  const results = await loadResult(selected, options);
  return results.series.flatMap((name) => results.points.flatMap((_, point) => [...results.column(name, point)]));
}

/** The line a failed run ends with. */
export const failure = (running: Promise<unknown>): Promise<string | undefined> =>
  running.then(() => "no failure", explain);

/** Runs the toy on an empty store whose k-th operation on files fails, and all after it if the process dies there. */
export async function failAt(
  {root, toy}: {root: string; toy: Selected},
  k: number,
  how: "fails" | "dies",
  trials: number
): Promise<{count: number; said: string | undefined}> {
  await rm(root, {recursive: true, force: true});
  let count = 0;
  const store = storeThrough(root, (_, __, act) => {
    ++count;
    return count === k || (how === "dies" && k > 0 && count > k) ? Promise.reject(errno("EIO")) : act();
  });
  return {said: await failure(run(toy, {store, trials})), count};
}
