import {parse} from "node-html-parser";
import {expect, it} from "vitest";
import {type Claim, grades, type Sourced} from "../../src/engine/claim.js";
import {judgeRegister} from "../../src/engine/register.js";
import {claimPage} from "../../src/html/claim-page.js";
import {legendHtml} from "../../src/html/matrix.js";
import {gradeWords} from "../../src/html/outcome.js";
import {exactClaim, results} from "../engine/fixtures.js";

const view = {
  inline: (markdown: string) => `<i>${markdown}</i>`,
  block: (markdown: string) => `<p>${markdown}</p>`,
  paper: () => "Lines",
  result: () => "Theorem 1",
  about: () => ({statement: "A line is straight.", where: "Section 1"}),
  short: () => "L-1",
  refused: () => [{formula: "slope", change: "× 1.02"}],
  code: () => undefined
};
const quoted: Sourced = {
  source: "damaged scan",
  quote: {text: "of <unit> slope, $a_1 = 1$ , … is", place: "Section 2"}
};

const judged = (change: Partial<Claim>, sourced: Sourced = quoted) =>
  judgeRegister([{paper: "lines", claim: {...exactClaim, ...change}, results: {line: results()}, sourced}])[0];
const page = (change: Partial<Claim>, sourced?: Sourced) =>
  parse(claimPage(judged(change, sourced), view, {about: "", cite: ""}));

it("a claim's page quotes the paper's sentence letter by letter, its formulas set, and says what our source is", () => {
  const words = page({}).querySelector("blockquote");
  expect(words?.innerHTML).toContain("“of &lt;unit&gt; slope, <i>$a_1 = 1$</i> , … is”");
  expect(words?.text).toContain("(Section 2; our source: the full text, its formulas damaged or missing in our copy)");
});

it("a reading quotes what was read, and a claim's own quotation comes first", () => {
  expect(page({whose: "reading"}).querySelector("blockquote")?.text).toContain("what we read: the full text");
  const own = page({quote: {text: "a line", place: "Slide 3"}}).querySelector("blockquote");
  expect(own?.text).toContain("“a line” (Slide 3; our source");
  const talk = page({quote: {text: "a line", place: "Slide 3"}, source: "talk"}).querySelector("blockquote");
  expect(talk?.text).toContain("our source: a talk on the paper");
});

it("nothing is quoted where words are not at hand, and nothing said of a source where a statement is ours", () => {
  const notes = page({}, {source: "public notes"});
  expect(notes.querySelector("blockquote")).toBeNull();
  expect(notes.text).toContain("Our source: public notes on the paper; its words are not at hand.");
  expect(page({whose: "ours"}).text).not.toMatch(/our source|what we read/i);
});

it("every kind of source has words", () => {
  for (const grade of grades) expect(gradeWords[grade]).not.toBe("");
});

it("the legend keeps the three apart and counts nothing exploratory", () => {
  const entries = [
    judged({}),
    judged({id: "b"}),
    judged({id: "c", whose: "reading"}),
    judged({id: "d", whose: "reading", standing: {kind: "exploratory", why: "the cut"}})
  ];
  const legend = parse(legendHtml(entries));
  const cells = legend.querySelectorAll("tr").map((row) => row.querySelectorAll("th, td").map(({text}) => text));
  expect(cells).toEqual([
    ["Outcome", "papers’ sentences", "our readings"],
    ["✓ reproduced", "2", "1"],
    ["○ exploratory, not counted", "", ""]
  ]);
});
