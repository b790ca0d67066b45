import {budgetChart} from "../../src/charts/budget.js";
import type {Entry} from "../../src/engine/register.js";
import {nameOfClaim, plainText} from "../../src/html/claim-names.js";
import {type ClaimPageParts, claimBrief, claimPage} from "../../src/html/claim-page.js";
import {drawingHtml} from "../../src/html/drawing.js";
import {folderOf, verdictHtml} from "../../src/html/figure.js";
import type {RegisterView} from "../../src/html/view.js";
import type {Paper} from "../papers.js";
import {repositoryUrl} from "../paths.js";
import {citeClaim, type Edition} from "../site/cite.js";
import {drawTwice, twice} from "../site/drawing.js";
import {type Files, json, pictures, told} from "./figure.js";

/** What a claim is packed with. */
interface Around {
  readonly entries: readonly Entry[];
  readonly view: RegisterView;
  readonly edition: Edition;
  /** The paper it is of, as its pages tell it. */
  readonly about: string;
  readonly figure: ClaimPageParts["figure"];
}

/** A claim: its brief on a page, its verdict within text, its own page with that page's head, and its data. */
export async function packClaim(
  paper: Paper,
  entry: Entry,
  {entries, view, edition, about, figure}: Around
): Promise<{parts: Record<string, string>; files: Files}> {
  const {id} = entry;
  const budget = await packBudget(paper, entry);
  const short = view.short(paper.id, id);
  const page = claimPage(entry, view, {
    ...(budget.html !== undefined && {budget: budget.html}),
    ...(figure && {figure}),
    about,
    cite: citeClaim(edition, short, nameOfClaim(view.result(paper.id, entry.result), id)),
    ...disputeOf(short)
  });
  const parts = {
    [`claim:${id}`]: claimBrief(entry, view),
    [`verdict:${id}`]: verdictHtml(paper.id, told(paper, entries, id)),
    [`page:${id}`]: page,
    [`head:${id}`]: JSON.stringify(headOf(entry, view))
  };
  return {parts, files: {...budget.files, [`claim-${id}.json`]: json(entry)}};
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

/** Title and description of a claim's page, plain text. */
function headOf({paper, id, result, statement, outcome}: Entry, view: RegisterView) {
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
