import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Figure} from "../src/engine/figure.js";
import {synthesis} from "../src/html/figure.js";
import {projectRoot} from "./paths.js";
import {roomModule} from "./room-module.js";

const file = "src/compare/figures.ts";

/**
 * Figures that lay several papers side by side; their experiments are named "paper/experiment". A report need not have
 * any.
 *
 * @param root - The project's folder.
 */
export async function loadSynthesis(root = projectRoot): Promise<readonly Figure[]> {
  return existsSync(join(root, file)) ? (await roomModule(root, file, ["figures"])).figures : [];
}

/** What there is an archive of, see `archive`: each paper, the report, and the synthesis where there is one. */
export const archivesOf = (papers: readonly {readonly id: string}[], root = projectRoot): string[] => [
  ...papers.map(({id}) => id),
  "report",
  ...(existsSync(join(root, file)) ? [synthesis] : [])
];
