import type {Claim, Measure, Test, Theory} from "../../src/engine/claim.js";
import type {Identity} from "../../src/engine/identity.js";
import {judgedPoints, predict} from "../../src/engine/judge/question.js";
import {testsOf} from "../../src/engine/register.js";
import {type Of, Results} from "../../src/engine/results.js";

/** Trials that tell one measure from another. */
const enough = 16;

/** Results that compute a measure's column once for all mutants that leave the measure as it is. */
export class Remembering extends Results {
  private readonly known = new Map<string, Float64Array>();
  private readonly start = new Results(this.run, this.perTrial.slice(0, enough));

  /** What a measure gives in the first trials. */
  first(of: Measure, point: number): number[] {
    return Array.from(typeof of === "string" ? this.start.column(of, point) : this.start.measure(of, point));
  }

  override measure(of: Of<unknown>, point: number): Float64Array {
    const first = this.first(of as Measure, point);
    // Whole numbers are counts and signs, which may agree at first and differ later.
    if (first.every(Number.isInteger)) return super.measure(of as never, point);
    const key = `${point}: ${first.join()}`;
    const known = this.known.get(key) ?? super.measure(of as never, point);
    this.known.set(key, known);
    return known;
  }
}

const stated = (test: Test): Theory[] => {
  switch (test.kind) {
    case "exact":
    case "limit":
      return [test.theory, ...Object.values(test.controls)];
    case "bound":
      return [test.bound, ...Object.values(test.controls)];
    case "region":
      return [test.predicted, ...Object.values(test.controls)];
    case "order":
      return [];
  }
};

function readOf(test: Test, results: Remembering): unknown {
  const where = judgedPoints(test, results);
  const formulas = [test.unit, ...stated(test)];
  const measures = test.kind === "order" ? [test.measure, ...Object.values(test.controls)] : [test.measure];
  return where.map((k) => [
    k,
    formulas.map((formula) => predict(formula, results.settings[k])),
    measures.map((measure) => results.first(measure, k))
  ]);
}

const sidesOf = ({points, left, right, unit, controls}: Identity): unknown =>
  points.map((at) => [left, right, ...(unit ? [unit] : []), ...Object.values(controls)].map((side) => side(at)));

/** All that judging a claim reads of theory, and what it makes of the first trials: equal where nothing can differ. */
export function fingerprint(claim: Claim, results: Readonly<Record<string, Remembering>>): string {
  try {
    const {test} = claim;
    const sides = test.kind === "identity" ? sidesOf(test) : [];
    const limits = testsOf(claim).map((test) => (test.kind === "limit" ? [test.margin, test.rate] : []));
    return JSON.stringify([sides, limits, testsOf(claim).map((test) => readOf(test, results[test.experiment]))]);
  } catch (error) {
    return String(error);
  }
}
