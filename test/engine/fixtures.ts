import type {Claim, Test} from "../../src/engine/claim.js";
import type {Experiment, Sweep, Values} from "../../src/engine/experiment.js";
import {Random} from "../../src/engine/random.js";
import {Results} from "../../src/engine/results.js";

/** A small experiment: error 1 + x at x = 1, 2, 3, noise mostly shared by the points of a trial. */
export const experiment: Experiment = {
  id: "line",
  title: "A line",
  sampler: "line",
  parameters: {intercept: 1},
  sweep: {x: [1, 2, 3]},
  trials: {paper: 200, draft: 20}
};

const line = (random: Random): Values => {
  const common = random.normal();
  const noise = (): number => 0.05 * (common + 0.3 * random.normal());
  return {error: [2 + noise(), 3 + noise(), 4 + noise()], gain: [0.5 + noise(), 0.4 + noise(), 0.3 + noise()]};
};

/** Results of an experiment from a function of the trial's stream. */
export function results(
  trial: (random: Random, index: number) => Values = line,
  trials = 200,
  sweep: Sweep = experiment.sweep
): Results {
  const values = Array.from({length: trials}, (_, k) => trial(Random.stream("fixture", k), k));
  const run = {
    paper: "lines",
    experiment: {...experiment, sweep},
    law: "drawn",
    scale: "paper",
    seed: 1,
    address: "abc"
  } as const;
  return new Results(run, values);
}

/** A claim that holds: the error is 1 + x. */
export const exactClaim: Claim = {
  id: "line",
  whose: "paper",
  result: "theorem-1",
  statement: "The error is $1+x$.",
  test: {
    kind: "exact",
    experiment: "line",
    measure: "error",
    theory: ({x, intercept}) => Number(intercept) + Number(x),
    unit: ({x}) => Number(x),
    controls: {"intercept dropped": ({x}) => Number(x)}
  }
};

/** The same claim with a wrong formula, and the right one as its correction. */
export const correctedClaim: Claim = {
  ...exactClaim,
  id: "wrong-line",
  test: {...exactClaim.test, theory: ({x}) => 1.1 + Number(x)} as Claim["test"],
  correction: {statement: "It is $1+x$.", test: exactClaim.test as Test}
};
