import type {Calibration} from "../src/engine/calibration/rate.js";
import type {Skewed} from "../src/engine/calibration/skew.js";
import type {Doubts} from "../src/engine/doubts.js";
import {defaultSeed} from "../src/engine/experiment.js";
import {find} from "../src/engine/input.js";
import {type ClaimsDocument, claimsDocument} from "../src/engine/publication.js";
import {type Entry, judgeRegister} from "../src/engine/register.js";
import {anchor, claimHref, folderOf, sourceHref} from "../src/html/figure.js";
import type {RegisterView} from "../src/html/view.js";
import {calibrationFor, skewedFor} from "./calibrate.js";
import {shortIds} from "./claim-ids.js";
import {readAccepted, readReport} from "./data.js";
import type {Paper} from "./papers.js";
import {claimLines} from "./register-problems.js";
import type {RunOptions} from "./run.js";
import {fileClaims} from "./verify.js";

/** The register of all papers with its calibration, as the site shows it; plain data. */
export interface JudgedRegister {
  readonly entries: readonly Entry[];
  readonly calibration: Calibration;
  /** What few, skewed trials make of the tests; at paper scale. */
  readonly skewed?: readonly Skewed[];
  /** What came of doubting the formulas; at paper scale. */
  readonly doubts?: Doubts;
}

/** Judges every claim of every paper as one register and calibrates it, simulating what the store lacks. */
export async function judgeAndCalibrate(papers: readonly Paper[], options: RunOptions = {}): Promise<JudgedRegister> {
  const filed = await fileClaims(papers, options);
  const judged = {entries: judgeRegister(filed), calibration: await calibrationFor(filed, options)};
  return options.scale === "draft" ? judged : {...judged, skewed: await skewedFor(filed, options)};
}

/** What cards and tables need: names from the papers' data, code lines from their sources, the site's Markdown. */
export async function registerView(
  papers: readonly Paper[],
  render: Pick<RegisterView, "inline" | "block">,
  doubts?: Doubts
): Promise<RegisterView> {
  const accepted = await readAccepted();
  const idsOf = ({id, claims}: Paper) =>
    shortIds(
      id,
      claims.map((claim) => claim.id),
      accepted
    );
  const ids = new Map(papers.map((paper) => [paper.id, idsOf(paper)]));
  const lines = new Map(await Promise.all(papers.map(async (paper) => [paper.id, await claimLines(paper)] as const)));
  return {
    inline: (markdown) => render.inline(markdown),
    block: (markdown) => render.block(markdown),
    paper: (id) => find(papers, id, "paper").bibliography?.short ?? id,
    result: (paper, id) => numbered(papers, paper, id)?.name ?? id,
    about: (paper, id) => {
      return numbered(papers, paper, id);
    },
    short: (paper, claim) => ids.get(paper)?.get(claim) ?? claim,
    code: (paper, claim) => lines.get(paper)?.[claim],
    refused: (paper, claim) => doubts?.refused[`${paper}/${claim}`] ?? []
  };
}

/** What is published as `claims.json`. */
export async function publish(
  {entries, calibration}: JudgedRegister,
  papers: readonly Paper[],
  scale: string
): Promise<ClaimsDocument> {
  const {code, short} = await registerView(papers, {inline: String, block: String});
  return claimsDocument(
    entries,
    {title: (await readReport()).title, scale, seed: defaultSeed, calibration},
    ({paper, id, result, equation, figure, testFile}) => {
      const known = numbered(papers, paper, result);
      const file = code(paper, id)?.split("#")[0];
      return {
        name: known?.name ?? result,
        where: known?.where ?? "",
        short: short(paper, id),
        links: {
          page: claimHref(paper, id),
          data: `${folderOf(paper)}/claim-${id}.json`,
          ...(equation && {equation: anchor(paper, equation)}),
          ...(figure && {figure: anchor(paper, figure)}),
          ...(file && {code: sourceHref(file)}),
          ...(testFile && {test: sourceHref(testFile)})
        }
      };
    }
  );
}

const numbered = (papers: readonly Paper[], paper: string, id: string) =>
  find(papers, paper, "paper").bibliography?.results.find((result) => result.id === id);
