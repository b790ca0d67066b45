import {escapeHtml} from "./html.js";

/** The mark of each outcome, beside its colour, in the order in which they are told. */
export const glyphs: Readonly<Record<string, string>> = {
  reproduced: "✓",
  "reproduced with correction": "◪",
  "not reproduced": "✗",
  undecided: "?",
  "not tested": "–"
};

/** The mark of an outcome. */
export const glyph = (outcome: string): string => glyphs[outcome] ?? "·";

/** An outcome as a word in its colour. */
export const badge = (outcome: string): string =>
  `<span class="w2s-outcome" data-outcome="${outcome}">${escapeHtml(outcome)}</span>`;
