import {join} from "node:path";
import {build} from "esbuild";
import type {Figure} from "../../src/engine/figure.js";
import {find} from "../../src/engine/input.js";
import {testsOf} from "../../src/engine/register.js";
import {explorerHtml} from "../../src/html/explorer.js";
import {folderOf, type Told} from "../../src/html/figure.js";
import type {Offer} from "../../src/html/rerun.js";
import {startOf} from "../../src/html/settings.js";
import {claimModules, type Paper} from "../papers.js";
import {projectRoot} from "../paths.js";
import {drawTwice, twice} from "./drawing.js";

/** A part of a page with the files of the paper's folder that it loads. */
export interface Packed {
  readonly html: string;
  readonly files: Readonly<Record<string, string>>;
}

/** The explorer of a paper's page: drawn at the paper's values, with its theory as a module and its chart. */
export async function packExplorer({id, explorer}: Paper): Promise<Packed | undefined> {
  if (!explorer) return undefined;
  const rows = explorer.rows(startOf(explorer));
  const {drawing, files} = await drawTwice(
    folderOf(id),
    "explorer",
    twice(() => ({rows, spec: explorer.spec()}))
  );
  const module = await bundle(id, `export {explorer} from "./explorer.js";`);
  return {html: explorerHtml(id, explorer, drawing), files: {...files, "explorer.js": module}};
}

/** What re-runs in the page load: the paper's samplers as a worker, and its figures and claims as a module. */
export async function packRerun({id, experiments, laws, figures}: Paper): Promise<Record<string, string>> {
  if (experiments.length === 0) return {};
  const parts = claimModules(id);
  const imports = parts.map((file, k) => `import {claims as part${k}} from ${source(file)};`);
  const module = await bundle(
    id,
    `import {experiments} from "./experiments.js";
    ${figures.length > 0 ? `import {figures} from "./figures.js";` : "const figures = [];"}
    ${imports.join("\n")}
    const claims = [${parts.map((_, k) => `...part${k}`)}];
    const laws = ${JSON.stringify(laws)};
    export const room = {paper: ${JSON.stringify(id)}, experiments: Object.values(experiments), laws, figures, claims};
    export * from ${source("src/engine/rerun.ts")};`
  );
  const worker = await bundle(
    id,
    `import * as samplers from "./simulate.js";
    import {serve} from ${source("src/client/rerun/worker.ts")};
    serve(samplers);`
  );
  return {"rerun.js": module, "worker.js": worker};
}

/** Seconds that a reader waits for one trial. */
const patience = 3;

/** What the panel of a figure offers, or why nothing; undefined for theory alone and for several papers. */
export function offerOf(
  paper: Paper,
  {experiments, rerun}: Figure,
  told: readonly Told[]
): Offer | {readonly why: string} | undefined {
  const own = paper.experiments.filter(({id}) => experiments.includes(id));
  if (own.length === 0) return undefined;
  if (rerun && "why" in rerun) return rerun;
  if (rerun && rerun.seconds > patience)
    return {why: `one trial takes about ${Math.round(rerun.seconds)} seconds of processor time`};
  // A draft is a matter of seconds; four of them are still bearable in a browser.
  const bearable = own.map(({trials}) => Math.max(2, Math.min(trials.paper, 4 * trials.draft)));
  const tested = told.filter(({claim}) => testsOf(find(paper.claims, claim, "claim")).length > 0);
  return {trials: Math.min(...bearable), claims: tested.map(({claim, name}) => ({id: claim, name}))};
}

const source = (file: string): string => JSON.stringify(join(projectRoot, file));

/** A module of a paper's room in one minified file. */
async function bundle(paper: string, contents: string): Promise<string> {
  const result = await build({
    stdin: {contents, resolveDir: join(projectRoot, "src/papers", paper), loader: "ts"},
    bundle: true,
    minify: true,
    write: false,
    platform: "neutral",
    mainFields: ["module", "main"],
    format: "esm",
    target: "es2022",
    legalComments: "none",
    logLevel: "silent"
  });
  return result.outputFiles[0].text;
}
