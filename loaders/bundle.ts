import {createHash} from "node:crypto";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {type BuildFailure, build} from "esbuild";

/** A sampler made into a module for a worker. It is in no file, so that none can be stale, damaged or pruned. */
export interface Bundle {
  /** The minified module as a data: address. */
  readonly module: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
}

const trials = fileURLToPath(new URL("../src/engine/trials.ts", import.meta.url));

const running = new Map<string, Promise<Bundle>>();

/**
 * Bundles one sampler of a `simulate.ts` with all it imports, and nothing else, into a worker's module.
 * Comments, local names and unused exports do not reach the bundle; an imported kernel does, and so do the words of
 * types, by how often their letters occur: from that esbuild chooses its short names. Experiments that ask for one
 * sampler at the same time share its bundle.
 *
 * @throws RangeError when `simulate.ts` has no such export; the signal's reason when that ended esbuild as well.
 */
export async function bundleSampler(simulate: string, sampler: string, signal?: AbortSignal): Promise<Bundle> {
  const key = `${simulate} ${sampler}`;
  const shared = running.get(key) ?? bundleAnew(simulate, sampler).finally(() => running.delete(key));
  running.set(key, shared);
  try {
    return await shared;
  } catch (error) {
    if (!(error instanceof RangeError)) await setTimeout(50); // what ends us may have reached esbuild first
    signal?.throwIfAborted();
    throw error;
  }
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
    if (!("errors" in error)) throw error; // esbuild itself failed, say killed by the signal that ends us
    const {text} = (error as BuildFailure).errors[0];
    throw new RangeError(`sampler "${sampler}" of ${simulate} cannot be bundled: ${text}`);
  });
  const code = result.outputFiles[0].text;
  const hash = createHash("sha256").update(code).digest("hex");
  // Stacks show the name instead of the whole module.
  const named = Buffer.from(`${code}//# sourceURL=${sampler}\n`);
  return {module: `data:text/javascript;base64,${named.toString("base64")}`, hash};
}
