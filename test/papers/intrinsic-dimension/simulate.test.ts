import {describe, expect, test} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {summarize} from "../../../src/engine/summary.js";
import {experiments} from "../../../src/papers/intrinsic-dimension/experiments.js";
import {
  averaged,
  contrast,
  identical,
  literal,
  nested,
  penalized,
  reduced,
  ridgeless
} from "../../../src/papers/intrinsic-dimension/simulate.js";
import {zeroRisk} from "../../../src/papers/intrinsic-dimension/theory.js";
import {once} from "../../engine/once.js";

const simulator = {dW: 20, dS: 10, target: 30, ambient: 200};
const scan = {...simulator, n: 60, N: 40};
const pairs = {dW: 20, dS: 10, angles: "axes"} as const;
const point = {noise: [1], overlap: [3], n: [60], N: [40]};

type Series = Record<string, ArrayLike<number>>;

/** Every series of a sampler over trials, at the sweep's only point. */
function sample(name: string, trials: number, run: (random: Random) => Series): Record<string, Float64Array> {
  const columns: Record<string, Float64Array> = {};
  for (let k = 0; k < trials; ++k) {
    for (const [key, series] of Object.entries(run(Random.stream(11, "intrinsic-dimension", name, k)))) {
      columns[key] ??= new Float64Array(trials);
      columns[key][k] = series[0];
    }
  }
  return columns;
}

/** Welch's z of two independent samples. */
function welch(a: Float64Array, b: Float64Array): number {
  const [x, y] = [summarize(a), summarize(b)];
  return (x.mean - y.mean) / Math.hypot(x.se ?? 0, y.se ?? 0);
}

/** Kolmogorov and Smirnov's distance of two samples, times √(nm/(n+m)). */
function smirnov(a: Float64Array, b: Float64Array): number {
  const [x, y] = [a.toSorted(), b.toSorted()];
  let largest = 0;
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    if (x[i] <= y[j]) ++i;
    else ++j;
    largest = Math.max(largest, Math.abs(i / x.length - j / y.length));
  }
  return largest * Math.sqrt((x.length * y.length) / (x.length + y.length));
}

/** Two-sided normal quantile for α = 1e-4, and Kolmogorov's for the same α. */
const [critical, criticalSmirnov] = [3.89, 2.23];

describe("the authors' simulator", () => {
  const sweep = {overlap: [9, 1], noise: [0.01, 0.5], scan: ["n", "N"], size: [40, 55, 80]} as const;

  test.each(["flat", "harmonic"] as const)(
    "gives the same risks from moments as from QR fits, %s spectrum",
    (spectrum) => {
      const exact: Series = once(nested, scan, sweep, Random.stream(1));
      const direct: Series = once(literal, {...scan, spectrum}, sweep, Random.stream(1));
      for (const [name, series] of Object.entries(direct)) {
        for (let i = 0; i < series.length; ++i) expect(exact[name][i] / series[i]).toBeCloseTo(1, 12);
      }
    }
  );

  test("nests its scans: a larger scan changes no smaller size", () => {
    const [few, many] = [[40], [40, 200]].map((size) =>
      once(nested, scan, {overlap: [1], noise: [0.01], scan: ["n"], size}, Random.stream(1))
    );
    expect(many.teacher[0]).toBe(few.teacher[0]);
    expect(many.student[0]).toBe(few.student[0]);
  });

  test("without penalty is ridgeless, and predicts zero under a huge one", () => {
    const free = once(nested, scan, {overlap: [1], noise: [0.5], scan: ["n"], size: [60]}, Random.stream(3));
    const alphas = {alphaW: [0, 1e12], alphaS: [0, 1e12]};
    const ridge = once(penalized, scan, {overlap: [1], noise: [0.5], ...alphas}, Random.stream(3));
    expect(ridge.teacher[0]).toBeCloseTo(free.teacher[0], 12);
    expect(ridge.student[0]).toBeCloseTo(free.student[0], 12);
    expect(ridge.studentRidgeless[3]).toBe(ridge.student[0]);
    expect(ridge.teacher[2]).toBeCloseTo(zeroRisk(simulator), 10);
    expect(ridge.student[1]).toBeCloseTo(zeroRisk(simulator), 10);
  });

  test("agrees with the reduced sampler in the mean of every series (α = 1e-4 each)", () => {
    const sizes = {overlap: [1], noise: [0.01]};
    const whole = sample("nested", 1200, (random) => once(nested, scan, {...sizes, scan: ["n"], size: [60]}, random));
    const exact = {...pairs, target: simulator};
    const part = sample("reduced", 1200, (random) => once(reduced, exact, {...sizes, n: [60], N: [40]}, random));
    for (const name of ["teacher", "student", "baseline", "ceiling", "studentInSample"]) {
      expect(Math.abs(welch(whole[name], part[name])), name).toBeLessThan(critical);
      expect(summarize(part[name]).se, name).toBeLessThan(summarize(whole[name]).se ?? 0);
    }
  });
});

