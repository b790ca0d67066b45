import {dropPlacedCards, numberFigures, ownerOf, partOf} from "../html/includes.js";

/**
 * In the preview pages come without their included parts, which the build puts in: this fetches them from the
 * paper's archive, simulated at draft scale on first use.
 */
export async function fill(): Promise<void> {
  const page = ownerOf(location.pathname);
  let figures = 0;
  for (const place of document.querySelectorAll<HTMLElement>("[data-include]")) {
    const {paper, part} = partOf(place.dataset.include ?? "", page);
    const html = (await partsOf(paper))[part];
    if (html === undefined) {
      place.className = "observablehq--error";
      place.textContent = `{{${place.dataset.include}}}: ${paper} has no such part`;
      continue;
    }
    const numbered = numberFigures(html, figures);
    figures = numbered.count;
    const template = document.createElement("template");
    template.innerHTML = numbered.html.replace(/((?:href|data-figure)=")\/data\//g, "$1/_file/data/");
    place.replaceWith(template.content);
  }
  dropPlacedCards(document);
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
