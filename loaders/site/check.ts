import {dirname, posix} from "node:path";
import {parse} from "node-html-parser";
import {foreignIn} from "./scripts.js";

/** A page as published. */
export interface PublishedPage {
  /** From the site's root. */
  readonly path: string;
  readonly html: string;
}

/**
 * What is wrong with a built site: error marks of Framework and KaTeX, includes that nothing fills, doubled ids, links
 * to files or anchors that are not there, images without a text, and what could run or load what is not the site's.
 *
 * @param files - All files of the site, from its root.
 */
export function faultsOf(pages: readonly PublishedPage[], files: ReadonlySet<string>): string[] {
  // One page after the other: what was read of a page weighs little beside its elements.
  const read = pages.map(readPage);
  const anchors = new Map(read.map(({path, ids}) => [path, ids]));
  return read.flatMap(({path, faults, addresses}) =>
    [...new Set([...faults, ...brokenLinks(path, addresses, files, anchors)])].map((fault) => `${path}: ${fault}`)
  );
}

/** What is wrong with a page by itself, and what links need to know of it. */
function readPage({path, html}: PublishedPage) {
  const root = parse(html, {comment: false});
  const faults = foreignIn(html);
  for (const element of root.querySelectorAll(".observablehq--error, .katex-error")) {
    faults.push(`error mark: ${element.getAttribute("title") ?? element.textContent.trim().slice(0, 200)}`);
  }
  for (const element of root.querySelectorAll("[data-include]")) {
    faults.push(`nothing to include for {{${element.getAttribute("data-include")?.replace(":", " ")}}}`);
  }
  const ids = new Set<string>();
  for (const {id} of root.querySelectorAll("[id]")) {
    if (id !== "" && ids.has(id)) faults.push(`id "${id}" twice`);
    ids.add(id);
  }
  for (const element of root.querySelectorAll("img:not([alt]), svg[role=img]:not([aria-label])")) {
    faults.push(`image without a text: ${element.toString().slice(0, 80)}`);
  }
  if (!html.includes('<html lang="en">')) faults.push("no language");
  const addresses = addressesOf(root);
  for (const code of root.querySelectorAll("code, pre")) code.remove();
  const text = root.querySelector("main")?.textContent ?? "";
  for (const [mark] of text.matchAll(/\{\{[^}]*\}\}|\$\$/g)) faults.push(`left over: ${mark}`);
  return {path, faults, ids, addresses};
}

type Root = ReturnType<typeof parse>;

function addressesOf(root: Root): string[] {
  const of = (name: string): string[] =>
    root.querySelectorAll(`[${name}]`).map((element) => element.getAttribute(name) ?? "");
  const lively = of("data-figure").flatMap((source) => [`${source}.vg.json`, `${source}.phone.vg.json`]);
  return [...of("href"), ...of("src"), ...of("srcset"), ...lively];
}

/** Links of a page that lead nowhere within the site. External ones are not looked at. */
export function brokenLinks(
  path: string,
  links: readonly string[],
  files: ReadonlySet<string>,
  anchors: ReadonlyMap<string, ReadonlySet<string>>
): string[] {
  return links.flatMap((link) => {
    if (/^[a-z][a-z+.-]*:/i.test(link)) return [];
    const [address, hash] = decodeURI(link).split("#");
    let target = address === "" ? path : posix.join(dirname(path), address.split("?")[0]).replace(/^\//, "");
    if (target === "." || target === "./" || target === "") target = "index.html";
    else if (target.endsWith("/")) target += "index.html";
    if (!files.has(target)) return [`broken link: ${link}`];
    if (hash && !hash.startsWith(":~:") && !anchors.get(target)?.has(hash)) return [`broken anchor: ${link}`];
    return [];
  });
}
