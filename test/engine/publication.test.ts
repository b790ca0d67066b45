import {readFileSync} from "node:fs";
import {Ajv} from "ajv";
import {describe, expect, it} from "vitest";
import type {Test} from "../../src/engine/claim.js";
import {claimsDocument} from "../../src/engine/publication.js";
import {judgeRegister} from "../../src/engine/register.js";
import {correctedClaim, exactClaim, results} from "./fixtures.js";

const limit = {...exactClaim.test, kind: "limit", size: "x", margin: 0.05, why: "…", rate: -1} as Test;
const claims = [
  exactClaim,
  {...correctedClaim, note: "A slip.", equation: "eq-1", figure: "figure-1", source: "test/x.test.ts"},
  {...exactClaim, id: "limit", test: limit},
  {...exactClaim, id: "untested", test: {kind: "none", why: "vacuous"} as const}
];
const entries = judgeRegister(claims.map((claim) => ({paper: "lines", claim, results: {line: results()}})));
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
        source: "full text",
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
      family: 4,
      outcomes: {
        paper: {reproduced: 2, "fails as printed, holds corrected": 1, "not tested": 1},
        reading: {},
        ours: {}
      },
      controls: {total: 4, rejected: 4}
    });
  });

  it("would not fit with an unknown outcome, a probability above 1 or a field the schema does not know", () => {
    const fits = (index: number, change: Record<string, unknown>): boolean => {
      const document = published() as {entries: Record<string, unknown>[]};
      document.entries[index] = {...document.entries[index], ...change};
      return validate(document);
    };
    expect(fits(0, {})).toBe(true);
    expect(fits(0, {outcome: "plausible"})).toBe(false);
    expect(fits(0, {test: {...entries[0].test, adjusted: 2}})).toBe(false);
    expect(fits(0, {mood: "good"})).toBe(false);
    expect(fits(3, {statement: undefined})).toBe(false);
  });
});
