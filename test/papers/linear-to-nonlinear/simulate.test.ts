import {describe, expect, test} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {columnsOf} from "../../../src/engine/sampler.js";
import {summarize} from "../../../src/engine/summary.js";
import {cholesky, correlate} from "../../../src/papers/linear-to-nonlinear/simulate/covariance.js";
import type {Draw, Drawing} from "../../../src/papers/linear-to-nonlinear/simulate/draw.js";
import {drawExact} from "../../../src/papers/linear-to-nonlinear/simulate/draw-exact.js";
import {drawLiteral} from "../../../src/papers/linear-to-nonlinear/simulate/draw-literal.js";
import {firstStep} from "../../../src/papers/linear-to-nonlinear/simulate/growth.js";
import {type Place, type Setting, settingOf} from "../../../src/papers/linear-to-nonlinear/simulate/setting.js";
import {stopping} from "../../../src/papers/linear-to-nonlinear/simulate/stopping.js";
import {signalOutputs, trainStudent} from "../../../src/papers/linear-to-nonlinear/simulate/student.js";
import {cnn, cnnExact} from "../../../src/papers/linear-to-nonlinear/simulate.js";
import {dot, oracle} from "./oracle.js";

const setting: Setting = {
  ...{d: 60, n: 24, pE: 0.2, pH: 0.3, pB: 0.5, mu: 3, nu: 2, sigmaP: 1},
  ...{m: 3, sigma0: 0.01, lr: 0.3, steps: 200, nW: 30, lrW: 0.05, stepsW: 40, tests: 2000}
};

const stream = (...path: (string | number)[]): Random => Random.stream(7, "linear-to-nonlinear", ...path);

function trained(draw: Drawing, given: Setting, random: Random): Draw {
  const drawn = draw(given, random);
  trainStudent(drawn.problem, [given.steps], () => {});
  return drawn;
}

describe("the fast forms against plain code in d dimensions, patches shuffled", () => {
  for (const [name, given] of [
    ["inner products", setting],
    ["vectors", {...setting, d: 20, n: 60, steps: 150}]
  ] as const) {
    test(`training by ${name} gives the same filters to rounding after ${given.steps} steps`, () => {
      const random = stream("oracle", name);
      const {teacher, filters, patches} = oracle(given, random);
      const {problem, teacher: fast} = trained(drawLiteral, given, random);
      const norms = [given.mu, given.mu, given.nu, given.nu];
      for (let k = 0; k < 4; ++k) expect(fast.signals[k]).toBeCloseTo(teacher[k] * norms[k], 10);
      expect(fast.noise).toBeCloseTo(Math.hypot(...teacher.subarray(4)), 10);
      const {values, stride} = problem.dynamics.activations;
      let largest = 0;
      filters.forEach((filter, r) => {
        for (let k = 0; k < 4; ++k) {
          largest = Math.max(largest, Math.abs(problem.signals[4 * r + k] - filter[k] * norms[k]));
        }
        patches.forEach((patch, i) => {
          largest = Math.max(largest, Math.abs(values[i * stride + r] - dot(filter, patch)));
        });
      });
      expect(largest).toBeLessThan(1e-10);
    });
  }

  test("test patches meet the filters that training gave", () => {
    // A literal test patch is drawn from a stream of its own; its inner products must be those with the oracle's filters.
    const random = stream("oracle", "test");
    const {filters, teacher} = oracle(setting, random);
    const products = trained(drawLiteral, setting, random).problem.dynamics.testNoise();
    const k = 2 * setting.m + 1;
    const draws = random.split("test");
    for (let i = 0; i < 100; ++i) {
      const patch = new Float64Array(setting.d);
      draws.fillNormal(patch.subarray(4), setting.sigmaP);
      expect(products[i * k]).toBeCloseTo(dot(teacher, patch), 9);
      filters.forEach((filter, r) => {
        expect(products[i * k + 1 + r]).toBeCloseTo(dot(filter, patch), 9);
      });
    }
  });
});

/** |t| of Welch's comparison of two means. */
function welch(a: Float64Array, b: Float64Array): number {
  const [x, y] = [summarize(a), summarize(b)];
  return Math.abs(x.mean - y.mean) / Math.hypot(x.se ?? 0, y.se ?? 0);
}

