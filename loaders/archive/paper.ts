import {familyOf} from "../../src/engine/rerun.js";
import {escapeHtml} from "../../src/html/html.js";
import {glanceHtml, legendHtml, stripHtml} from "../../src/html/matrix.js";
import {aboutHtml, bibtexHtml, figuresHtml} from "../../src/html/reference.js";
import type {Paper} from "../papers.js";
import {built} from "../room-problems.js";
import {render} from "../site/markdown.js";
import {packClaim} from "./claim.js";
import type {PackEffects} from "./effects.js";
import {type Files, json, packFigures} from "./figure.js";

/** Everything of one paper's pages, with the data of its figures and claims and the code that runs in a page. */
export async function packPaper(paper: Paper, effects: PackEffects): Promise<Files> {
  const {scale} = effects;
  const {id, bibliography} = paper;
  const results = await effects.loadResults(paper, {scale});
  const entries = await effects.entriesOf(paper, scale);
  const view = await effects.registerView([paper]);
  const edition = await effects.currentEdition();
  const packages = await effects.usedPackages();
  const {parts, files, shown} = await packFigures(paper, paper.figures, {results, entries, scale, packages});
  parts.figures = figuresHtml(id, bibliography?.short ?? id, Object.values(parts));
  parts.bibtex = bibliography ? bibtexHtml(bibliography) : "";
  parts.paper = bibliography
    ? aboutHtml(bibliography, {sourceHtml: render.inline(bibliography.source), theory: effects.hasTheory(id)})
    : "";
  for (const entry of entries) {
    const figure = entry.figure === undefined ? undefined : shown.get(entry.figure);
    const claim = await packClaim(paper, entry, {entries, view, edition, about: parts.paper, figure});
    Object.assign(parts, claim.parts);
    Object.assign(files, claim.files);
  }
  parts.strip = `${legendHtml(entries)}\n${stripHtml(entries, view)}`;
  parts.tally = `${legendHtml(entries)}\n<p>${glanceHtml(entries)}</p>`;
  const quoted = built(id, "numbers in prose", "quoted", () => paper.quoted(results));
  for (const [name, text] of Object.entries(quoted)) parts[`value:${name}`] = escapeHtml(text);
  const explorer = await effects.packExplorer(paper);
  if (explorer) parts.explorer = explorer.html;
  Object.assign(files, explorer?.files, await effects.packRerun(paper));
  files["family.json"] = json(familyOf(await effects.familyEntries(paper, scale)));
  return {"page.json": json(parts), ...files};
}
