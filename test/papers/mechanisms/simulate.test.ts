import {Matrix, solve} from "ml-matrix";
import {describe, expect, test} from "vitest";
import type {Random} from "../../../src/engine/random.js";
import {summarize} from "../../../src/engine/summary.js";
import {dot} from "../../../src/numerics/dot.js";
import {unitOrthogonal} from "../../../src/papers/mechanisms/simulate/design.js";
import type {RidgeParameters} from "../../../src/papers/mechanisms/simulate/setting.js";
import {ridge, ridgeExact, ridgeMean} from "../../../src/papers/mechanisms/simulate.js";
import {once} from "../../engine/once.js";
import {sample, stream} from "./draws.js";

/** The samples `ridge` draws from a stream: blocks of 384, in each first ε, then one covariate after another. */
function drawBlocks(d: number, n: number, labelNoise: boolean, random: Random) {
  const covariates = new Matrix(n, d);
  const epsilon: number[] = [];
  for (let from = 0; from < n; from += 384) {
    const count = Math.min(384, n - from);
    if (labelNoise) epsilon.push(...random.normals(count));
    for (let j = 0; j < d; ++j) {
      const column = random.normals(count);
      for (let i = 0; i < count; ++i) covariates.set(from + i, j, column[i]);
    }
  }
  return {covariates, epsilon};
}

/** The paper's estimators written out with ml-matrix on the data that `ridge` draws from this stream. */
function textbook(keys: Required<Pick<RidgeParameters, "d" | "nT" | "nS" | "sigma" | "zeta">>, random: Random) {
  const {d, nT, nS, sigma, zeta} = keys;
  const truths = random.split("truth", d);
  const truth = truths.normals(d, 1 / Math.sqrt(d));
  const aside = unitOrthogonal(truths.normals(d), truth);
  const teacher = drawBlocks(d, nT, true, random.split("teacher", d, nT));
  const x = teacher.covariates;
  const betaStar = Matrix.columnVector(truth);
  const y = Matrix.add(x.mmul(betaStar), Matrix.columnVector(teacher.epsilon).mul(sigma));
  const fresh = drawBlocks(d, nS, false, random.split("student", d, nS)).covariates;
  const length = Math.sqrt(dot(truth, truth));
  const beside = Matrix.columnVector(aside).mul(Math.sqrt(1 - zeta * zeta));
  const direction = Matrix.columnVector(truth)
    .mul(zeta / length)
    .add(beside);
  const gamma = Matrix.add(Matrix.eye(d), direction.mmul(direction.transpose()).mul(d));
  const estimate = (z: Matrix, labels: Matrix, penalty: Matrix): Matrix => {
    const n = z.rows;
    const normal = Matrix.add(z.transpose().mmul(z).div(n), penalty);
    return solve(normal, z.transpose().mmul(labels).div(n));
  };
  const error = (beta: Matrix): number => sigma ** 2 + Matrix.sub(beta, betaStar).norm("frobenius") ** 2;
  return (lambdaT: number, lambdaS: number) => {
    const betaT = estimate(x, y, Matrix.eye(d).mul(lambdaT));
    const labels = fresh.mmul(betaT);
    return {
      teacher: error(betaT),
      student: error(estimate(fresh, labels, Matrix.eye(d).mul(lambdaS))),
      weighted: error(estimate(fresh, labels, solve(gamma, Matrix.eye(d)).mul(lambdaS)))
    };
  };
}

