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
  /** Limits, orders and regions in each register, and the share of them confirmed though only on the edge of truth. */
  readonly confirmable: number;
  readonly confirmed: number;
}

/** Counts the false alarms of the calibration experiment. */
export function calibrationOf(results: Results): Calibration {
  const {pools} = results.parameters as CalibrationParameters;
  const kinds = pools.flatMap(({questions}) => questions.map(({kind}) => kind));
  const confirmable = kinds.filter((kind) => kind === "limit" || kind === "order" || kind === "region").length;
  const shown = results.column("shown", 0).reduce((sum, count) => sum + count, 0);
  const alarms = results.column("alarm", 0).reduce((sum, alarm) => sum + alarm, 0);
  return {
    registers: results.count,
    tests: kinds.length,
    alarms,
    rate: alarms / results.count,
    interval: clopperPearson(alarms, results.count, 0.99),
    confirmable,
    confirmed: confirmable === 0 ? 0 : shown / (confirmable * results.count)
  };
}
