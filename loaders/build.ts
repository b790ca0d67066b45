import {existsSync} from "node:fs";
import {readdir, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {parseArgs} from "node:util";
import type {Scale} from "../src/engine/experiment.js";
import {synthesis} from "../src/html/figure.js";
import {currentScale, publishedPapers} from "./archive.js";
import {storeRoot} from "./paths.js";
import {postbuild} from "./postbuild.js";
import {terminal} from "./progress.js";
import {judgeAndCalibrate} from "./publish.js";
import {runExperiments} from "./run.js";
import {generateAssets} from "./site/assets.js";
import {makeArchives, observable, prepareCache} from "./site/framework.js";
import {verify} from "./verify.js";

// `npm run build`: simulate what the store lacks, build the pages, finish and check them.
const {values} = parseArgs({
  options: {
    scale: {type: "string", default: currentScale()},
    output: {type: "string", default: process.env.W2S_OUTPUT ?? "dist"}
  }
});
const {scale, output} = values;
if (scale !== "paper" && scale !== "draft") {
  console.error(`--scale ${scale}: must be paper or draft`);
  process.exit(2);
}

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => stop.abort(new Error("stopped; finished chunks are stored")));

try {
  await build(scale, output);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function build(scale: Scale, output: string): Promise<void> {
  const papers = await publishedPapers();
  const selection = papers.flatMap((paper) => paper.experiments.map((experiment) => ({paper, experiment})));
  const {signal} = stop;
  await runExperiments(selection, {scale, reporter: terminal(), signal});
  const register = join(storeRoot(), `register-${scale}.json`);
  const judged = await judgeAndCalibrate(papers, {scale, reporter: terminal(), signal});
  await writeFile(register, JSON.stringify(judged));
  signal.throwIfAborted();
  await generateAssets();
  await prepareCache();
  const staging = `${output}.building`;
  await rm(staging, {recursive: true, force: true});
  const env = {W2S_SCALE: scale, W2S_OUTPUT: staging, W2S_REGISTER: register};
  await makeArchives([...papers.map(({id}) => id), "report", synthesis], env, {signal});
  await observable(["build"], env, {signal});
  const pages = await postbuild(staging);
  signal.throwIfAborted();
  await replaceSite(staging, output);
  console.log(`${output}: ${pages} pages at ${scale} scale`);
  // The gate: a published outcome may not change unnoticed.
  if (scale === "paper") process.exitCode = await verify({entries: judged.entries});
}

/** Puts a finished site in the place of the last one; a faulty build never gets here. */
async function replaceSite(staging: string, output: string): Promise<void> {
  const there = existsSync(output) ? await readdir(output) : [];
  if (there.length > 0 && !there.includes("_observablehq"))
    throw new Error(`${output} is not a built site: not replaced`);
  await rm(output, {recursive: true, force: true});
  await rename(staging, output);
}
