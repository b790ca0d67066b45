import {existsSync} from "node:fs";
import {rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {parseArgs} from "node:util";
import type {Scale} from "../src/engine/experiment.js";
import {currentScale} from "./archive.js";
import {loadPapers} from "./papers.js";
import {storeRoot} from "./paths.js";
import {postbuild} from "./postbuild.js";
import {terminal} from "./progress.js";
import {runExperiments} from "./run.js";
import {generateAssets} from "./site/assets.js";
import {observable, prepareCache} from "./site/framework.js";
import {judgePapers, verify} from "./verify.js";

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
process.once("SIGINT", () => stop.abort(new Error("stopped; finished chunks are stored")));

try {
  await build(scale, output);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function build(scale: Scale, output: string): Promise<void> {
  const papers = await loadPapers();
  const selection = papers.flatMap((paper) => paper.experiments.map((experiment) => ({paper, experiment})));
  await runExperiments(selection, {scale, reporter: terminal(), signal: stop.signal});
  const register = join(storeRoot(), `register-${scale}.json`);
  await writeFile(register, JSON.stringify(await judgePapers(papers, {scale})));
  await generateAssets();
  await prepareCache();
  // Framework clears only an output within the project; anything but a built site is left alone.
  if (existsSync(join(output, "_observablehq"))) await rm(output, {recursive: true});
  await observable(["build"], {W2S_SCALE: scale, W2S_OUTPUT: output, W2S_REGISTER: register});
  const pages = await postbuild(output);
  console.log(`${output}: ${pages} pages at ${scale} scale`);
  // The gate: a published outcome may not change unnoticed.
  if (scale === "paper") process.exitCode = await verify();
}
