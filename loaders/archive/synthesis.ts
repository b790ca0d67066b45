import {find} from "../../src/engine/input.js";
import type {Results} from "../../src/engine/results.js";
import {synthesis} from "../../src/html/figure.js";
import type {Paper} from "../papers.js";
import type {PackEffects} from "./effects.js";
import {type Files, json, packFigures} from "./figure.js";

/** The figures of the synthesis: drawn like a paper's, from experiments of several papers. */
export async function packSynthesis(papers: readonly Paper[], effects: PackEffects): Promise<Files> {
  const {scale} = effects;
  const figures = await effects.loadSynthesis();
  const paper: Paper = {...nothing, id: synthesis, figures, quoted: () => ({})};
  const results: Record<string, Results> = {};
  for (const name of new Set(figures.flatMap(({experiments}) => experiments))) {
    const [id, experiment] = name.split("/");
    results[name] = (await effects.loadResults(find(papers, id, "paper"), {scale}, [experiment]))[experiment];
  }
  const packages = await effects.usedPackages();
  const {parts, files} = await packFigures(paper, figures, {results, entries: [], scale, packages});
  return {"page.json": json(parts), ...files};
}

const nothing = {simulate: "", experiments: [], laws: {}, claims: [], quantities: {}, models: {}};
