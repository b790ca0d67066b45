import {parse} from "node-html-parser";
import {describe, expect, it} from "vitest";
import {budgetChart} from "../../src/charts/budget.js";
import {pointText} from "../../src/charts/symbols.js";
import type {Claim, Test} from "../../src/engine/claim.js";
import {confirmationLevel} from "../../src/engine/judge/question.js";
import {judgeRegister} from "../../src/engine/register.js";
import {claimBrief, claimPage} from "../../src/html/claim-page.js";
import {evidence, percent, pValue} from "../../src/html/claim-words.js";
import {pointWords} from "../../src/html/point-words.js";
import {registerTable} from "../../src/html/register.js";
import {calibrationHtml, registerValues} from "../../src/html/register-values.js";
import type {RegisterView} from "../../src/html/view.js";
import {correctedClaim, exactClaim, results} from "../engine/fixtures.js";

const view: RegisterView = {
  inline: (markdown) => markdown.replaceAll("<", "&lt;"),
  block: (markdown) => `<p>${markdown.replaceAll("<", "&lt;")}</p>\n`,
  paper: () => "Lines & curves",
  result: () => "Theorem 1",
  about: () => ({statement: "A line is straight.", where: "Section 1", source: "talk"}),
  short: (_, claim) => `L-${claim.length}`,
  refused: () => [],
  code: (_, claim) => (claim === "line" ? "src/papers/lines/claims.ts#L12" : undefined)
};

const limit = {...exactClaim.test, kind: "limit", size: "x", margin: 0.05, why: "It is small.", rate: -1} as Test;
const claims: Claim[] = [
  {...exactClaim, equation: "eq-line", figure: "figure-1", testFile: "test/papers/lines/theory.test.ts"},
  {...correctedClaim, note: "A <slip>."},
  {...exactClaim, id: "limit", test: limit},
  {...exactClaim, id: "untested", test: {kind: "none", why: "It is vacuous."}}
];
const entries = judgeRegister(claims.map((claim) => ({paper: "lines", claim, results: {line: results()}})));
const [line, wrong, asymptotic] = entries;

describe("numbers", () => {
  it("are short: two digits, true minus signs, powers of ten", () => {
    expect(percent(0.00123)).toBe("0.12\u202f%");
    expect(percent(-0.05)).toBe("−5.0\u202f%");
    expect(percent(3.21)).toBe("321\u202f%");
    expect(pValue(0.034)).toBe("<i>p</i> = 0.034");
    expect(pValue(0.99999)).toBe("<i>p</i> = 1");
    expect(pValue(3e-5)).toBe("<i>p</i> = 3 × 10<sup>−5</sup>");
    expect(pValue(1e-5)).toBe("<i>p</i> = 10<sup>−5</sup>");
    expect(pointWords({d: 960, lambdaT: 0.05, dSw: 3, gammaS: 1.2, size: 3, law: "shift"})).toBe(
      "d 960, λ<sub>t</sub> 0.05, d<sub>sw</sub> 3, γ<sub>s</sub> 1.2, size 3, law shift"
    );
    expect(pointWords({sigma0: 5e-4, stepsW: 60, sizes: [1, 2]})).toBe(
      "σ<sub>0</sub> 0.0005, steps<sub>w</sub> 60, sizes [1,2]"
    );
    expect(pointText({lambdaT: 0.05, etaU: 0.5})).toBe("λₜ 0.05, ηᵤ 0.5");
    expect(pValue(0)).toBe("<i>p</i> &lt; 10<sup>−300</sup>");
  });
});

describe("evidence", () => {
  it("says what was tested, what came out and what would have been caught", () => {
    if (!line.test || !wrong.test || !asymptotic.test) throw new Error("judged");
    expect(evidence(line.test)).toMatch(/^200 trials at 3 points, judged jointly: .* would have been caught\.$/);
    expect(evidence(wrong.test)).toMatch(/The formula is rejected\.$/);
    expect(evidence(asymptotic.test)).toMatch(/at x 3\), from 200 trials\. It is within the margin of 5\.0\u202f%: .*/);
  });
});

