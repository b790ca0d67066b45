import {ownerOf, partOf} from "../html/includes.js";

/**
 * In the preview pages come without their included parts, which the build puts in: this fetches them from the
 * paper's archive, simulated at draft scale on first use.
 */
export async function fill(): Promise<void> {
  const page = ownerOf(location.pathname);
  const name = /([\w-]+)(?:\.html)?$/.exec(location.pathname)?.[1];
  let figures = 0;
  for (const place of document.querySelectorAll<HTMLElement>("[data-include]")) {
    const include = place.dataset.include ?? "";
    const {paper, part} = partOf(include === "page" ? `page:${name}` : include, page);
    const html = (await partsOf(paper))[part];
    if (html === undefined) {
      place.className = "observablehq--error";
      place.textContent = `{{${place.dataset.include}}}: ${paper} has no such part`;
      continue;
    }
    const template = document.createElement("template");
    template.innerHTML = html.replace(/((?:href|src|srcset|data-figure)=")\/data\//g, "$1/_file/data/");
    for (const number of template.content.querySelectorAll(".w2s-number")) number.textContent = `Figure ${++figures}.`;
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
