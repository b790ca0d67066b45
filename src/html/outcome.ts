import type {Grade} from "../engine/claim.js";
import {escapeHtml} from "./html.js";

/** The mark of each outcome, beside its colour, in the order in which they are told. */
export const glyphs: Readonly<Record<string, string>> = {
  reproduced: "✓",
  "fails as printed, holds corrected": "◪",
  "not reproduced": "✗",
  "rests on an unstated choice": "◇",
  exploratory: "○",
  "checked without simulation": "=",
  undecided: "?",
  "not tested": "–"
};

/** Whose sentence a claim judges, in words. */
export const ownerWords = {
  paper: "the paper’s sentence",
  reading: "our reading of the paper",
  ours: "our own statement"
} as const;

/** What a source is, in words. */
export const gradeWords: Readonly<Record<Grade, string>> = {
  "full text": "the full text",
  "damaged scan": "the full text, its formulas damaged or missing in our copy",
  talk: "a talk on the paper",
  abstract: "the abstract",
  "public notes": "public notes on the paper",
  ours: "derived for this report"
};

/** The mark of an outcome. */
export const glyph = (outcome: string): string => glyphs[outcome] ?? "·";

/** An outcome as a word in its colour. */
export const badge = (outcome: string): string =>
  `<span class="w2s-outcome" data-outcome="${outcome}">${escapeHtml(outcome)}</span>`;
