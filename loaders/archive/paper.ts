import {budgetChart} from "../../src/charts/budget.js";
import type {Entry} from "../../src/engine/register.js";
import {familyOf} from "../../src/engine/rerun.js";
import {chartBox, nameSvg, verdictHtml} from "../../src/html/figure.js";
import {escapeHtml} from "../../src/html/html.js";
import {tallyHtml} from "../../src/html/papers.js";
import {aboutHtml, bibtexHtml} from "../../src/html/reference.js";
import {claimCard} from "../../src/html/register.js";
import type {Paper} from "../papers.js";
import {built} from "../room-problems.js";
import {draw} from "../site/charts.js";
import {render} from "../site/markdown.js";
import type {PackEffects} from "./effects.js";
import {type Files, json, packFigures, told} from "./figure.js";

/** Everything of one paper's page, with the data of its figures and claims and the code that runs in the page. */
export async function packPaper(paper: Paper, effects: PackEffects): Promise<Files> {
  const {scale} = effects;
  const results = await effects.loadResults(paper, {scale});
  const entries = await effects.entriesOf(paper, scale);
  const view = await effects.registerView([paper]);
  const {parts, files} = await packFigures(paper, paper.figures, {
    results,
    entries,
    scale,
    packages: await effects.usedPackages()
  });
  if (paper.bibliography) {
    parts.bibtex = bibtexHtml(paper.bibliography);
    parts.paper = aboutHtml(paper.bibliography, render.inline(paper.bibliography.source));
  }
  for (const entry of entries) {
    parts[`claim:${entry.id}`] = claimCard(entry, view, await budgetSvg(paper, entry));
    parts[`verdict:${entry.id}`] = verdictHtml(paper.id, told(paper, entries, entry.id));
    files[`claim-${entry.id}.json`] = json(entry);
  }
  const cards = entries.map(({id}) => parts[`claim:${id}`]);
  parts.tally = tallyHtml(entries.map(({outcome}) => outcome));
  parts.claims = `<div class="w2s-claims">${parts.tally}${cards.join("\n")}</div>`;
  const quoted = built(paper.id, "numbers in prose", "quoted", () => paper.quoted(results));
  for (const [name, text] of Object.entries(quoted)) parts[`value:${name}`] = escapeHtml(text);
  const explorer = await effects.packExplorer(paper);
  if (explorer) parts.explorer = explorer.html;
  Object.assign(files, explorer?.files, await effects.packRerun(paper));
  files["family.json"] = json(familyOf(await effects.familyEntries(paper, scale)));
  return {"page.json": json(parts), ...files};
}

/** The error budget of a limit, drawn. */
async function budgetSvg(paper: Paper, {id, test}: Entry): Promise<string | undefined> {
  const declared = paper.claims.find((claim) => claim.id === id)?.test;
  const chart = test && declared?.kind === "limit" && budgetChart(test, declared.size);
  if (!chart) return undefined;
  const {svg} = await draw(chart.rows, chart.spec);
  return chartBox(nameSvg(svg, `Error budget: the gap against the size ${declared.size}.`), "Error budget");
}
