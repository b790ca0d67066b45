import {figuresOn} from "../../../charts/index.js";
import type {SeriesOf} from "../../../engine/experiment.js";
import {Random} from "../../../engine/random.js";
import type {Results} from "../../../engine/results.js";
import {evenly} from "../../../engine/spacing.js";
import {quantileSorted} from "../../../engine/summary.js";
import {sizesAt} from "../claims/setting.js";
import {experiments} from "../experiments.js";
import {authors, type Risks, risks, simulatorGeometry} from "../theory.js";

export const {panels, part, quoted} = figuresOn(experiments);

/** Figures of variances. */
export const variances = figuresOn(experiments, {at: sizesAt});

/** The four models of the authors' simulator, as series. */
export const models = ["teacher", "student", "baseline", "ceiling"] as const;

interface SimulatorSetting {
  readonly overlap: number;
  readonly noise: number;
  readonly n?: number;
  readonly N?: number;
  /** Which of the two sizes is varied, and its value. */
  readonly scan?: string;
  readonly size?: number;
}

/** The authors' simulator at n = 2000, N = 4000 unless told: geometry, sizes, bound's parameters and exact risks. */
export function simulatorAt({overlap, noise, n = 2000, N = 4000, scan = "", size}: SimulatorSetting) {
  const g = simulatorGeometry(authors, overlap);
  const s = {n, N, sigma: Math.sqrt(noise), [scan]: size};
  return {g, s, p: {dW: g.dW, dS: g.dS, dSw: g.dSw, ...s, rho: g.rhoW + g.rhoS}, exact: risks(g, s)};
}

export type Simulated = ReturnType<typeof simulatorAt>;

/** The n in 400 … 4000 at which a function is largest; none where that is at an end. */
export function peakOf(of: (at: Simulated) => number, place: SimulatorSetting): {size: number; mean: number}[] {
  const all = evenly(400, 4000, 3601).map((size) => ({size, mean: of(simulatorAt({...place, n: size}))}));
  const best = all.reduce((one, other) => (other.mean > one.mean ? other : one));
  return best === all[0] || best === all[3600] ? [] : [best];
}

/** Figures of the authors' simulator. */
export const simulated = figuresOn(experiments, {at: simulatorAt});

/** σ² of the simulator: noisier than the authors' regimes, variance-dominated, biased. */
export const noises = [0.1, 0.01, 4e-4];

const resamples = 400;

/**
 * A function of mean risks with its bootstrap interval: trials are drawn with replacement, all series of a trial
 * together.
 *
 * @returns The function of the means, the bootstrap's standard deviation and its 2.5 % and 97.5 % quantiles.
 */
export function bootstrap<E>(results: Results<E>, point: number, of: (means: Risks) => number) {
  const columns = models.map((name) => [name, results.column(name as SeriesOf<E>, point)] as const);
  const {count} = results;
  const random = Random.stream("bootstrap", results.run.experiment.id, point);
  const at = (pick: (k: number) => number): number => {
    const means = {teacher: 0, student: 0, baseline: 0, ceiling: 0};
    for (let k = 0; k < count; ++k) {
      const trial = pick(k);
      for (const [name, column] of columns) means[name] += column[trial] / count;
    }
    return of(means);
  };
  const draws = Float64Array.from({length: resamples}, () => at(() => random.integer(count))).sort();
  const middle = draws.reduce((sum, x) => sum + x / resamples, 0);
  const se = Math.sqrt(draws.reduce((sum, x) => sum + (x - middle) ** 2, 0) / (resamples - 1));
  const [lower, upper] = [0.025, 0.975].map((p) => quantileSorted(draws, p));
  return {mean: at((k) => k), se, lower, upper, trials: count};
}

/** The axis of a scan. */
export const scanAxis = (scan: "n" | "N") =>
  ({title: scan === "n" ? "labelled samples n" : "unlabelled samples N", scale: "log"}) as const;

/** A noise level for a panel's title. */
export const noiseTitle = (noise: number | string): string => `σ² = ${noise === 4e-4 ? "4 × 10⁻⁴" : noise}`;
