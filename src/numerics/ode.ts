/** Right-hand side of y′ = f(y): reads `y`, writes the derivative into `out`. */
export type Field = (y: Float64Array, out: Float64Array) => void;

const columns = 9;
const tolerance = 1e-13;

/**
 * Integrates the autonomous system y′ = f(y) over a time span ≥ 0 by the method of Gragg, Bulirsch and Stoer:
 * the modified midpoint rule with 2, 4, … 18 substeps, extrapolated to substep zero, the step adapted so that the
 * last two extrapolations agree to 1e-13 relative to the largest component.
 *
 * @param field - f; smooth where the solution runs.
 * @param start - y at the beginning; not changed.
 * @param span - Length of time, ≥ 0.
 * @param budget - Steps that may be taken, counted down; any number without it.
 * @returns y at the end.
 * @throws RangeError when the budget is spent before the end.
 */
export function integrate(
  field: Field,
  start: Float64Array,
  span: number,
  budget: {steps: number} = {steps: Number.POSITIVE_INFINITY}
): Float64Array {
  let y: Float64Array = Float64Array.from(start);
  let left = span;
  let step = span;
  // A step that shrinks below rounding would stop time; the last one is then taken as it is.
  while (left > 0) {
    if (--budget.steps < 0) throw new RangeError(`span = ${span}: must be shorter, there are no steps left`);
    step = Math.min(step, left);
    const {value, error} = extrapolate(field, y, step);
    const scale = tolerance * Math.max(...value.map(Math.abs), Number.MIN_VALUE);
    if (error <= scale || step <= 1e-13 * span) {
      y = value;
      left = step === left ? 0 : left - step;
    }
    step *= Math.min(4, Math.max(0.1, 0.8 * (scale / Math.max(error, Number.MIN_VALUE)) ** (1 / (2 * columns - 1))));
  }
  return y;
}

/** One step by extrapolation, with the difference of its two finest values. */
function extrapolate(field: Field, y: Float64Array, step: number): {value: Float64Array; error: number} {
  let row: Float64Array[] = [];
  for (let k = 0; k < columns; ++k) {
    const next = [midpoint(field, y, step, 2 * (k + 1))];
    for (let j = 0; j < k; ++j) {
      const weight = 1 / (((k + 1) / (k - j)) ** 2 - 1);
      next.push(next[j].map((value, i) => value + (value - row[j][i]) * weight));
    }
    row = next;
  }
  const value = row[columns - 1];
  const coarser = row[columns - 2];
  return {value, error: value.reduce((worst, v, i) => Math.max(worst, Math.abs(v - coarser[i])), 0)};
}

/** The modified midpoint rule with an even number of substeps and Gragg's smoothing. */
function midpoint(field: Field, y: Float64Array, step: number, substeps: number): Float64Array {
  const h = step / substeps;
  const slope = new Float64Array(y.length);
  field(y, slope);
  let before = y;
  let here = y.map((value, i) => value + h * slope[i]);
  for (let k = 1; k < substeps; ++k) {
    field(here, slope);
    const after = before.map((value, i) => value + 2 * h * slope[i]);
    before = here;
    here = after;
  }
  field(here, slope);
  return here.map((value, i) => 0.5 * (value + before[i] + h * slope[i]));
}
