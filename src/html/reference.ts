import {escapeHtml} from "./html.js";

/** The paper that a page is about. */
export interface Reference {
  readonly authors: readonly string[];
  readonly title: string;
  readonly venue: string;
  readonly year: number;
  readonly arxiv: string;
  readonly url: string;
  readonly bibtex: string;
}

/** The paper a page is about, and what text of it was at hand. */
export function aboutHtml({authors, title, venue, year, arxiv, url}: Reference, sourceHtml: string): string {
  const when = venue.includes(String(year)) ? [] : [String(year)];
  const place = [venue, ...when, `arXiv ${arxiv}`].join(", ");
  return `<p class="w2s-about">On ${escapeHtml(authors.join(", "))}, <a href="${escapeHtml(url)}">${escapeHtml(title)}</a>, ${escapeHtml(place)}. <em>Our source:</em> ${sourceHtml}</p>`;
}

/** The paper's entry for a list of references. */
export const bibtexHtml = ({bibtex}: Reference): string =>
  `<pre class="w2s-bibtex"><code>${escapeHtml(bibtex.trim())}</code></pre>`;
