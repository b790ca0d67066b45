import {existsSync} from "node:fs";
import {join} from "node:path";
import {budgetChart} from "../../src/charts/budget.js";
import type {Entry} from "../../src/engine/register.js";
import {familyOf} from "../../src/engine/rerun.js";
import {nameOfClaim, plainText} from "../../src/html/claim-names.js";
import {claimBrief, claimPage} from "../../src/html/claim-page.js";
import {drawingHtml} from "../../src/html/drawing.js";
import {folderOf, verdictHtml} from "../../src/html/figure.js";
import {escapeHtml} from "../../src/html/html.js";
import {glanceHtml, legendHtml, stripHtml} from "../../src/html/matrix.js";
import {aboutHtml, bibtexHtml, moreFiguresHtml} from "../../src/html/reference.js";
import type {RegisterView} from "../../src/html/view.js";
import type {Paper} from "../papers.js";
import {projectRoot, repositoryUrl} from "../paths.js";
import {built} from "../room-problems.js";
import {citeClaim} from "../site/cite.js";
import {drawTwice, twice} from "../site/drawing.js";
import {render} from "../site/markdown.js";
import type {ClaimHead} from "../site/pages.js";
import type {PackEffects} from "./effects.js";
import {type Files, json, packFigures, pictures, told} from "./figure.js";

/** Everything of one paper's pages, with the data of its figures and claims and the code that runs in the page. */
export async function packPaper(paper: Paper, effects: PackEffects): Promise<Files> {
  const {scale} = effects;
  const results = await effects.loadResults(paper, {scale});
  const entries = await effects.entriesOf(paper, scale);
  const view = await effects.registerView([paper]);
  const edition = await effects.currentEdition();
  const {parts, files, shown} = await packFigures(paper, paper.figures, {
    results,
    entries,
    scale,
    packages: await effects.usedPackages()
  });
  const {bibliography} = paper;
  if (bibliography) {
    const theory = existsSync(join(projectRoot, "src/papers", paper.id, "theory.md"));
    parts.figures = moreFiguresHtml(bibliography, Object.values(parts));
    parts.bibtex = bibtexHtml(bibliography);
    parts.paper = aboutHtml(bibliography, render.inline(bibliography.source), theory);
  }
  for (const entry of entries) {
    const {id} = entry;
    const budget = await packBudget(paper, entry);
    const figure = entry.figure === undefined ? undefined : shown.get(entry.figure);
    const short = view.short(paper.id, id);
    const name = nameOfClaim(view.result(paper.id, entry.result), id);
    parts[`claim:${id}`] = claimBrief(entry, view);
    parts[`verdict:${id}`] = verdictHtml(paper.id, told(paper, entries, id));
    parts[`page:${id}`] = claimPage(entry, view, {
      ...(budget.html !== undefined && {budget: budget.html}),
      ...(figure && {figure}),
      about: parts.paper ?? "",
      cite: citeClaim(edition, short, name),
      ...disputeOf(short)
    });
    parts[`head:${id}`] = JSON.stringify(headOf(entry, view));
    Object.assign(files, budget.files, {[`claim-${id}.json`]: json(entry)});
  }
  parts.strip = `${legendHtml(entries)}\n${stripHtml(entries, view)}`;
  parts.tally = `${legendHtml(entries)}\n<p>${glanceHtml(entries)}</p>`;
  const quoted = built(paper.id, "numbers in prose", "quoted", () => paper.quoted(results));
  for (const [name, text] of Object.entries(quoted)) parts[`value:${name}`] = escapeHtml(text);
  const explorer = await effects.packExplorer(paper);
  if (explorer) parts.explorer = explorer.html;
  Object.assign(files, explorer?.files, await effects.packRerun(paper));
  files["family.json"] = json(familyOf(await effects.familyEntries(paper, scale)));
  return {"page.json": json(parts), ...files};
}

/** Title and description of a claim's page, plain text. */
function headOf({paper, id, result, statement, outcome}: Entry, view: RegisterView): ClaimHead {
  const title = `${view.short(paper, id)} ${nameOfClaim(view.result(paper, result), id)}`;
  return {title, description: `${view.paper(paper)}: ${plainText(statement)} ${outcome}.`};
}

/** The form for a dispute about a claim, filled in, where the repository is known. */
function disputeOf(short: string): {dispute?: string} {
  const repository = repositoryUrl();
  if (!repository) return {};
  const query = new URLSearchParams({template: "wrong-verdict.yml", title: `Wrong verdict: ${short}`, entry: short});
  return {dispute: `${repository}/issues/new?${query}`};
}

/** The error budget of a limit, drawn. */
async function packBudget(paper: Paper, {id, test}: Entry): Promise<{html?: string; files: Files}> {
  const declared = paper.claims.find((claim) => claim.id === id)?.test;
  if (!test || declared?.kind !== "limit") return {files: {}};
  const [page, phone] = twice(() => budgetChart(test, declared.size));
  if (!page || !phone) return {files: {}};
  const {drawing, files} = await drawTwice(folderOf(paper.id), `claim-${id}-budget`, [page, phone]);
  const html = drawingHtml(drawing, "Error budget", `Error budget: the gap against the size ${declared.size}.`);
  return {html, files: pictures(files)};
}
