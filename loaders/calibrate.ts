import {join} from "node:path";
import {calibrationExperiment, toleratedRate} from "../src/engine/calibration/experiments.js";
import {type Calibration, calibrationOf} from "../src/engine/calibration/rate.js";
import {type Skewed, skewedOf, tailsExperiment} from "../src/engine/calibration/skew.js";
import type {Experiment} from "../src/engine/experiment.js";
import type {Filed} from "../src/engine/register.js";
import {loadPapers, type Paper} from "./papers.js";
import {projectRoot} from "./paths.js";
import {loadResults, type RunOptions} from "./run.js";
import {fileClaims} from "./verify.js";

/** The room of the calibration in the store; no paper's. */
export const calibrationRoom = "calibration";

/** Runs the calibration of a register if the store lacks it. */
export async function calibrationFor(filed: readonly Filed[], options: RunOptions = {}): Promise<Calibration> {
  const experiment = calibrationExperiment(filed);
  return calibrationOf((await loadResults(roomOf([experiment]), options))[experiment.id]);
}

/** What skewness makes of the tests on few trials; run if the store lacks it. */
export async function skewedFor(filed: readonly Filed[], options: RunOptions = {}): Promise<Skewed[]> {
  const experiment = tailsExperiment(filed);
  if (!experiment) return [];
  return skewedOf((await loadResults(roomOf([experiment]), options))[experiment.id]);
}

const roomOf = (experiments: readonly Experiment[]): Paper => ({
  id: calibrationRoom,
  simulate: join(projectRoot, "src/engine/calibration/simulate.ts"),
  experiments,
  laws: {register: "drawn", tails: "drawn"},
  claims: [],
  figures: [],
  quoted: () => ({}),
  quantities: {},
  models: {}
});

/**
 * Measures how often the register cries wolf, and prints it.
 *
 * @returns 0, or 1 unless the rate is shown to be below what is tolerated.
 */
export async function calibrate(options: RunOptions & {readonly out?: (line: string) => void} = {}): Promise<number> {
  const {out = console.log, ...run} = options;
  const {trials, ...forClaims} = run;
  const filed = await fileClaims(await loadPapers(), forClaims);
  const {registers, tests, alarms, rate, interval, confirmable, confirmed} = await calibrationFor(filed, run);
  const skewed = await skewedFor(filed, run);
  out(`${registers} registers of ${tests} true hypotheses, trials redrawn from the real ones`);
  out(
    `${alarms} with a false alarm: rate ${rate.toPrecision(3)}, exact 99 % interval ${interval.map((end) => end.toPrecision(3)).join(" to ")}`
  );
  out(
    `${confirmable} limits, orders and regions a register on the edge of truth: each confirmed at a rate of ${confirmed.toPrecision(2)}`
  );
  for (const {paper, claim, trials: few, skewness, alarm, confirmation, found, student, own} of skewed) {
    const times = [`a false alarm × ${alarm.toPrecision(2)}`];
    if (confirmation !== null) times.push(`a false confirmation × ${confirmation.toPrecision(2)}`);
    if (found)
      times.push(`${found} at ${student?.toExponential(0)}, with its own skewness at ${own?.toExponential(0)}`);
    out(`${paper}/${claim}: ${few} trials, skewness ${skewness.toFixed(2)}: ${times.join(", ")}`);
  }
  const fine = interval[1] < toleratedRate;
  out(`${fine ? "below" : "NOT shown to be below"} ${toleratedRate}`);
  return fine ? 0 : 1;
}
