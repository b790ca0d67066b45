import {readFile} from "node:fs/promises";
import {escapeHtml} from "../../src/components/html.js";
import type {Scale} from "../../src/engine/experiment.js";
import type {Entry} from "../../src/engine/register.js";
import type {Paper} from "../papers.js";
import {judgePapers} from "../verify.js";
import {render} from "./markdown.js";

/**
 * The judged register of these papers. A build judges all papers once, since the adjustment for many tests is over
 * the whole register, and hands the entries on in a file (W2S_REGISTER); the preview judges what it shows.
 */
export async function readRegister(papers: readonly Paper[], scale: Scale): Promise<Entry[]> {
  const file = process.env.W2S_REGISTER;
  if (!file) return judgePapers(papers, {scale});
  const entries: Entry[] = JSON.parse(await readFile(file, "utf8"));
  return entries.filter(({paper}) => papers.some(({id}) => id === paper));
}

export const claimCard = (entry: Entry): string =>
  `<section class="w2s-claim" id="claim-${entry.id}">${render.block(entry.statement)}<p><span class="w2s-outcome" data-outcome="${entry.outcome}">${escapeHtml(entry.outcome)}</span></p></section>`;

export const registerTable = (entries: readonly Entry[]): string =>
  `<div class="w2s-scroll" tabindex="0" role="group" aria-label="Register"><table class="w2s-register"><thead><tr><th scope="col">Result</th><th scope="col">Statement</th><th scope="col">Outcome</th></tr></thead><tbody>${entries
    .map(
      ({paper, id, result, statement, outcome}) =>
        `<tr id="claim-${id}"><td>${escapeHtml(`${paper} ${result}`)}</td><td>${render.inline(statement)}</td><td><span class="w2s-outcome" data-outcome="${outcome}">${escapeHtml(outcome)}</span></td></tr>`
    )
    .join("")}</tbody></table></div>`;
