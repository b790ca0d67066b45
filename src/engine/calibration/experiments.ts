import type {Experiment} from "../experiment.js";
import {pose, type Question} from "../judge/question.js";
import {type Filed, familyLevel, hypothesesOf} from "../register.js";
import {type CalibrationParameters, centred, type Pool} from "./pool.js";

/** The false-alarm rate must be shown to be below this. */
export const toleratedRate = 0.015;

/** Trials of an experiment that are redrawn at most: the first ones. Means of more are normal, and cost what they cost. */
const most = 1000;

const shortened = (question: Question): Question => ({
  ...question,
  columns: question.columns.map((column) => column.subarray(0, most))
});

/**
 * The experiment that measures how often the register cries wolf: registers like this one in which everything is true.
 * Its parameters are the register's own trials, so it is made when they are there.
 */
export function calibrationExperiment(filed: readonly Filed[]): Experiment {
  const pools = new Map<string, Pool & {questions: Pool["questions"][number][]}>();
  for (const {paper, claim, results} of filed) {
    for (const test of hypothesesOf(claim)) {
      const key = `${paper}/${test.experiment}`;
      const own = results[test.experiment];
      const pool = pools.get(key) ?? {trials: Math.min(own.count, most), questions: []};
      pool.questions.push(centred(shortened(pose(test, own).question)));
      pools.set(key, pool);
    }
  }
  const parameters: CalibrationParameters = {level: familyLevel, pools: [...pools.values()]};
  return {
    id: "false-alarms",
    title: "Registers in which every claim is true: how often anything is rejected",
    sampler: "register",
    parameters,
    sweep: {},
    trials: {paper: 10_000, draft: 500},
    chunk: 250
  };
}
