import {rm, writeFile} from "node:fs/promises";
import {parseArgs} from "node:util";
import {defaultSeed, type Scale} from "../src/engine/experiment.js";
import {explain, Failure, Stopped, stopSignal} from "./failure.js";
import {filesOf, type Output, prepareOutput, replaceSite, writeMark} from "./output.js";
import {loadPapers} from "./papers.js";
import {currentScale, env} from "./paths.js";
import {postbuild} from "./postbuild.js";
import {terminal} from "./progress.js";
import {judgeAndCalibrate} from "./publish.js";
import {problemsOf} from "./register-problems.js";
import {addressFor, runExperiments} from "./run.js";
import {generateAssets} from "./site/assets.js";
import {makeArchives, observable, prepareCache} from "./site/framework.js";
import {differences, type Expected} from "./site/readback.js";
import {openWorkshop, type Workshop} from "./site/workshop.js";
import {archivesOf} from "./synthesis.js";
import {verify} from "./verify.js";

// `npm run build`: simulate what the store lacks, build the pages, finish and check them, read them back, publish.
const usage = "npm run build -- [--scale paper|draft] [--output FOLDER]";

interface Asked {
  readonly scale: Scale;
  readonly output: string;
}

function asked(args: readonly string[]): Asked {
  const options = {scale: {type: "string"}, output: {type: "string"}, help: {type: "boolean", short: "h"}} as const;
  let values: {scale?: string | undefined; output?: string | undefined; help?: boolean | undefined};
  try {
    ({values} = parseArgs({args: [...args], options}));
  } catch (error) {
    throw new Failure(`${(error as Error).message.split(/[.\n]/)[0]}; ${usage}`);
  }
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  // `npm run build --scale draft` gives npm the flag, not the build.
  if (env("npm_config_scale") ?? env("npm_config_output"))
    throw new Failure(`npm took a flag of the build for its own: write -- before it; ${usage}`);
  const scale = values.scale ?? currentScale();
  if (scale !== "paper" && scale !== "draft") throw new Failure(`--scale ${scale}: must be paper or draft`);
  if (values.output === "") throw new Failure("--output: is empty; name a folder");
  return {scale, output: values.output ?? env("W2S_OUTPUT") ?? "dist"};
}

try {
  const {scale, output} = asked(process.argv.slice(2));
  const signal = stopSignal();
  const place = await prepareOutput(output);
  const workshop = await openWorkshop().catch(async (error) => {
    await rm(place.staging, {recursive: true, force: true});
    throw error;
  });
  try {
    process.exitCode = await build(scale, place, workshop, signal);
  } finally {
    await workshop.close();
    await rm(place.staging, {recursive: true, force: true});
  }
} catch (error) {
  console.error(explain(error) ?? (error instanceof Error ? error.message : error));
  process.exitCode = error instanceof Stopped ? error.exitCode : error instanceof Failure ? 2 : 1;
}

async function build(scale: Scale, place: Output, {root, register}: Workshop, signal: AbortSignal): Promise<number> {
  const papers = await loadPapers();
  const problems = await problemsOf(papers);
  if (problems.length > 0) throw new Failure(problems.join("\n"));
  const selection = papers.flatMap((paper) => paper.experiments.map((experiment) => ({paper, experiment})));
  await runExperiments(selection, {scale, reporter: terminal(), signal});
  const judged = await judgeAndCalibrate(papers, {scale, reporter: terminal(), signal});
  await writeFile(register, JSON.stringify(judged));
  signal.throwIfAborted();
  await generateAssets(root);
  await prepareCache(root);
  const env = {W2S_SCALE: scale, W2S_OUTPUT: place.staging, W2S_ROOT: root, W2S_REGISTER: register};
  await makeArchives(root, archivesOf(papers), env, {signal});
  await observable(["build"], env, {signal});
  const pages = await postbuild(place.staging, root);
  signal.throwIfAborted();

  const addresses: Record<string, string> = {};
  for (const selected of selection)
    addresses[`${selected.paper.id}/${selected.experiment.id}`] = await addressFor(selected, {scale});
  const expected: Expected = {scale, seed: defaultSeed, addresses, entries: judged.entries};
  const files = await filesOf(place.staging);
  const wrong = await differences(place.staging, files, expected);
  if (wrong.length > 0)
    throw new Error(`The built site is not what was judged:\n${wrong.map((line) => `  ${line}`).join("\n")}`);
  await writeMark(place.staging, {scale, seed: defaultSeed, addresses, files});
  signal.throwIfAborted();
  await replaceSite(place);
  console.log(`${place.folder}: ${pages} pages at ${scale} scale`);
  // The gate: a published outcome may not change unnoticed.
  return scale === "paper" ? verify({entries: judged.entries}) : 0;
}
