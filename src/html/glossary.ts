import {escapeHtml} from "./html.js";

/** A term that pages explain. */
export interface Term {
  readonly term: string;
  /** Other forms of it, plurals and long names. */
  readonly also?: readonly string[] | undefined;
  /** Plain text. */
  readonly meaning: string;
}

/** A term's name in addresses. */
export const nameOfTerm = (term: string): string =>
  term
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** All terms with their meanings, each under an anchor. */
export function glossaryHtml(terms: readonly Term[]): string {
  const entries = terms.map(
    ({term, meaning}) =>
      `<div><dt id="term-${nameOfTerm(term)}"><dfn>${escapeHtml(term)}</dfn></dt><dd>${escapeHtml(meaning)}</dd></div>`
  );
  return `<dl class="w2s-glossary">\n${entries.join("\n")}\n</dl>`;
}

/**
 * A term in running text with its meaning, which shows on hover and focus without a script; the link leads to the
 * glossary.
 *
 * @param words - As the text has them, HTML.
 * @param glossary - Address of the glossary's page from the page that holds the text.
 */
export function termHtml(words: string, {term, meaning}: Term, glossary: string): string {
  const name = nameOfTerm(term);
  return `<span class="w2s-term"><a href="${glossary}#term-${name}" aria-describedby="meaning-${name}">${words}</a><span class="w2s-meaning" role="tooltip" id="meaning-${name}">${escapeHtml(meaning)}</span></span>`;
}
