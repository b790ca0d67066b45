import {numbered, partOf, placeOf} from "../html/includes.js";

/**
 * In the preview pages come without their included parts, which the build puts in: this fetches them from the
 * paper's archive, simulated at draft scale on first use.
 */
export async function fill(): Promise<void> {
  const {owner, name} = placeOf(location.pathname);
  let figures = 0;
  for (const place of document.querySelectorAll<HTMLElement>("[data-include]")) {
    const include = place.dataset.include ?? "";
    const {paper, part} = partOf(include === "page" ? `page:${name}` : include, owner);
    const html = (await partsOf(paper))[part];
    if (html === undefined) {
      place.className = "observablehq--error";
      place.textContent = `{{${place.dataset.include}}}: ${paper} has no such part`;
      continue;
    }
    const {html: piece, count} = numbered(html, figures);
    figures = count;
    const template = document.createElement("template");
    template.innerHTML = piece.replace(/((?:href|src|srcset|data-figure)=")\/data\//g, "$1/_file/data/");
    place.replaceWith(template.content);
  }
}

const loaded = new Map<string, Promise<Record<string, string>>>();

function partsOf(paper: string): Promise<Record<string, string>> {
  let parts = loaded.get(paper);
  if (!parts) {
    parts = fetch(`/_file/data/${paper}/page.json`).then((response) => response.json());
    loaded.set(paper, parts);
  }
  return parts;
}
