import {escapeHtml} from "./html.js";

/** A claim that a figure's readers may judge again. */
export interface Judgeable {
  readonly id: string;
  readonly name: string;
}

/** What the panel of a figure knows before anything is loaded. */
export interface Offer {
  readonly trials: number;
  readonly claims: readonly Judgeable[];
}

/** The panel "Run it here" beside a figure, filled by a script when it is opened; or why there is none. */
export function rerunHtml(offer: Offer | {readonly why: string}): string {
  if ("why" in offer)
    return `<details class="w2s-rerun"><summary>Run it here</summary><p>Not in a browser: ${escapeHtml(offer.why)}. The command under “About this figure” runs it.</p></details>
`;
  const json = escapeHtml(JSON.stringify(offer));
  return `<details class="w2s-rerun" data-rerun="${json}"><summary>Run it here</summary></details>
`;
}

const number = (name: string, label: string, value: number, least: number, most: number): string =>
  `<label>${label} <input type="number" name="${name}" value="${value}" min="${least}" max="${most}" step="1" required autocomplete="off"></label>`;

/** What stands in the panel once it is open. */
export function panelHtml({claims}: Offer, seed: number, trials: number, most: {seed: number; trials: number}): string {
  const options = claims.map(({id, name}) => {
    const alone = claims.filter((claim) => claim.name === name).length === 1;
    return `<option value="${escapeHtml(id)}">${escapeHtml(alone ? name : `${name}: ${id}`)}</option>`;
  });
  return `<form class="w2s-run">
${number("seed", "Seed", seed, 0, most.seed)}
${number("trials", "Trials", trials, 1, most.trials)}
<button type="submit">Run</button> <button type="button" data-action="stop" hidden>Stop</button> <button type="button" data-action="link">Copy link to this run</button>
<progress aria-label="Trials done" hidden></progress>
</form>
<p class="w2s-status" role="status"></p>
<p class="w2s-result" hidden><button type="button" data-action="data">Data of this run (JSON)</button></p>
${
  claims.length === 0
    ? ""
    : `<form class="w2s-judge"><label>Judge again <select name="claim" autocomplete="off">${options.join("")}</select></label>
${number("trials", "with trials", 2, 2, most.trials)}
<button type="submit">Judge with these trials</button>
</form>
<div class="w2s-verdict" role="status"></div>`
}`;
}
