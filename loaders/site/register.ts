import {readFile} from "node:fs/promises";
import type {Doubts} from "../../src/engine/doubts.js";
import type {Scale} from "../../src/engine/experiment.js";
import type {Entry} from "../../src/engine/register.js";
import type {Paper} from "../papers.js";
import {type JudgedRegister, judgeAndCalibrate} from "../publish.js";
import {judgePapers} from "../verify.js";

// A build judges all papers once, since the adjustment for many tests is over the whole register, and hands the
// result to the loaders in this file. The preview judges what it shows.
const handedOver = async (): Promise<JudgedRegister | undefined> => {
  const file = process.env.W2S_REGISTER;
  return file ? JSON.parse(await readFile(file, "utf8")) : undefined;
};

/** What came of doubting the formulas, where a build handed it over. */
export const doubtsAtHand = async (): Promise<Doubts | undefined> => (await handedOver())?.doubts;

/** The entries of one paper. */
export async function entriesOf(paper: Paper, scale: Scale): Promise<readonly Entry[]> {
  const judged = await handedOver();
  return judged ? judged.entries.filter((entry) => entry.paper === paper.id) : judgePapers([paper], {scale});
}

/** The entries of all papers; in the preview, of this one. */
export async function familyEntries(paper: Paper, scale: Scale): Promise<readonly Entry[]> {
  return (await handedOver())?.entries ?? entriesOf(paper, scale);
}

/** The whole register. */
export async function wholeRegister(papers: readonly Paper[], scale: Scale): Promise<JudgedRegister> {
  return (await handedOver()) ?? judgeAndCalibrate(papers, {scale});
}