describe("a claim on its paper's page", () => {
  const brief = (index: number) => parse(claimBrief(entries[index], view));

  it("is a section with the claim's anchor and outcome, and leads to the claim's page", () => {
    const section = brief(0).querySelector("section");
    expect(section?.id).toBe("claim-line");
    expect(section?.querySelector(".w2s-outcome")?.text).toBe("reproduced");
    expect(section?.querySelector("h3 a")?.getAttribute("href")).toBe("/claims/lines/line.html");
  });

  it("shows what holds beside what was rejected", () => {
    expect(brief(1).querySelector(".w2s-correction .w2s-label")?.text).toBe("What holds");
  });
});

describe("a claim's page", () => {
  const page = (index: number) =>
    parse(claimPage(entries[index], view, {about: "", cite: "A & B, L-4", dispute: "https://example.org/new?a=1&b=2"}));

  it("tells the verdict in a sentence before all else", () => {
    const section = page(0).querySelector("section");
    expect(section?.id).toBe("claim-line");
    expect(section?.querySelector(".w2s-outcome")?.text).toBe("reproduced");
    expect(section?.querySelector(".w2s-verdict-sentence")?.text).toMatch(
      /^The simulation agrees with it\. An error of .* of its unit would have been seen 9 times in 10\.$/
    );
  });

  it("links formula, figure, code line, test and data", () => {
    const links = page(0)
      .querySelectorAll(".w2s-links a")
      .map((a) => [a.text, a.getAttribute("href")]);
    expect(links).toEqual([
      ["formula", "/papers/lines/index.html#eq-line"],
      ["figure", "/papers/lines/index.html#figure-1"],
      ["code, line 12", "/source/src/papers/lines/claims.ts.txt#:~:text=%22line%22"],
      ["test", "/source/test/papers/lines/theory.test.ts.txt"],
      ["data", "/data/lines/claim-line.json"]
    ]);
  });

  it("names every control with its p", () => {
    expect(page(0).querySelector(".w2s-how li")?.text).toMatch(/^intercept dropped: rejected, p/);
  });

  it("shows the correction beside what was rejected, and the note with its text escaped", () => {
    expect(page(1).querySelector(".w2s-correction .w2s-label")?.text).toBe("What holds");
    expect(
      page(1)
        .querySelectorAll(".w2s-note")
        .map(({innerHTML}) => innerHTML)
    ).toContain("A &lt;slip>.");
  });

  it("tables the error budget of a limit, one row a point", () => {
    expect(page(2).querySelectorAll("tbody tr")).toHaveLength(3);
  });

  it("calls a gap within the margin exactly where the register confirms it", () => {
    const {test} = entries[2];
    const said = (confirmation: number): string =>
      test ? evidence({...test, finding: {...test.finding, confirmation}}) : "";
    expect(said(confirmationLevel)).toContain("It is within the margin");
    expect(said(1.0001 * confirmationLevel)).toContain("Neither within the margin");
  });

  it("gives the reason why something is not tested, and no test", () => {
    expect(page(3).text).toContain("It is vacuous.");
    expect(page(3).querySelector(".w2s-how")).toBeNull();
  });

  it("says how to cite and to dispute it", () => {
    expect(page(0).text).toContain("A & B, L-4");
    expect(page(0).querySelector("#dispute + p a")?.getAttribute("href")).toBe("https://example.org/new?a=1&b=2");
  });
});

