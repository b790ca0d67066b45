import {posix} from "node:path";
import {type HTMLElement, parse} from "node-html-parser";
import {escapeHtml} from "../../src/html/html.js";
import {numbered} from "../../src/html/includes.js";
import type {Homes} from "./finish.js";

/** Pages by their path from the site's root. */
export type Pages = Map<string, string>;

/** A paper's pages, in the order in which their figures are numbered. */
const own = ["index.html", "theory.html", "figures.html"];

/** The page that Framework builds for every claim, once. */
export const claimTemplate = "claims/paper/claim.html";

/** What a claim's own page has besides the template. */
export interface ClaimHead {
  readonly title: string;
  readonly description: string;
}

/**
 * Makes a page for every claim of the template's one.
 *
 * @param heads - By "paper/claim".
 */
export function cloneClaims(template: string, heads: ReadonlyMap<string, ClaimHead>): Pages {
  const pages: Pages = new Map();
  for (const [name, {title, description}] of heads) {
    const html = template
      .replace(/<title>[^<|]*/, `<title>${escapeHtml(title)} `)
      .replace(/(<meta name="description" content=")[^"]*/, `$1${escapeHtml(description)}`)
      .replace('data-include="page"', `data-include="page:${name.split("/")[1]}"`);
    pages.set(`claims/${name}.html`, html);
  }
  return pages;
}

/**
 * Leaves out of a paper's further figures those that another of its pages shows, and numbers all. The report's own pages
 * are each numbered by themselves, and may show one figure twice.
 */
export function numberFigures(pages: Pages): void {
  const folderOf = (path: string): string => (path.startsWith("papers/") ? posix.dirname(path) : path);
  for (const folder of new Set([...pages.keys()].map(folderOf))) {
    const paths = folder.startsWith("papers/") ? own.map((name) => `${folder}/${name}`) : [folder];
    let count = 0;
    const placed = new Set<string>();
    for (const path of paths) {
      const html = pages.get(path);
      if (html === undefined) continue;
      const whole = html.replace(
        /<figure class="w2s-figure" id="([^"]+)" data-figure[\s\S]*?<\/figure>/g,
        (figure, id: string) => {
          if (placed.has(id)) return "";
          placed.add(id);
          const shown = numbered(figure, count);
          count = shown.count;
          return shown.html;
        }
      );
      pages.set(path, whole.replace(/<div class="w2s-figures">\s*<\/div>/, noneLeft));
    }
  }
}

const noneLeft = "<p>None: its main page and its page of theory show all.</p>";

/**
 * Where the ids of papers' pages stand. What an address to a paper's main page once led to and now stands on another
 * of its pages is listed at its end, under the id it had, so that the address leads there.
 */
export function settle(pages: Pages): Homes {
  const homes = new Map<string, string>();
  for (const [path, html] of pages) {
    const folder = posix.dirname(path);
    if (!folder.startsWith("papers/")) continue;
    for (const [, id] of html.matchAll(/\sid="([^"]+)"/g))
      if (!homes.has(`${folder}#${id}`)) homes.set(`${folder}#${id}`, path);
  }
  for (const [path, html] of pages) {
    if (!/^papers\/[^/]+\/index\.html$/.test(path)) continue;
    pages.set(path, html.replace("</main>", `${movedHtml(path, pages)}</main>`));
  }
  return (path, id) => {
    const home = homes.get(`${posix.dirname(path)}#${id}`);
    return home === path ? undefined : home;
  };
}

/** Equations and figures on a paper's other pages, linked, each under its id; and what had another id, under that. */
function movedHtml(path: string, pages: Pages): string {
  const folder = posix.dirname(path);
  const items = own.flatMap((name) => {
    const html = pages.get(`${folder}/${name}`);
    if (html === undefined) return [];
    const main = parse(html).querySelector("main");
    const link = (id: string, to: string, text: string): string =>
      `<li><a id="${id}" data-moved href="/${folder}/${name}#${to}">${escapeHtml(text)}</a></li>`;
    const titleOf = (element: HTMLElement): string =>
      element.querySelector(".w2s-title")?.textContent.trim() ?? element.id.replaceAll("-", " ");
    const renamed = (main?.querySelectorAll("[data-was]") ?? []).flatMap((element) =>
      (element.getAttribute("data-was") ?? "").split(" ").map((id) => link(id, element.id, titleOf(element)))
    );
    if (name === own[0]) return renamed;
    const equations = (main?.querySelectorAll('a[id^="eq-"]') ?? []).map(({id}) =>
      link(id, id, `Formula: ${id.slice(3).replaceAll("-", " ")}`)
    );
    const figures = (main?.querySelectorAll("figure[data-figure]") ?? []).map((figure) =>
      link(figure.id, figure.id, titleOf(figure))
    );
    return [...equations, ...figures, ...renamed];
  });
  return items.length === 0
    ? ""
    : `<nav class="w2s-moved" aria-label="On other pages of this paper"><details><summary>Where formulas and figures went that stood here</summary><ul>${items.join("\n")}</ul></details></nav>`;
}
