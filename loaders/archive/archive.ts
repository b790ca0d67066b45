import {strToU8, type Zippable, zipSync} from "fflate";
import {find} from "../../src/engine/input.js";
import {synthesis} from "../../src/html/figure.js";
import {defaultEffects, type PackEffects} from "./effects.js";
import {packPaper} from "./paper.js";
import {packReport} from "./report.js";
import {packSynthesis} from "./synthesis.js";

/** What the includes of pages are replaced by: HTML by name, see `includes`. */
export type PageParts = Readonly<Record<string, string>>;

/**
 * Everything of one paper's page in a zip: `page.json` with the HTML of its includes, and for each figure its data
 * (JSON, CSV), drawing (SVG) and specifications (Vega-Lite, Vega). The id "report" gives what belongs to no paper:
 * the whole register and the list of papers; the id "compare" gives the figures of the synthesis.
 */
export async function archive(id: string, effects: PackEffects = defaultEffects): Promise<Uint8Array> {
  const papers = await effects.loadPapers();
  const files =
    id === "report"
      ? await packReport(papers, effects)
      : id === synthesis
        ? await packSynthesis(papers, effects)
        : await packPaper(find(papers, id, "paper"), effects);
  const pack: Zippable = {};
  for (const [name, text] of Object.entries(files)) pack[name] = [strToU8(text), {mtime: "2000-01-01T00:00:00"}];
  return zipSync(pack, {level: 6});
}
