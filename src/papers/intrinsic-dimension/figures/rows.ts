import {figuresOn} from "../../../charts/index.js";
import type {SeriesOf} from "../../../engine/experiment.js";
import type {Row} from "../../../engine/figure.js";
import {Random} from "../../../engine/random.js";
import type {Results} from "../../../engine/results.js";
import {quantileSorted} from "../../../engine/summary.js";
import {experiments} from "../experiments.js";
import {authors, type Risks, risks, simulatorGeometry} from "../theory.js";

export const {curves, figure, quoted} = figuresOn(experiments);

/** The four models of the authors' simulator, as series. */
export const models = ["teacher", "student", "baseline", "ceiling"] as const;

/** The authors' simulator at n = 2000, N = 4000 unless told: geometry, sizes, bound's parameters and exact risks. */
export function simulatorAt(overlap: number, noise: number, {n = 2000, N = 4000} = {}) {
  const g = simulatorGeometry(authors, overlap);
  const s = {n, N, sigma: Math.sqrt(noise)};
  return {g, s, p: {dW: g.dW, dS: g.dS, dSw: g.dSw, ...s, rho: g.rhoW + g.rhoS}, exact: risks(g, s)};
}

/** Several formulas at once over a finer grid than the simulation's: theory-only rows. */
export function lineRows(
  xs: readonly number[],
  row: (x: number) => Record<string, number | string | null>,
  series: Readonly<Record<string, (x: number) => Pick<Row, "theory" | "stated">>>
): Row[] {
  return Object.entries(series).flatMap(([name, of]) => xs.map((x) => ({...row(x), series: name, ...of(x)})));
}

const resamples = 400;

/**
 * A function of mean risks with its bootstrap interval: trials are drawn with replacement, all series of a trial
 * together.
 *
 * @returns The function of the means, the bootstrap's standard deviation and its 2.5 % and 97.5 % quantiles.
 */
export function bootstrap<E>(
  results: Results<E>,
  point: number,
  of: (means: Risks) => number
): {mean: number; se: number; lower: number; upper: number; trials: number} {
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
  return {
    mean: at((k) => k),
    se,
    lower: quantileSorted(draws, 0.025),
    upper: quantileSorted(draws, 0.975),
    trials: count
  };
}

/** A noise level for a panel's title. */
export const noiseTitle = (noise: number): string => `σ² = ${noise === 4e-4 ? "4 × 10⁻⁴" : noise}`;
