import {parse} from "node-html-parser";
import {expect, it} from "vitest";
import type {Entry} from "../../src/engine/register.js";
import {glancesHtml, type Listed, papersHtml} from "../../src/html/papers.js";

const entry = (id: string, result: string, outcome: Entry["outcome"]): Entry => ({
  paper: "lines",
  id,
  result,
  outcome,
  whose: "paper",
  statement: "It is.",
  kind: "exact"
});
const results = [
  {id: "theorem-1", name: "Theorem 1"},
  {id: "lemma-2", name: "Lemma <2>"},
  {id: "theorem-3", name: "Theorem 3"}
];
const paper: Omit<Listed, "entries"> = {
  id: "lines",
  title: "Lines",
  short: "Lines & curves",
  authors: ["A"],
  year: 2025,
  summary: "Straight.",
  results
};
const entries = [
  entry("slope", "theorem-1", "fails as printed, holds corrected"),
  entry("slope-twice", "theorem-1", "fails as printed, holds corrected"),
  entry("origin", "lemma-2", "not reproduced"),
  entry("length", "theorem-3", "reproduced")
];
const linksOf = (entries: readonly Entry[]) =>
  parse(papersHtml([{...paper, entries}]))
    .querySelectorAll(".w2s-paper p a")
    .map((link) => [link.text, link.getAttribute("href")]);

it("the list of papers names the results that simulation contradicts, once, and leads to their claims", () => {
  expect(linksOf(entries)).toEqual([
    ["Theorem 1", "/claims/lines/slope.html"],
    ["Lemma <2>", "/claims/lines/origin.html"]
  ]);
});

it("the list of papers says so where nothing that was tested is contradicted", () => {
  expect(linksOf(entries.slice(3))).toEqual([]);
  expect(papersHtml([{...paper, entries: entries.slice(3)}])).toContain(
    "No sentence of the paper that was tested is contradicted"
  );
});

it("at a glance a paper is one link, a mark a claim, and what came of it in a line", () => {
  const row = parse(glancesHtml([{...paper, finding: "It holds.", entries}])).querySelector(".w2s-glances li");
  expect(row?.querySelectorAll("a").map((link) => link.getAttribute("href"))).toEqual(["/papers/lines/index.html"]);
  expect(row?.querySelectorAll("i").map((mark) => mark.getAttribute("data-outcome"))).toEqual(
    entries.map(({outcome}) => outcome)
  );
  expect(row?.querySelector(".w2s-finding")?.text).toBe("It holds.");
});
