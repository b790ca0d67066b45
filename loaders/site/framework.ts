import {spawn} from "node:child_process";
import {mkdir, readdir, rm} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {inLanes} from "../lanes.js";
import {projectRoot} from "../paths.js";

const cacheOf = (root: string): string => join(root, ".observablehq/cache");

// Framework asks the npm registry for the latest version of these, used or not, unless a folder names one.
const implicit = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "parquet-wasm",
  "react",
  "react-dom",
  "topojson-client"
];

/**
 * Drops loaders' stale output, which Framework would publish, and keeps Framework off the network.
 *
 * @param root - Framework's root, absolute.
 */
export async function prepareCache(root: string): Promise<void> {
  const cache = cacheOf(root);
  await rm(join(cache, "data"), {recursive: true, force: true});
  const npm = join(cache, "_npm");
  for (const name of implicit) {
    const parent = join(npm, dirname(name));
    const there = await readdir(parent).catch((): string[] => []);
    const base = name.slice(name.lastIndexOf("/") + 1);
    if (!there.some((folder) => folder.startsWith(`${base}@`)))
      await mkdir(join(npm, `${name}@0.0.0`), {recursive: true});
  }
}

/**
 * Makes these archives, in processes beside each other, into Framework's cache. Framework would make them by its loader,
 * one at a time; it takes what it finds there.
 *
 * @param options.signal - Aborting ends it.
 * @throws Error with the output of a process that fails.
 */
export async function makeArchives(
  root: string,
  ids: readonly string[],
  env: Readonly<Record<string, string>>,
  {signal}: {readonly signal?: AbortSignal} = {}
): Promise<void> {
  const folder = join(cacheOf(root), "data");
  await mkdir(folder, {recursive: true});
  await inLanes("loaders/archive/lane.ts", ids, {...env, W2S_ARCHIVES: folder}, signal);
}

/**
 * Runs Framework's command line.
 *
 * @param options.loud - Show its output as it comes; otherwise only when it fails.
 * @param options.signal - Aborting ends it.
 * @throws Error when it exits with another code than 0, or the signal's reason.
 */
export async function observable(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  {loud = false, signal}: {readonly loud?: boolean; readonly signal?: AbortSignal} = {}
): Promise<void> {
  const bin = createRequire(import.meta.url).resolve("@observablehq/framework/dist/bin/observable.js");
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: projectRoot,
    env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1", ...env},
    stdio: loud ? "inherit" : "pipe"
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => child.kill(name));
  signal?.addEventListener("abort", () => child.kill());
  if (signal?.aborted) child.kill();
  const code = await new Promise((resolve) => child.on("close", resolve));
  signal?.throwIfAborted();
  if (code !== 0) throw new Error(`observable ${args.join(" ")} failed\n${output}`);
}
