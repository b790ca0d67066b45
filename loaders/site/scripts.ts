import {createHash} from "node:crypto";
import type {HTMLElement} from "node-html-parser";
import {type DefaultTreeAdapterTypes, parse as parse5} from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/**
 * The inline scripts that a page may have: those of Framework's template, by the SHA-256 of their text with the
 * addresses of its modules cut off; they differ from page to page. A new version of Framework asks for new ones.
 */
const allowed: Readonly<Record<string, string>> = {
  "aOApaGWuENVgg3ac9OlaEAaQg7HgJnrL1ZvEIk5FNNI=": "loads the client",
  "35REi1z5TBNFXm4NfNlngj/NkXoLdBbSkaBr8caWjx8=": "opens the search",
  "fu4WbFWg8AcVdQt4Yi1HbyYlyfY9p6OCesS7tmoB3KU=": "remembers the menu"
};

const digest = (text: string): string => createHash("sha256").update(text).digest("base64");

/** A script's text without what differs between pages: the way to a module of the template, and that module's hash. */
const general = (text: string): string =>
  text.replace(
    /"(?:\.\/|(?:\.\.\/)+|\/(?:[\w.~%-]+\/)*)_observablehq\/(client|search)\.[0-9a-f]{8}\.js"/g,
    '"./_observablehq/$1.js"'
  );

const inlineScripts = (root: HTMLElement): HTMLElement[] =>
  root.querySelectorAll("script").filter((script) => !script.hasAttribute("src"));

/** The hashes that a page's policy admits: of its allowed scripts, and of no other. */
export const admitted = (root: HTMLElement): string[] => {
  const known = inlineScripts(root).filter(({textContent}) => digest(general(textContent)) in allowed);
  return [...new Set(known.map(({textContent}) => `'sha256-${digest(textContent)}'`))];
};

/** The site, wherever it is: what resolves to another origin than this is elsewhere. */
const site = "https://site.invalid/a/b/";

/** Where an address leads as browsers read it, white space, control characters and backslashes included. */
function leadsTo(address: string): URL | undefined {
  return URL.canParse(address, site) ? new URL(address, site) : undefined;
}

const own = (address: string): boolean => leadsTo(address)?.origin === new URL(site).origin;
const picture = (address: string): boolean => /^data:image\/(?:png|svg\+xml)[;,]/.test(address);

/** Attributes with the address of something that a page loads or goes to. */
const addressed =
  /^(?:src|href|data|action|formaction|poster|ping|background|manifest|cite|longdesc|codebase|archive|classid|lowsrc|dynsrc|attributionsrc|code)$/;

/** Elements that load, send, animate addresses or change how addresses are read. */
const refused =
  /^(?:iframe|frame|frameset|object|embed|applet|form|base|style|portal|animate|animatemotion|animatetransform|set)$/i;

/** Attributes that are read as text and never as styles. */
const prose = /^(?:aria-|data-|title$|alt$|content$|value$|d$)/;

/**
 * What of a page could run or load what is not the site's own: inline scripts other than the template's, handlers,
 * refreshes, frames, forms, styles that load, and addresses elsewhere. Links may lead to `https:` and `mailto:`; data
 * in the form of JSON-LD is no script.
 *
 * @param html - Read as browsers read it, with scripts and without.
 */
export function foreignIn(html: string): string[] {
  // Only what stands in a noscript is read in two ways.
  const ways = /<noscript/i.test(html) ? [true, false] : [true];
  const faults = ways.flatMap((scriptingEnabled) =>
    elementsIn(parse5(html, {scriptingEnabled})).flatMap(foreignElement)
  );
  return [...new Set(faults)];
}

function foreignElement(element: Element): string[] {
  const {tagName, attrs} = element;
  const attribute = (name: string): string | undefined => attrs.find((attr) => attr.name.toLowerCase() === name)?.value;
  const faults: string[] = [];
  if (tagName === "script" && attribute("src") === undefined) {
    const text = textOf(element);
    if (!(isData(attribute("type"), text) || digest(general(text)) in allowed))
      faults.push(`inline script that is not the template's: ${quote(text)}`);
  }
  if (refused.test(tagName)) faults.push(`element that has no place here: ${tagName} ${quote(textOf(element))}`);
  const acts = attribute("http-equiv");
  if (acts !== undefined && acts.toLowerCase() !== "content-security-policy")
    faults.push(`meta that acts: ${quote(`${acts} ${attribute("content")}`)}`);
  for (const {name, value} of attrs) {
    const lower = name.toLowerCase();
    const said = `${tagName} ${lower}=${quote(value)}`;
    if (lower.startsWith("on") || lower === "srcdoc") faults.push(`handler: ${said}`);
    if (!isFine(tagName, lower, value)) faults.push(`address elsewhere: ${said}`);
  }
  return faults;
}

function isFine(tag: string, attribute: string, value: string): boolean {
  if (tag === "a" && attribute === "href")
    return own(value) || (/^(?:https:\/\/|mailto:)/.test(value) && leadsTo(value) !== undefined);
  if (addressed.test(attribute)) return own(value) || (/^(?:img|image)$/.test(tag) && picture(value));
  if (/srcset$/.test(attribute)) return value.split(",").every((one) => own(one.trim().split(/\s/)[0]));
  if (attribute === "style") return !/url\(|image-set|\/\/|\\|@/i.test(value);
  // Paints of a drawing: url(#gradient) is its own, any other is loaded.
  return prose.test(attribute) || !/url\(\s*["']?(?!\s*["']?#)/i.test(value);
}

/** Whether a script element holds data: its type says so, and it is JSON. */
function isData(type: string | undefined, text: string): boolean {
  if (type !== "application/ld+json") return false;
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/** All elements within a node, those of templates included. */
function elementsIn(node: Node, found: Element[] = []): Element[] {
  if ("tagName" in node) found.push(node);
  if ("childNodes" in node) for (const inner of node.childNodes) elementsIn(inner, found);
  if ("content" in node) elementsIn(node.content, found);
  return found;
}

const textOf = ({childNodes}: Element): string =>
  childNodes.map((node) => ("value" in node ? node.value : "")).join("");

const quote = (text: string): string => JSON.stringify(text.trim().slice(0, 80));
