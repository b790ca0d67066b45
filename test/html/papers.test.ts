import {parse} from "node-html-parser";
import {expect, it} from "vitest";
import {papersHtml} from "../../src/html/papers.js";

const paper = {id: "lines", title: "Lines", authors: ["A"], year: 2025, summaryHtml: "Straight."};
const told = [
  {claim: "slope", name: "Theorem 1", outcome: "reproduced with correction"},
  {claim: "slope-twice", name: "Theorem 1", outcome: "reproduced with correction"},
  {claim: "origin", name: "Lemma <2>", outcome: "not reproduced"},
  {claim: "length", name: "Theorem 3", outcome: "reproduced"}
];
const linksOf = (entries: typeof told) =>
  parse(papersHtml([{...paper, told: entries}]))
    .querySelectorAll(".w2s-paper p a")
    .map((link) => [link.text, link.getAttribute("href")]);

it("the list of papers names the results that simulation contradicts, once, and leads to their cards", () => {
  expect(linksOf(told)).toEqual([
    ["Theorem 1", "/papers/lines/index.html#claim-slope"],
    ["Lemma <2>", "/papers/lines/index.html#claim-origin"]
  ]);
});

it("the list of papers says so where nothing that was tested is contradicted", () => {
  expect(linksOf(told.slice(3))).toEqual([]);
  expect(papersHtml([{...paper, told: told.slice(3)}])).toContain("No entry that was tested is contradicted");
});
