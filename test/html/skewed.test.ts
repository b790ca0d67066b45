import {parse} from "node-html-parser";
import {describe, expect, it} from "vitest";
import type {Skewed} from "../../src/engine/calibration/skew.js";
import {skewedHtml} from "../../src/html/skewed.js";
import type {RegisterView} from "../../src/html/view.js";

const view = {short: (_: string, claim: string) => `L-${claim.length}`} as unknown as RegisterView;
const bound: Skewed = {
  ...{paper: "lines", claim: "bound", trials: 16, skewness: -0.5, alarm: 0.01, confirmation: null},
  ...{found: null, student: null, own: null}
};
const order: Skewed = {
  ...{paper: "lines", claim: "orders", trials: 24, skewness: 1.62, alarm: 230.4, confirmation: 1.53},
  ...{found: "shown", student: 1e-24, own: 4e-5}
};

describe("tests on few trials", () => {
  it("stand in a table, the heaviest tail first", () => {
    const html = skewedHtml([bound, order], view);
    expect(html).toContain("Of 2 tests on fewer than fifty trials, 1 has a tail");
    expect(html).toContain("holds by the skewed draws at <i>p</i> = 4 × 10<sup>−5</sup> or less");
    const rows = parse(html)
      .querySelectorAll("tbody tr")
      .map((row) => row.querySelectorAll("td").map(({text}) => text));
    expect(rows).toEqual([
      ["L-6", "24", "1.6", "230", "1.5", "shown", "10−24", "4 × 10−5"],
      ["L-5", "16", "−0.5", "below 0.05", "–", "not refused", "–", "–"]
    ]);
    expect(parse(html).querySelector("a")?.getAttribute("href")).toBe("/claims/lines/orders.html");
  });

  it("are the ten heaviest of many, and named where there are none or the build has not measured them", () => {
    const many = Array.from({length: 12}, (_, k) => ({...order, alarm: k + 1}));
    const rows = parse(skewedHtml(many, view)).querySelectorAll("tbody tr");
    expect(rows.map((row) => row.querySelectorAll("td")[3].text)).toEqual(
      [12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((times) => times.toPrecision(2))
    );
    expect(skewedHtml([], view)).toContain("No test");
    expect(skewedHtml(undefined, view)).toContain("at paper scale only");
  });
});
