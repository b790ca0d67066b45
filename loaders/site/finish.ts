import {type HTMLElement, parse} from "node-html-parser";
import {placeOf} from "../../src/html/includes.js";
import {curlQuotes} from "./quotes.js";
import {admitted} from "./scripts.js";
import type {MarkTerms} from "./terms.js";

/** The HTML of an include on a paper's page (or on "report"), undefined where there is none. */
export type PartLookup = (include: string, page: string) => string | undefined;

const options = {comment: true, blockTextElements: {script: true, style: true, pre: true}} as const;

/** Where an id of a page stands, if on another of its paper's pages: that page's path. */
export type Homes = (path: string, id: string) => string | undefined;

/**
 * Finishes one page whose includes are filled: leads links to where things stand, makes addresses relative, mends the
 * template, sets the security policy, and curves quotation marks.
 *
 * @param path - The page's path from the site's root, "papers/mechanisms/index.html".
 */
export function finishPage(
  filled: string,
  path: string,
  homes: Homes = () => undefined,
  explain: MarkTerms = () => undefined
): string {
  const root = parse(filled, options);
  dropDoubled(root);
  linkEquations(root);
  leadHome(root, path, homes);
  markFar(root);
  // The first picture is most likely seen at once.
  root.querySelector("main figure img")?.removeAttribute("loading");
  relativize(root, path);
  mendTemplate(root);
  explain(root, path);
  const text = root.toString();
  const page = text.replace("<head>", `<head>\n${policy(root)}`).replace(/<!DOCTYPE html>\s*/i, "<!DOCTYPE html>\n");
  return curlQuotes(page);
}

/** Replaces the elements that name an include; an unknown one stays, and is found by the check. */
export function fill(html: string, path: string, lookup: PartLookup): string {
  const {owner} = placeOf(path);
  return html.replace(
    /<(div|span) data-include="([^"]*)"><\/\1>/g,
    (whole, _tag, include: string) => lookup(include, owner) ?? whole
  );
}

/** Leads links to a paper's page to the one of its pages that has what they point to. */
function leadHome(root: HTMLElement, path: string, homes: Homes): void {
  for (const link of root.querySelectorAll("main a[href]")) {
    const [, page, id] = /^(?:\/(papers\/[^#]+))?#(.+)$/.exec(link.getAttribute("href") ?? "") ?? [];
    if (id === undefined) continue;
    const home = homes(page ?? path, id);
    if (home !== undefined) link.setAttribute("href", `/${home}#${id}`);
  }
}

/** A claim that stands on the page has its anchor there, and not in the strip. */
function dropDoubled(root: HTMLElement): void {
  const placed = new Set(root.querySelectorAll(".w2s-claim[id]").map(({id}) => id));
  for (const cell of root.querySelectorAll(".w2s-strip a[id]")) {
    if (!placed.has(cell.id)) continue;
    cell.removeAttribute("id");
    cell.removeAttribute("data-moved");
  }
}

/** Turns the anchor before a numbered equation into a link to it; of two before one equation, the last. */
function linkEquations(root: HTMLElement): void {
  for (const mark of root.querySelectorAll('main a[id^="eq-"]')) {
    if (mark.textContent !== "" || mark.nextElementSibling?.tagName === "A") continue;
    mark.setAttribute("href", `#${mark.id}`);
    mark.setAttribute("class", "w2s-equation");
    mark.setAttribute("aria-label", "Link to the equation that follows");
    mark.set_content("#");
  }
}

/** Marks what is most likely far from the screen at first: the page lays it out when it comes near. */
function markFar(root: HTMLElement): void {
  const main = root.querySelector("main");
  const blocks = main?.children ?? [];
  const start = blocks.findIndex(({tagName}) => tagName === "H2");
  const text = start < 0 ? [] : blocks.slice(start).filter(({tagName}) => /^(P|UL|OL)$/.test(tagName));
  // A displayed formula may scroll, and the link beside it stands outside its paragraph.
  const flat = text.filter(
    (block) => !block.classList.contains("katex-block") && !block.querySelector(".w2s-equation")
  );
  for (const block of [...flat, ...(main?.querySelectorAll("figcaption, .w2s-claim") ?? [])])
    block.classList.add("w2s-far");
}

const addresses = ["href", "src", "srcset", "data-figure"] as const;

/** Turns addresses from the site's root into relative ones, so that the site works below any path. */
function relativize(root: HTMLElement, path: string): void {
  const up = "../".repeat(path.split("/").length - 1) || "./";
  for (const name of addresses) {
    for (const element of root.querySelectorAll(`[${name}^="/"]`)) {
      const address = (element.getAttribute(name) ?? "").slice(1);
      const own = address.startsWith(`${path}#`);
      element.setAttribute(name, own ? address.slice(path.length) : up + address);
    }
  }
}

/** Papers that the menu lists openly. */
const few = 3;

/** What Framework's template lacks: the language, zooming, names for its controls. */
function mendTemplate(root: HTMLElement): void {
  root.querySelector("html")?.setAttribute("lang", "en");
  root.querySelector('meta[name="viewport"]')?.setAttribute("content", "width=device-width, initial-scale=1");
  root.querySelector('meta[name="generator"]')?.remove();
  for (const link of root.querySelectorAll('link[rel="stylesheet external"]')) {
    link.setAttribute("rel", "stylesheet");
    // The letters of the first screen come with the page, not after its stylesheet.
    const folder = (link.getAttribute("href") ?? "").replace(/[^/]*$/, "fonts");
    for (const face of ["serif", "sans"])
      link.insertAdjacentHTML(
        "beforebegin",
        `<link rel="preload" as="font" type="font/woff2" href="${folder}/${face}.woff2" crossorigin>`
      );
  }
  root
    .querySelector("body")
    ?.insertAdjacentHTML("afterbegin", '<a class="w2s-skip" href="#observablehq-main">Skip to the content</a>');
  root.querySelector("#observablehq-search input")?.setAttribute("aria-label", "Search");
  const toggle = root.querySelector("#observablehq-sidebar-toggle");
  toggle?.setAttributes({...toggle.attributes, role: "button", "aria-pressed": "mixed", "aria-label": "Menu"});
  // A list holds items only.
  const close = root.querySelector("#observablehq-sidebar-close");
  close?.replaceWith(`<li class="w2s-close">${close.toString()}</li>`);
  const menu = root.querySelector("#observablehq-sidebar");
  menu?.setAttribute("aria-label", "Pages");
  // What lies before the content is few steps of the keyboard: a long list opens when it is asked for.
  const list = menu?.querySelector("details[open]");
  if ((list?.querySelectorAll("a").length ?? 0) > few) list?.removeAttribute("open");
  // The contents stand beside the text and come after it.
  const contents = root.querySelector("#observablehq-toc");
  if (contents)
    root.querySelector("#observablehq-main")?.insertAdjacentHTML("afterend", `\n${contents.remove().toString()}`);
  root.querySelector("#observablehq-toc nav")?.setAttribute("aria-label", "On this page");
  root.querySelector("#observablehq-footer nav")?.setAttribute("aria-label", "Neighbouring pages");
}

/** A policy that admits the template's own scripts and nothing from elsewhere; KaTeX needs style attributes. */
function policy(root: HTMLElement): string {
  const rules = [
    "default-src 'none'",
    ["script-src 'self'", ...admitted(root)].join(" "),
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'self'",
    "form-action 'none'"
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${rules.join("; ")}">`;
}
