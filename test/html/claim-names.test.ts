import {describe, expect, it} from "vitest";
import {nameOfClaim, plainText} from "../../src/html/claim-names.js";

describe("a claim's name", () => {
  it.each([
    ["Theorem 8", "theorem-8", "Theorem 8"],
    ["Theorem 8", "theorem-8-sign", "Theorem 8, sign"],
    ["Condition (5)", "condition-5-main-text", "Condition (5), main text"],
    ["Lemma A.6", "gain-by-exponent", "Lemma A.6, gain by exponent"]
  ])("of %s, %s", (name, id, words) => expect(nameOfClaim(name, id)).toBe(words));
});

describe("plain text", () => {
  it.each([
    ["$\\gamma_s>1$ wins if *and only if* `c`", "γ_s>1 wins if and only if c"],
    ["$\\frac{d}{n_t}\\to\\gamma_t$", "(d)/(n_t)→γ_t"],
    ["$\\min\\{1,\\sqrt{\\gamma^2-\\gamma}\\}$", "min{1,√(γ^2-γ)}"],
    ["$\\lVert W_t\\beta_h\\rVert\\to0$", "‖ W_tβ_h‖→0"],
    ["See [here](https://example.org).", "See here."]
  ])("of %s", (markdown, text) => expect(plainText(markdown)).toBe(text));
});