describe("the sampler that is exact in law against the literal one", {timeout: 60_000}, () => {
  // 11 comparisons each at a level of 0.001: |t| < 3.4 with 60 + 60 trials.
  const trials = 60;
  const small = {...setting, steps: 30};
  for (const [form, given] of [
    ["inner products", small],
    ["vectors", {...small, d: 16, n: 40}]
  ] as const) {
    test(`agrees in the mean of accuracies and components, by ${form}`, () => {
      const run = (sampler: typeof cnn, name: string) =>
        Array.from({length: trials}, (_, trial) => columnsOf(sampler, given, [{}], stream(form, name, trial)));
      const literal = run(cnn, "literal");
      const exact = run(cnnExact, "exact");
      for (const series of [
        "teacher",
        "all",
        "easy",
        "hard",
        "both",
        "agreement",
        "train",
        "muOwn",
        "nuOwn",
        "nuOther",
        "noiseOwn"
      ] as const) {
        const of = (runs: typeof literal) => Float64Array.from(runs, (values) => values[series][0]);
        expect(welch(of(literal), of(exact)), series).toBeLessThan(3.4);
      }
    });
  }

  test("agrees in the variance of a filter's noise", () => {
    const of = (draw: Drawing, name: string) =>
      Float64Array.from({length: 200}, (_, trial) => {
        const {drift} = firstStep(draw({...setting, sigma0: 1e-6}, stream("drift", name, trial)));
        return drift ** 2;
      });
    expect(welch(of(drawLiteral, "literal"), of(drawExact, "exact"))).toBeLessThan(3.4);
  });
});

describe("training", () => {
  test("two filters a class of μ ± ν answer all ten kinds of samples rightly, which no linear network does", () => {
    const signals = new Float64Array(16);
    for (const [r, own, sign] of [
      [0, 0, 1],
      [1, 0, -1],
      [2, 1, 1],
      [3, 1, -1]
    ]) {
      signals[4 * r + own] = 1;
      signals[4 * r + 2 + own] = sign;
    }
    const outputs = signalOutputs(signals, 2);
    expect(outputs.map(Math.sign)).toEqual(Float64Array.from([1, -1, 1, 1, -1, -1, 1, 1, -1, -1]));
  });

  test("the first step has a hard gain where no filter of a class has one of the signs", () => {
    // With one filter a class there is always such a sign.
    for (let trial = 0; trial < 8; ++trial)
      expect(firstStep(drawExact({...setting, m: 1}, stream("one filter", trial))).hard).not.toBeNaN();
  });

  test("points that differ in the step alone are one run", () => {
    const path = columnsOf(cnnExact, setting, [{step: 5}, {step: 50}], stream("path"));
    const alone = columnsOf(cnnExact, {...setting, steps: 50}, [{}] as Place[], stream("path"));
    expect(path.all[1]).toBe(alone.all[0]);
    expect(path.all[0]).not.toBe(path.all[1]);
  });

  test("fewer test patches are the first of more, also where they do not fill a batch", () => {
    const products = (tests: number) => drawLiteral({...setting, tests}, stream("few")).problem.dynamics.testNoise();
    const few = products(130);
    expect(few).toEqual(products(200).subarray(0, few.length));
    expect(few.length).toBe(130 * (2 * setting.m + 1));
  });

  test("a filter that nothing activates stays where it is", () => {
    const {problem} = drawExact(setting, stream("dead"));
    const {signals, dynamics} = problem;
    for (let k = 0; k < 4; ++k) signals[k] = 0;
    for (let i = 0; i < setting.n; ++i) dynamics.activations.values[i * dynamics.activations.stride] = -1;
    trainStudent(problem, [1], () => {});
    expect([...signals.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  });

  test("the probabilities of the kinds must sum to 1", () => {
    expect(() => settingOf({...setting, pB: 0.4}, {})).toThrow("p_b = 0.4: must be 1 − p_e − p_h = 0.5");
  });
});

describe("building blocks", () => {
  test("a Cholesky factor gives its matrix back, singular ones included", () => {
    const matrix = Float64Array.from([4, 2, 2, 2, 1, 1, 2, 1, 5]);
    const l = cholesky(matrix, 3);
    const back = matrix.map((_, at) => {
      const [i, j] = [Math.floor(at / 3), at % 3];
      return l[3 * i] * l[3 * j] + l[3 * i + 1] * l[3 * j + 1] + l[3 * i + 2] * l[3 * j + 2];
    });
    back.forEach((x, at) => {
      expect(x).toBeCloseTo(matrix[at], 14);
    });
    expect([...correlate(Float64Array.from([1, 0, 0]), matrix, 3)]).toEqual([2, 1, 1]);
  });

  test("stopping tells the oracle's step from the one that held-out labels choose", () => {
    const path = [
      {all: 0.7, agreement: 0.8},
      {all: 0.9, agreement: 0.85},
      {all: 0.8, agreement: 0.9}
    ];
    expect(stopping([1, 10, 100], path)).toEqual({
      oracle: 0.9,
      oracleStep: 10,
      chosen: 0.8,
      chosenStep: 100,
      first: 0.7,
      last: 0.8
    });
  });
});
