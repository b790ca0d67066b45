import {counted} from "../../src/charts/numbers.js";
import {papersHtml} from "../../src/html/papers.js";
import {registerTable} from "../../src/html/register.js";
import {calibrationHtml, registerValues} from "../../src/html/register-values.js";
import type {Paper} from "../papers.js";
import {citeHtml} from "../site/cite.js";
import {render} from "../site/markdown.js";
import type {PackEffects} from "./effects.js";
import {type Files, json, told} from "./figure.js";

/** What belongs to no paper: the whole register, the list of papers, the numbers that the report's own pages quote. */
export async function packReport(papers: readonly Paper[], effects: PackEffects): Promise<Files> {
  const {scale} = effects;
  const judged = await effects.wholeRegister(papers, scale);
  const {entries, calibration} = judged;
  const view = await effects.registerView(papers);
  const listed = papers.flatMap((paper) => {
    const {id, bibliography} = paper;
    const own = entries.filter((entry) => entry.paper === id);
    const lines = own.map((entry) => told(paper, own, entry.id));
    return bibliography ? [{...bibliography, summaryHtml: render.inline(bibliography.summary), told: lines}] : [];
  });
  const parts: Record<string, string> = {
    papers: papersHtml(listed),
    "count:papers": counted(papers.length),
    cite: citeHtml(await effects.currentEdition()),
    register: registerTable(entries, view),
    calibration: calibrationHtml(calibration)
  };
  for (const [name, html] of Object.entries(registerValues(entries, view))) parts[`value:${name}`] = html;
  return {"page.json": json(parts), "claims.json": json(await effects.publish(judged, papers, scale))};
}
