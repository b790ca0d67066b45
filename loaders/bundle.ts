import {createHash, randomUUID} from "node:crypto";
import {mkdir, rename, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import {storeRoot} from "./paths.js";

/** A sampler made into a worker: the minified file and the hash of its bytes. */
export interface Bundle {
  readonly file: string;
  readonly hash: string;
}

const trials = fileURLToPath(new URL("../src/engine/trials.ts", import.meta.url));

const running = new Map<string, Promise<Bundle>>();

/**
 * Bundles one sampler of a `simulate.ts` with all it imports, and nothing else, into a piscina worker.
 * Comments, local names and unused exports do not reach the bundle; an imported kernel does. Experiments that ask for
 * one sampler at the same time share its bundle.
 *
 * @throws RangeError when `simulate.ts` has no such export.
 */
export function bundleSampler(simulate: string, sampler: string): Promise<Bundle> {
  const key = `${simulate} ${sampler}`;
  const shared = running.get(key) ?? bundleAnew(simulate, sampler).finally(() => running.delete(key));
  running.set(key, shared);
  return shared;
}

async function bundleAnew(simulate: string, sampler: string): Promise<Bundle> {
  const contents = `
    import {runTrials} from ${JSON.stringify(trials)};
    import {${sampler} as trial} from ${JSON.stringify(simulate)};
    export default (task) => {
      const start = performance.now();
      const values = runTrials(trial, task);
      return {values, seconds: (performance.now() - start) / 1e3};
    };`;
  const result = await build({
    stdin: {contents, resolveDir: join(simulate, ".."), loader: "ts"},
    bundle: true,
    minify: true,
    write: false,
    platform: "neutral",
    mainFields: ["module", "main"],
    format: "esm",
    target: "es2022",
    logLevel: "silent"
  }).catch((error: Error) => {
    throw new RangeError(`sampler "${sampler}" of ${simulate} cannot be bundled: ${error.message}`);
  });
  const code = result.outputFiles[0].text;
  const hash = createHash("sha256").update(code).digest("hex");
  const folder = join(storeRoot(), "bundles");
  const file = join(folder, `${hash.slice(0, 32)}.mjs`);
  await mkdir(folder, {recursive: true});
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, code);
  await rename(temporary, file);
  return {file, hash};
}