describe("paired features", () => {
  test("have the noise's mean taken exactly: paired differences from drawn noise average out (α = 1e-4 each)", () => {
    for (const [parameters, name] of [
      [pairs, "axes"],
      [{...pairs, angles: "equal", spread: 4} as const, "angles"],
      [{...pairs, latent: "signs"} as const, "signs"]
    ] as const) {
      const differences = sample(name, 600, (random) => {
        const [drawn, taken]: Series[] = [
          once(ridgeless, parameters, point, random),
          once(averaged, parameters, point, random)
        ];
        return Object.fromEntries(Object.entries(drawn).map(([key, series]) => [key, [series[0] - taken[key][0]]]));
      });
      expect(Object.keys(differences)).toEqual(["teacher", "student", "student-out-of-sample"]);
      for (const [series, values] of Object.entries(differences)) {
        const {mean, se} = summarize(values);
        expect(Math.abs(mean / (se ?? 0)), `${name} ${series}`).toBeLessThan(critical);
      }
    }
  });

  test.each([
    ["axes", 3],
    ["axes", 3.5],
    ["equal", 3.75]
  ] as const)("have one law in both exact samplers: %s, overlap %d (α = 1e-4 each)", (angles, overlap) => {
    const at = {...point, overlap: [overlap]};
    const parameters = {...pairs, angles};
    const whole = sample(`averaged ${angles} ${overlap}`, 600, (random) => once(averaged, parameters, at, random));
    const part = sample(`reduced ${angles} ${overlap}`, 600, (random) => once(reduced, parameters, at, random));
    expect(smirnov(whole.student, part.studentInSample)).toBeLessThan(criticalSmirnov);
    expect(smirnov(whole["student-out-of-sample"], part.student)).toBeLessThan(criticalSmirnov);
  });

  test("at generic angles with a target agree in the mean with drawn data (α = 1e-4 each)", () => {
    const parameters = {...pairs, angles: "equal", target: {shared: 1, own: 0.5, hidden: 0.2}} as const;
    const at = {noise: [0.25], overlap: [3.75], n: [60], N: [40]};
    const whole = sample("drawn", 1200, (random) => once(ridgeless, parameters, at, random));
    const part = sample("part", 1200, (random) => once(reduced, parameters, at, random));
    expect(Math.abs(welch(whole.student, part.studentInSample))).toBeLessThan(critical);
    expect(Math.abs(welch(whole["student-out-of-sample"], part.student))).toBeLessThan(critical);
  });

  test("leave the student its teacher's error when it has fewer samples than dimensions", () => {
    const {teacher, student} = once(ridgeless, pairs, {noise: [1], overlap: [3], n: [60], N: [4, 9]}, Random.stream(2));
    for (const i of [0, 1]) expect(student[i]).toBeCloseTo(teacher[i], 10);
  });

  test("leave the student its teacher's error when all features are shared", () => {
    const {teacher, student} = once(ridgeless, {...pairs, dS: 20}, {...point, overlap: [20]}, Random.stream(2));
    expect(student[0]).toBeCloseTo(teacher[0], 10);
  });

  test("refuse an overlap that does not fit", () => {
    expect(() => once(ridgeless, pairs, {...point, overlap: [11]}, Random.stream(1))).toThrow(
      "d_sw = 11: must be in [0"
    );
  });

  test("are contrasted on independent numbers", () => {
    const setting = {overlap: 3, n: 60, N: 40};
    const values = once(contrast, {...pairs, first: setting, second: setting}, {noise: [1, 2]}, Random.stream(4));
    expect(Object.keys(values)).toContain("studentInSample2");
    for (const i of [0, 1]) expect(values.teacher[i]).not.toBe(values.teacher2[i]);
    expect(values.teacher[1]).toBeCloseTo(2 * values.teacher[0], 12);
  });

  test("run at every dimension of a sweep with sizes in proportion", () => {
    const sweep = {d: [4, 8]};
    const {teacher, student} = once(identical, {noise: 1, labelled: 3, unlabelled: 5}, sweep, Random.stream(5));
    for (const i of [0, 1]) expect(student[i] / teacher[i]).toBeGreaterThan(0.3);
    expect(teacher[0]).not.toBe(teacher[1]);
  });
});

test("the scans run the authors' twenty sizes, overlaps, noise levels and forty data sets", () => {
  const run = experiments.scans;
  expect(run.trials.paper).toBe(40);
  expect(run.parameters).toMatchObject({dW: 200, dS: 100, target: 300, ambient: 20000, n: 2000, N: 4000});
  expect(run.sweep).toMatchObject({overlap: [90, 50, 10], noise: [4e-4, 0.01, 0.1], scan: ["n", "N"]});
  expect(run.sweep.size).toEqual([
    400, 589, 778, 968, 1157, 1347, 1536, 1726, 1915, 2105, 2294, 2484, 2673, 2863, 3052, 3242, 3431, 3621, 3810, 4000
  ]);
});
