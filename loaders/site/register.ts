import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {escapeHtml} from "../../src/components/html.js";
import type {Scale} from "../../src/engine/experiment.js";
import type {Paper} from "../papers.js";
import {storeRoot} from "../paths.js";
import {render} from "./markdown.js";

/** A judged entry of the register, as far as the pages look into it. */
export interface Entry {
  readonly paper: string;
  readonly id: string;
  readonly result: string;
  readonly outcome: string;
  readonly statement: string;
  readonly note?: string;
}

/** The judged register that `npm run build` left in the store; untested entries where there is none yet. */
export async function readRegister(papers: readonly Paper[], scale: Scale): Promise<Entry[]> {
  const file = join(storeRoot(), `register-${scale}.json`);
  const judged: Entry[] = await readFile(file, "utf8").then(JSON.parse, () => []);
  return papers.flatMap(({id: paper, claims}) =>
    claims.map(
      ({id, result, statement}) =>
        judged.find((entry) => entry.paper === paper && entry.id === id) ?? {
          paper,
          id,
          result,
          outcome: "not tested",
          statement
        }
    )
  );
}

export const claimCard = (entry: Entry): string =>
  `<section class="w2s-claim" id="claim-${entry.id}">${render.block(entry.statement)}<p><span class="w2s-outcome" data-outcome="${entry.outcome}">${escapeHtml(entry.outcome)}</span></p></section>`;

export const registerTable = (entries: readonly Entry[]): string =>
  `<div class="w2s-scroll" tabindex="0" role="group" aria-label="Register"><table class="w2s-register"><thead><tr><th scope="col">Result</th><th scope="col">Statement</th><th scope="col">Outcome</th></tr></thead><tbody>${entries
    .map(
      ({id, result, statement, outcome}) =>
        `<tr id="claim-${id}"><td>${escapeHtml(result)}</td><td>${render.inline(statement)}</td><td><span class="w2s-outcome" data-outcome="${outcome}">${escapeHtml(outcome)}</span></td></tr>`
    )
    .join("")}</tbody></table></div>`;