describe("the literal sampler", () => {
  const lambdaT = [1e-3, 0.1, 2];
  const lambdaS = [1e-3, 0.3, 50];

  test.each([
    [{d: 13, nT: 40, nS: 60, sigma: 1, zeta: 0.8}],
    [{d: 13, nT: 40, nS: 7, sigma: 2, zeta: -0.3}],
    [{d: 16, nT: 9, nS: 30, sigma: 0.5, zeta: 0}],
    [{d: 7, nT: 385, nS: 900, sigma: 1, zeta: 0.5}],
    [{d: 16, nT: 5, nS: 1, sigma: 0, zeta: 1}]
  ])("equals the textbook estimators on the same data: %o", (keys) => {
    const values = once(ridge, keys, {lambdaT, lambdaS}, stream(0));
    const oracle = textbook(keys, stream(0));
    lambdaT.forEach((t, i) => {
      lambdaS.forEach((s, j) => {
        const expected = oracle(t, s);
        for (const name of ["teacher", "student", "weighted"] as const) {
          expect(Math.abs(values[name][3 * i + j] / expected[name] - 1)).toBeLessThan(1e-9);
        }
      });
    });
  });

  test("gives the same numbers whichever key is an axis and in whatever order", () => {
    const keys = {d: 12, nT: 30, sigma: 1, zeta: 0.5, nS: 20};
    const grid = once(ridge, keys, {lambdaT, lambdaS}, stream(1));
    const turned = once(ridge, keys, {lambdaS, lambdaT}, stream(1));
    const ratios = once(
      ridge,
      {d: 12, sigma: 1, lambdaS: 0.3, lambdaT: 0.1},
      {gammaT: [0.4], gammaS: [0.6], zeta: [0.5]},
      stream(1)
    );
    for (const name of ["teacher", "student", "weighted"] as const) {
      for (let i = 0; i < 3; ++i)
        for (let j = 0; j < 3; ++j) expect(turned[name][3 * j + i]).toBe(grid[name][3 * i + j]);
      expect(ratios[name][0]).toBe(grid[name][4]);
    }
  });

  test("returns only the models it is told of", () => {
    const keys = {d: 6, nT: 10, sigma: 1, tuningT: 1};
    expect(Object.keys(once(ridge, keys, {}, stream(2)))).toEqual(["teacher"]);
    expect(Object.keys(once(ridge, {...keys, nS: 8, lambdaS: 1}, {}, stream(2)))).toEqual(["teacher", "student"]);
  });

  test.each([
    [{d: 6, nT: 10, sigma: 1}, "lambda_t = NaN: must be a number > 0"],
    [{d: 6, nT: 10, sigma: 1, lambdaT: 0}, "lambda_t = 0: must be a number > 0"],
    [{d: 6, gammaT: 0.7, sigma: 1, lambdaT: 1}, "gamma_t = 0.7: must be such that d/gamma_t is whole"],
    [{d: 6, nT: 2.5, sigma: 1, lambdaT: 1}, "n_t = 2.5: must be a whole number ≥ 1"],
    [{d: 6, nT: 10, sigma: -1, lambdaT: 1}, "sigma = -1: must be a number ≥ 0"],
    [{d: 6, nT: 10, sigma: 1, lambdaT: 1, lambdaS: -2}, "lambda_s = -2: must be a number > 0"],
    [
      {d: 6, nT: 10, sigma: 1, lambdaT: 1, lambdaS: 2},
      "gamma_s = undefined: must be a number > 0, unless n_s is given"
    ],
    [{d: 6, nT: 10, nS: 9, sigma: 1, lambdaT: 1, lambdaS: 2, zeta: 1.1}, "zeta = 1.1: must be a number in [−1, 1]"]
  ])("refuses %o by name", (keys, message) => {
    expect(() => once(ridge, keys, {}, stream(0))).toThrow(new RangeError(message));
  });
});

/** Kolmogorov and Smirnov's two-sample distance in units of its critical value at level α. */
function kolmogorov(a: Float64Array, b: Float64Array, alpha: number): number {
  const x = a.toSorted();
  const y = b.toSorted();
  let distance = 0;
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    if (x[i] <= y[j]) ++i;
    else ++j;
    distance = Math.max(distance, Math.abs(i / x.length - j / y.length));
  }
  const critical = Math.sqrt((-Math.log(alpha / 2) / 2) * (1 / x.length + 1 / y.length));
  return distance / critical;
}

