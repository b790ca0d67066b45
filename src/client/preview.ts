/**
 * In the preview pages come without their included parts, which the build puts in: this fetches them from the
 * paper's archive, simulated at draft scale on first use.
 */
export async function fill(): Promise<void> {
  const page = /\/papers\/([\w-]+)\//.exec(location.pathname)?.[1] ?? "report";
  let figures = 0;
  for (const place of document.querySelectorAll<HTMLElement>("[data-include]")) {
    const {paper, part} = partOf(place.dataset.include ?? "", page);
    const html = (await partsOf(paper))[part];
    if (html === undefined) {
      place.className = "observablehq--error";
      place.textContent = `{{${place.dataset.include}}}: ${paper} has no such part`;
      continue;
    }
    const template = document.createElement("template");
    template.innerHTML = html.replace(/((?:href|data-figure)=")\/data\//g, "$1/_file/data/");
    for (const number of template.content.querySelectorAll(".w2s-number")) number.textContent = `Figure ${++figures}.`;
    place.replaceWith(template.content);
  }
  for (const card of document.querySelectorAll(".w2s-claims > .w2s-claim")) {
    if (document.querySelectorAll(`[id="${card.id}"]`).length > 1) card.remove();
  }
}

/** "figure:paper/id" names a part of another paper than the page's. */
export function partOf(include: string, page: string): {paper: string; part: string} {
  const [kind, id] = include.split(":");
  if (/^(register|papers|calibration|cite)$/.test(kind)) return {paper: "report", part: kind};
  if (kind === "count") return {paper: "report", part: include};
  const [first, second] = (id ?? "").split("/");
  if (kind === "claims" || kind === "bibtex" || kind === "tally") return {paper: id ?? page, part: kind};
  return second === undefined ? {paper: page, part: include} : {paper: first, part: `${kind}:${second}`};
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
