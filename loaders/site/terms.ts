import {type HTMLElement, type Node, NodeType} from "node-html-parser";
import {type Term, termHtml} from "../../src/html/glossary.js";

/** Explains the terms of a page. */
export type MarkTerms = (root: HTMLElement, path: string) => void;

/** Where a word is a name, a sign or part of a control, and explains nothing. */
const elsewhere = /^(?:A|BUTTON|CODE|PRE|H\d|TABLE|NAV|DL|SUMMARY|LABEL|SVG|CITE|BLOCKQUOTE)$/;
const signs = /\b(?:katex|w2s-(?:explorer|glances|legend|strip|more|evidence|pages))\b/;

/**
 * What explains each term where a page's text has it first: in paragraphs and lists, not in headings, links, tables
 * and controls. To be called last, since the text's elements are not to be read again.
 *
 * @param home - Path of the page with the glossary; without one nothing is explained.
 */
export function termMarker(terms: readonly Term[], home: string | undefined): MarkTerms {
  const byForm = new Map(terms.flatMap((term) => [term.term, ...(term.also ?? [])].map((form) => [fold(form), term])));
  if (byForm.size === 0 || home === undefined) return () => undefined;
  const longestFirst = [...byForm.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const form = new RegExp(`(?<![\\w-])(?:${longestFirst.map(literal).join("|")})(?![\\w-])${student}`, "gi");
  return (root, path) => {
    const glossary = path === home ? "" : "../".repeat(path.split("/").length - 1) + home;
    const explained = new Set<Term>();
    const mark = (text: string): string =>
      text.replace(form, (words) => {
        const term = byForm.get(fold(words));
        if (!term || explained.has(term)) return words;
        explained.add(term);
        return termHtml(words, term, glossary);
      });
    const main = root.querySelector("main");
    if (main) for (const text of proseOf(main, false)) text.rawText = mark(text.rawText);
  };
}

/** Not before a formula or a t: "Student's $t$" is named after another student. */
const student = "(?!['’]s(?:\\s*$|\\s+t\\b))";

const fold = (text: string): string => text.toLowerCase();
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Texts within paragraphs and items, in order. */
function* proseOf(element: HTMLElement, within: boolean): Generator<Node> {
  for (const child of element.childNodes) {
    if (child.nodeType === NodeType.TEXT_NODE && within) yield child;
    if (child.nodeType !== NodeType.ELEMENT_NODE) continue;
    const inner = child as HTMLElement;
    if (elsewhere.test(inner.tagName) || signs.test(inner.getAttribute("class") ?? "")) continue;
    yield* proseOf(inner, within || /^(?:P|LI)$/.test(inner.tagName));
  }
}
