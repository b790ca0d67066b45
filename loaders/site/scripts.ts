import {createHash} from "node:crypto";
import {type HTMLElement, parse} from "node-html-parser";

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

const relative = (address: string): boolean => !/^\s*(?:[a-z][a-z\d+.-]*:|\/\/|\\)/i.test(address);
const picture = (address: string): boolean => /^data:image\/(?:png|svg\+xml)[;,]/.test(address);

/** Attributes with the address of something that a page loads or goes to. */
const addressed = ["src", "href", "xlink:href", "data", "action", "formaction", "poster", "ping", "background"];

/**
 * What of a page could run or load what is not the site's own: inline scripts other than the template's, handlers,
 * refreshes, frames, forms, styles that load, and addresses elsewhere. Links may lead to `https:` and `mailto:`.
 */
export function foreignIn(html: string): string[] {
  const root = parse(html, {comment: false, blockTextElements: {script: true, style: true}});
  const faults: string[] = [];
  for (const {textContent} of inlineScripts(root))
    if (!(digest(general(textContent)) in allowed))
      faults.push(`inline script that is not the template's: ${quote(textContent)}`);
  for (const element of root.querySelectorAll("iframe, frame, object, embed, applet, form, base, style, portal"))
    faults.push(`element that has no place here: ${quote(element.toString())}`);
  for (const meta of root.querySelectorAll("meta[http-equiv]"))
    if (!/^content-security-policy$/i.test(meta.getAttribute("http-equiv") ?? ""))
      faults.push(`meta that acts: ${quote(meta.toString())}`);
  for (const element of root.querySelectorAll("*")) {
    for (const [name, value] of Object.entries(element.attributes)) {
      const attribute = name.toLowerCase();
      if (attribute.startsWith("on") || attribute === "srcdoc")
        faults.push(`handler: ${element.rawTagName} ${attribute}=${quote(value)}`);
      const link = element.tagName === "A" && attribute === "href";
      const text = attribute === "style" || attribute === "srcset";
      const fine = link
        ? relative(value) || /^(?:https:\/\/|mailto:)/.test(value)
        : !addressed.includes(attribute) || relative(value) || picture(value);
      if (!fine || (text && /url\(|\/\//i.test(value)))
        faults.push(`address elsewhere: ${element.rawTagName} ${attribute}=${quote(value)}`);
    }
  }
  return faults;
}

const quote = (text: string): string => JSON.stringify(text.trim().slice(0, 80));
