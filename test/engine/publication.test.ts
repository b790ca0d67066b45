import {readFileSync} from "node:fs";
import {Ajv} from "ajv";
import {describe, expect, it} from "vitest";
import type {Claim, Test} from "../../src/engine/claim.js";
import {identity} from "../../src/engine/identity.js";
import {claimsDocument} from "../../src/engine/publication.js";
import {judgeRegister} from "../../src/engine/register.js";
import {correctedClaim, exactClaim, results} from "./fixtures.js";

const limit = {...exactClaim.test, kind: "limit", size: "x", margin: 0.05, why: "…", rate: -1} as Test;
const claims = [
  exactClaim,
  {...correctedClaim, note: "A slip.", equation: "eq-1", figure: "figure-1", testFile: "test/x.test.ts"},
  {...exactClaim, id: "limit", test: limit},
  {...exactClaim, id: "untested", test: {kind: "none", why: "vacuous"}},
  {...exactClaim, id: "tried", whose: "reading", standing: {kind: "exploratory", why: "the cut"}},
  {...exactClaim, id: "open", whose: "reading", standing: {kind: "unstated", why: "the penalties"}},
  {
    ...exactClaim,
    id: "roots",
    whose: "ours",
    test: identity({
      points: [{x: 2}, {x: 3}],
      left: ({x}) => x * x,
      right: ({x}) => x ** 2,
      tolerance: 1e-12,
      controls: {"3x": ({x}) => 3 * x}
    })
  }
] satisfies Claim[];
const sourced = {source: "talk", quote: {text: "a line", place: "Slide 3"}} as const;
const entries = judgeRegister(claims.map((claim) => ({paper: "lines", claim, sourced, results: {line: results()}})));
const calibration = {
  registers: 100,
  tests: 4,
  alarms: 1,
  rate: 0.01,
  interval: [0.0001, 0.07],
  confirmable: 1,
  confirmed: 0
} as const;
const published = (): unknown =>
  JSON.parse(
    JSON.stringify(
      claimsDocument(entries, {title: "T", scale: "paper", seed: 1, calibration}, ({id}) => ({
        name: "Theorem 1",
        where: "Section 1",
        short: "L-01",
        links: {card: `papers/lines/index.html#claim-${id}`}
      }))
    )
  );

const validate = new Ajv({strict: true, allowUnionTypes: true}).compile(
  JSON.parse(readFileSync(new URL("../../src/claims.schema.json", import.meta.url), "utf8"))
);

describe("claims.json", () => {
  it("fits its schema with every kind of entry", () => {
    validate(published());
    expect(validate.errors).toBeNull();
  });

  it("counts outcomes, hypotheses and controls", () => {
    expect(published()).toMatchObject({
      version: 3,
      family: 5,
      outcomes: {
        paper: {reproduced: 2, "fails as printed, holds corrected": 1, "not tested": 1},
        reading: {"rests on an unstated choice": 1},
        ours: {"checked without simulation": 1}
      },
      controls: {total: 7, rejected: 7}
    });
  });

  it("says of each entry whose it is and what our source is, and quotes it only where it is the paper's or read", () => {
    const {entries} = published() as {entries: Record<string, unknown>[]};
    expect(entries[0]).toMatchObject({whose: "paper", source: "talk", quote: {text: "a line", place: "Slide 3"}});
    const ours = entries.filter(({whose}) => whose === "ours");
    expect(ours.map(({source}) => source)).toEqual(ours.map(() => "ours"));
    expect(ours.length).toBeGreaterThan(0);
    for (const entry of ours) expect(entry).not.toHaveProperty("quote");
  });

  it("would not fit with an unknown outcome, a probability above 1 or a field the schema does not know", () => {
    const fits = (index: number, change: Record<string, unknown>): boolean => {
      const document = published() as {entries: Record<string, unknown>[]};
      document.entries[index] = {...document.entries[index], ...change};
      return validate(document);
    };
    expect(fits(0, {})).toBe(true);
    expect(fits(0, {outcome: "plausible"})).toBe(false);
    expect(fits(0, {whose: "nobody's"})).toBe(false);
    expect(fits(0, {source: "hearsay"})).toBe(false);
    expect(fits(0, {test: {...entries[0].test, adjusted: 2}})).toBe(false);
    expect(fits(0, {mood: "good"})).toBe(false);
    expect(fits(3, {statement: undefined})).toBe(false);
  });
});
