import {counted} from "../../src/charts/numbers.js";
import {doubtsHtml} from "../../src/html/doubts.js";
import {glossaryHtml} from "../../src/html/glossary.js";
import {matrixHtml} from "../../src/html/matrix.js";
import {glancesHtml, papersHtml} from "../../src/html/papers.js";
import {registerTable} from "../../src/html/register.js";
import {calibrationHtml, registerValues} from "../../src/html/register-values.js";
import {seedsHtml} from "../../src/html/seeds.js";
import {skewedHtml} from "../../src/html/skewed.js";
import type {Paper} from "../papers.js";
import {citeHtml, editionHtml} from "../site/cite.js";
import type {PackEffects} from "./effects.js";
import {type Files, json} from "./figure.js";

/** What belongs to no paper: the whole register, the list of papers, the numbers that the report's own pages quote. */
export async function packReport(papers: readonly Paper[], effects: PackEffects): Promise<Files> {
  const {scale} = effects;
  const judged = await effects.wholeRegister(papers, scale);
  const {entries, calibration, skewed, doubts} = judged;
  const view = await effects.registerView(papers);
  const listed = papers.flatMap(({id, bibliography}) =>
    bibliography ? [{...bibliography, entries: entries.filter(({paper}) => paper === id)}] : []
  );
  const edition = await effects.currentEdition();
  const parts: Record<string, string> = {
    papers: papersHtml(listed),
    glance: glancesHtml(listed),
    "count:papers": counted(papers.length),
    cite: citeHtml(edition),
    edition: editionHtml(edition),
    matrix: matrixHtml(entries, view),
    register: registerTable(entries, view),
    calibration: calibrationHtml(calibration) + skewedHtml(skewed, view),
    doubts: doubtsHtml(doubts, view.paper),
    seeds: seedsHtml(await effects.readSeeds()),
    glossary: glossaryHtml(await effects.readGlossary())
  };
  for (const [name, html] of Object.entries(registerValues(entries, view))) parts[`value:${name}`] = html;
  return {"page.json": json(parts), "claims.json": json(await effects.publish(judged, papers, scale))};
}
