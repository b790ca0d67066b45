import {clopperPearson} from "../../numerics/distributions.js";
import type {Results} from "../results.js";
import type {CalibrationParameters} from "./pool.js";

/** How often a register in which everything is true rejected something. */
export interface Calibration {
  readonly registers: number;
  /** Hypotheses in each. */
  readonly tests: number;
  readonly alarms: number;
  readonly rate: number;
  /** Clopper and Pearson's exact 99 % interval of the rate. */
  readonly interval: readonly [lower: number, upper: number];
}

/** Counts the false alarms of the calibration experiment. */
export function calibrationOf(results: Results): Calibration {
  const {pools} = results.parameters as CalibrationParameters;
  const alarms = results.column("alarm", 0).reduce((sum, alarm) => sum + alarm, 0);
  return {
    registers: results.count,
    tests: pools.reduce((sum, {questions}) => sum + questions.length, 0),
    alarms,
    rate: alarms / results.count,
    interval: clopperPearson(alarms, results.count, 0.99)
  };
}
