import type {Doubts, Refused} from "../engine/doubts.js";
import {escapeHtml} from "./html.js";

/** The wrong versions that a claim refuses, formula by formula; HTML, nothing where there are none. */
export function refusedHtml(refused: readonly Refused[]): string {
  const formulas = [...new Set(refused.map(({formula}) => formula))];
  if (formulas.length === 0) return "";
  const changes = (formula: string): string =>
    refused.flatMap((one) => (one.formula === formula ? [escapeHtml(one.change)] : [])).join(", ");
  const items = formulas.map((formula) => `<li><code>${escapeHtml(formula)}</code>: ${changes(formula)}</li>`);
  return `<h2 id="doubt">Wrong formulas it refuses</h2>
<p>The formulas were changed one at a time and judged again on the same results. With each of these changes this entry has another outcome, lets one of its wrong variants through, or cannot be judged:</p>
<ul class="w2s-refused">${items.join("\n")}</ul>`;
}

/**
 * How many wrong formulas the register notices, a row a paper; HTML.
 *
 * @param paper - A paper's menu title.
 */
export function doubtsHtml(doubts: Doubts | undefined, paper: (id: string) => string): string {
  if (!doubts) return "<p>Formulas are doubted at paper scale only.</p>";
  const rows = doubts.tallies.map(
    ({part, mutants, caught, excused}) =>
      `<tr><td>${part === "models" ? "formulas of several papers" : escapeHtml(paper(part))}</td><td>${mutants}</td><td>${caught}</td><td>${excused}</td></tr>`
  );
  return `<table><thead><tr><th>paper</th><th>changes</th><th>noticed by the register</th><th>excused</th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table>`;
}
