import {expect, it} from "vitest";
import {narrow} from "../../src/engine/narrow.js";
import type {Entry} from "../../src/engine/register.js";

/** An entry with what `narrow` reads of it. */
const entry = (confirmation: number | null, controls: readonly number[], outcome = "reproduced"): Entry =>
  ({
    paper: "room",
    id: "claim",
    outcome,
    test: {
      verdict: "holds",
      finding: {confirmation},
      controls: controls.map((p, k) => ({name: `wrong ${k}`, p, rejected: p < 1e-4}))
    }
  }) as unknown as Entry;

it("names confirmations above 1e-4 and controls above a tenth of the strictest level", () => {
  expect(narrow([entry(9e-5, [0, 9e-6])], 100)).toEqual([]);
  expect(narrow([entry(2e-4, [1.1e-5])], 100)).toEqual([
    "room/claim: confirmed at p 0.00020, must be at most 0.0001",
    "room/claim: control rejected at p 0.000011, must be at most 0.000010: wrong 0"
  ]);
});

it("leaves out what is not counted, what is no confirmation, and controls that passed, which are named elsewhere", () => {
  expect(narrow([entry(2e-4, [], "exploratory"), entry(null, [0.5])], 100)).toEqual([]);
});