describe("the register's table", () => {
  const table = parse(registerTable(entries, view));

  it("has a row a claim, filterable by paper, kind and outcome, and sortable by number", () => {
    const rows = table.querySelectorAll("tbody tr");
    expect(rows.map((row) => [row.id, row.getAttribute("data-kind"), row.getAttribute("data-outcome")])).toEqual([
      ["lines-line", "exact", "reproduced"],
      ["lines-wrong-line", "exact", "fails as printed, holds corrected"],
      ["lines-limit", "limit", "reproduced"],
      ["lines-untested", "none", "not tested"]
    ]);
    const cells = rows[0].querySelectorAll("td, th");
    expect(cells).toHaveLength(table.querySelectorAll("thead th").length);
    expect(Number(cells[5].getAttribute("data-value"))).toBe(line.test?.detectable);
    expect(rows[3].querySelectorAll("td")[4].getAttribute("data-value")).toBe("");
  });

  it("escapes names", () => {
    expect(table.querySelector("tbody .w2s-of")?.innerHTML).toBe("Lines &amp; curves");
  });
});

describe("the error budget", () => {
  it("plots each gap with its error and the margin, and the fit where the gap is visible", () => {
    if (!asymptotic.test || !line.test) throw new Error("judged");
    const chart = budgetChart(asymptotic.test, "x");
    const marks = chart?.rows.filter(({mean}) => mean !== undefined) ?? [];
    expect(marks.map(({size}) => size)).toEqual([1, 2, 3]);
    expect(marks[0].mean).toBeCloseTo(100 * (asymptotic.test.budget?.gaps[0].gap ?? 0), 12);
    expect(budgetChart(line.test, "x")).toBeUndefined();
    const fit = {exponent: -1, se: 0.1, amplitudes: [0.01], stalled: false};
    const budget = {gaps: asymptotic.test.budget?.gaps ?? [], fit};
    const fitted =
      budgetChart({...asymptotic.test, budget}, "x")?.rows.filter(({theory}) => theory !== undefined) ?? [];
    // 0.01 at the largest size, three times that at a third of it.
    expect(fitted[0].theory).toBeCloseTo(3, 9);
    expect(fitted.at(-1)?.theory).toBeCloseTo(1, 9);
  });
});

describe("quoted numbers", () => {
  it("count claims, outcomes and controls, and retell one example", () => {
    const values = registerValues(entries, view);
    expect(values).toMatchObject({
      "paper-count": "4",
      "reading-count": "0",
      "family-size": "4",
      "control-count": "4",
      "rejected-control-count": "4",
      "corrected-count": "1",
      "untested-count": "1",
      "paper-tally": "2 are reproduced, 1 is refuted as printed and confirmed in a corrected form and 1 is not tested",
      "pass-count": "3",
      "example-name": "Theorem 1 of Lines &amp; curves",
      "example-outcome": "reproduced",
      "example-control": "intercept dropped"
    });
    expect(Object.values(values).every((value) => value !== "" && !value.includes("undefined"))).toBe(true);
  });

  it("tell the power of each kind, and link the weakest test of it", () => {
    const values = registerValues(entries, view);
    const exact = entries.filter(({test, correction}) => (correction?.test ?? test)?.kind === "exact");
    const powers = exact.map(({test, correction}) => (correction?.test ?? test)?.detectable ?? 0);
    expect(values).toMatchObject({
      "exact-pass-count": String(exact.length),
      "exact-weakest": percent(Math.max(...powers)),
      "limit-pass-count": "1",
      "limit-weakest-name": '<a href="/claims/lines/limit.html">L-5</a> Theorem 1',
      "order-pass-count": "0",
      "order-weakest-name": "none"
    });
  });

  it("tell the calibration with its interval", () => {
    const html = calibrationHtml({
      registers: 10_000,
      tests: 60,
      alarms: 98,
      rate: 0.0098,
      interval: [0.0075, 0.0126],
      confirmable: 30,
      confirmed: 0.004
    });
    expect(html).toContain("In 10,000 registers of 60 true hypotheses, 98 raised a false alarm: 0.98\u202f%");
    expect(html).toContain("0.75\u202f% to 1.3\u202f%");
    expect(html).toContain("confirmed at a rate of 0.40\u202f% each");
  });
});
