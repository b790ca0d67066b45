import {readFile} from "node:fs/promises";
import {join, relative} from "node:path";
import {Script} from "node:vm";
import {build} from "esbuild";
import type {Claim} from "../../src/engine/claim.js";
import type {Values} from "../../src/engine/experiment.js";
import type {Entry, Filed, judgeRegister} from "../../src/engine/register.js";
import type {Results, Run} from "../../src/engine/results.js";
import {claimModules, type Paper} from "../papers.js";
import {projectRoot} from "../paths.js";
import {type Declared, rewrite} from "./rewrite.js";
import type {Switch} from "./switch.js";

/** A paper's claims with the engine that judges them, evaluated anew. */
export interface Room {
  readonly claims: readonly Claim[];
  readonly Results: new (run: Run, trials: readonly Values[]) => Results;
  readonly judgeRegister: typeof judgeRegister;
}

/** A paper's claims in one script whose theory asks a switch. */
export interface Doubtful {
  /** Exports of theory modules that this paper's claims import, by name. */
  readonly declared: ReadonlyMap<string, Declared>;
  evaluate(): Room;
}

/** Modules that hold formulas: rooms' theory, and the spectra on the shelf. */
const theory = /\/src\/(?:papers\/[^/]+\/theory(?:\/[^/]+)?|models\/marchenko-pastur)\.ts$/;

/** Bundles a paper's claims, theory behind the switch that is `globalThis.__doubt` when the script is evaluated. */
export async function doubtfulRoom(paper: Paper): Promise<Doubtful> {
  const declared = new Map<string, Declared>();
  const parts = claimModules(paper.id);
  const contents = `
    ${parts.map((file, k) => `import {claims as part${k}} from ${JSON.stringify(join(projectRoot, file))};`).join("\n")}
    export const claims = [${parts.map((_, k) => `...part${k}`)}];
    export {Results} from ${JSON.stringify(join(projectRoot, "src/engine/results.ts"))};
    export {judgeRegister} from ${JSON.stringify(join(projectRoot, "src/engine/register.ts"))};`;
  const result = await build({
    stdin: {contents, resolveDir: projectRoot, loader: "ts"},
    bundle: true,
    write: false,
    format: "iife",
    globalName: "room",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    plugins: [
      {
        name: "doubt",
        setup({onLoad}) {
          onLoad({filter: theory}, async ({path}) => {
            const file = relative(join(projectRoot, "src"), path)
              .replace(/^papers\//, "")
              .replace(/\.ts$/, "");
            const rewritten = rewrite(await readFile(path, "utf8"), file);
            for (const one of rewritten.declared) declared.set(`${file}#${one.name}`, one);
            return {contents: rewritten.code, loader: "ts"};
          });
        }
      }
    ]
  });
  const script = new Script(`${result.outputFiles[0].text}\nroom;`);
  return {declared, evaluate: () => script.runInThisContext() as Room};
}

/** Claims of a room with results, as the register takes them. */
export const filed = (paper: string, claims: readonly Claim[], results: Filed["results"]): Filed[] =>
  claims.map((claim) => ({paper, claim, results}));

/** What a mutant must change to be noticed: the outcome, or whether controls are refused. */
export const noticed = ({outcome, test, correction}: Entry): string =>
  JSON.stringify([outcome, [test, correction?.test].map((judged) => judged?.controls.map(({rejected}) => rejected))]);

declare global {
  var __doubt: Switch;
}
