import {anchor} from "./figure.js";
import {escapeHtml} from "./html.js";

/** The paper that a page is about. */
export interface Reference {
  readonly id: string;
  readonly authors: readonly string[];
  readonly title: string;
  readonly short: string;
  readonly venue: string;
  readonly year: number;
  readonly arxiv: string;
  readonly url: string;
  readonly bibtex: string;
}

/**
 * The paper a page is about, what text of it was at hand, and its other pages.
 *
 * @param page.theory - Whether it has a page of theory.
 */
export function aboutHtml(
  {id, authors, title, venue, year, arxiv, url}: Reference,
  {sourceHtml, theory}: {readonly sourceHtml: string; readonly theory: boolean}
): string {
  const when = venue.includes(String(year)) ? [] : [String(year)];
  const place = [venue, ...when, `arXiv ${arxiv}`].join(", ");
  const pages = [
    ["index", "Main page"],
    ...(theory ? [["theory", "Theory and derivations"]] : []),
    ["figures", "More figures"]
  ];
  const links = pages.map(([page, name]) => `<a href="/papers/${id}/${page}.html">${name}</a>`);
  return `<p class="w2s-about">On ${escapeHtml(authors.join(", "))}, <a href="${escapeHtml(url)}">${escapeHtml(title)}</a>, ${escapeHtml(place)}. <em>Our source:</em> ${sourceHtml}</p>
<p class="w2s-pages">${links.join(" · ")} · <a href="/claims.html#${id}">All claims</a></p>`;
}

/** The paper's entry for a list of references. */
export const bibtexHtml = ({bibtex}: Reference): string =>
  `<pre class="w2s-bibtex"><code>${escapeHtml(bibtex.trim())}</code></pre>`;

/** All figures of a paper; the finished page leaves out those that stand on another of its pages. */
export const figuresHtml = (id: string, short: string, figures: readonly string[]): string =>
  `<h1>More figures</h1>
<p>These are the figures of <a href="${anchor(id, "").slice(0, -1)}">${escapeHtml(short)}</a> that stand on none of its other pages.</p>
<div class="w2s-figures">${figures.join("\n")}</div>`;