describe("the exact sampler has the law of the literal one (two-sample Kolmogorov, α 0.001 over each design's tests)", () => {
  const sweep = {lambdaT: [0.02, 0.5], lambdaS: [0.01, 0.3, 3]};
  const trials = 2000;
  const measures: Record<string, (v: Record<string, ArrayLike<number>>) => number> = {
    ...Object.fromEntries(
      ["teacher", "student", "weighted"].flatMap((name) =>
        [0, 1, 2, 3, 4, 5].map((point) => [
          `${name} at ${point}`,
          (v: Record<string, ArrayLike<number>>) => v[name][point]
        ])
      )
    ),
    "gain of the student": (v) => v.student[1] - v.teacher[1],
    "gain of the weighted student": (v) => v.weighted[4] - v.student[4],
    "effect of λ_t": (v) => v.teacher[3] - v.teacher[0],
    "effect of λ_t on the student": (v) => v.student[3] - v.student[0],
    "effect of λ_s": (v) => v.student[2] - v.student[0]
  };

  test.each([
    [{d: 12, nT: 30, nS: 40, sigma: 1, zeta: 0.8}],
    [{d: 12, nT: 30, nS: 6, sigma: 2, zeta: 0.5}],
    [{d: 12, nT: 7, nS: 12, sigma: 0.5, zeta: 0.9}],
    [{d: 3, nT: 3, nS: 2, sigma: 1, zeta: -0.4}]
  ])("%o", (keys) => {
    const drawn = Array.from({length: trials}, (_, i) => once(ridge, keys, sweep, stream(i, "literal")));
    const exact = Array.from({length: trials}, (_, i) => once(ridgeExact, keys, sweep, stream(i, "exact")));
    const alpha = 0.001 / Object.keys(measures).length;
    for (const [name, of] of Object.entries(measures)) {
      expect(kolmogorov(Float64Array.from(drawn, of), Float64Array.from(exact, of), alpha), name).toBeLessThan(1);
    }
  });

  test("a wrong degree of freedom is caught: two samples fewer for the teacher", () => {
    const keys = {d: 12, sigma: 1};
    const teacher = (v: Record<string, ArrayLike<number>>): number => v.teacher[0];
    const drawn = sample(ridge, {...keys, nT: 15, lambdaT: 0.02}, {}, trials, teacher);
    const wrong = sample(ridgeExact, {...keys, nT: 13, lambdaT: 0.02}, {}, trials, teacher);
    expect(kolmogorov(drawn, wrong, 0.001)).toBeGreaterThan(1);
  });
});

test("averaging over truth, noise and rotation leaves the literal sampler's means (α 0.001 each)", () => {
  for (const keys of [
    {d: 10, nT: 25, nS: 30, sigma: 1, lambdaT: 0.05, lambdaS: 0.3, zeta: 0.8},
    {d: 5, nT: 12, nS: 8, sigma: 1, lambdaT: 0.3, lambdaS: 2, zeta: 0.4},
    {d: 10, nT: 6, nS: 5, sigma: 0.5, lambdaT: 0.2, lambdaS: 0.1, zeta: -0.9}
  ]) {
    const drawn = Array.from({length: 2000}, (_, trial) => once(ridge, keys, {}, stream(trial, "ridge")));
    const averages = Array.from({length: 2000}, (_, trial) => once(ridgeMean, keys, {}, stream(trial, "mean")));
    for (const name of ["teacher", "student", "weighted"] as const) {
      const literal = summarize(drawn.map((v) => v[name as "teacher"][0]));
      const averaged = summarize(averages.map((v) => v[name as "teacher"][0]));
      const z = (literal.mean - averaged.mean) / Math.hypot(literal.se ?? NaN, averaged.se ?? NaN);
      expect(Math.abs(z), name).toBeLessThan(3.3);
      expect((averaged.se ?? NaN) / (literal.se ?? NaN)).toBeLessThan(0.85);
    }
  }
});

test("at the paper's sizes the errors are those of an independent implementation (α 0.001 each)", () => {
  const reference = [
    {
      keys: {nS: 2000, sigma: 1, zeta: 0.8},
      teacher: [1.2907, 0.0035],
      student: [1.2672, 0.0073],
      weighted: [1.1994, 0.0041]
    },
    {keys: {nS: 416, sigma: 2, zeta: 0.88}, teacher: [5.111, 0.023], student: [4.828, 0.016], weighted: [4.545, 0.014]}
  ];
  for (const {keys, ...expected} of reference) {
    const all = {d: 500, nT: 2000, lambdaT: 0.05, lambdaS: 0.3, ...keys};
    for (const [name, [mean, se]] of Object.entries(expected)) {
      const ours = summarize(sample(ridgeExact, all, {}, 100, (v) => v[name as "teacher"][0]));
      // The reference's standard error comes from six trials: Student's t with five degrees of freedom.
      expect(Math.abs(ours.mean - mean) / Math.hypot(ours.se ?? NaN, se), name).toBeLessThan(6.9);
    }
  }
});
