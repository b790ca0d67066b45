import {describe, expect, test} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {summarize} from "../../../src/engine/summary.js";
import {activations, links} from "../../../src/papers/mechanisms/simulate/multi-index/functions.js";
import type {MultiIndexSetting} from "../../../src/papers/mechanisms/simulate/multi-index/setting.js";
import {multiIndex, multiIndexPath} from "../../../src/papers/mechanisms/simulate.js";
import {
  linkSlope,
  meanSlope,
  squareSlope,
  studentAlignment,
  teacherAlignment
} from "../../../src/papers/mechanisms/theory.js";
import {once} from "../../engine/once.js";

const setting: MultiIndexSetting = {
  ...{d: 9, width: 1, samples: 2, etaT: 2, etaS: 3, tau: 1.5},
  ...{activation: "tanh", easy: "linear", hard: "he2"}
};

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, x, i) => sum + x * b[i], 0);

/** Section 3 in plain loops, on the streams that the sampler reads. */
function plain({d, etaT, etaS, tau}: MultiIndexSetting, random: Random) {
  const [n, p] = [2 * d, d];
  const outer = (...path: string[]) => random.split(...path).normals(p, 1 / Math.sqrt(p));
  const weights = (who: string) => {
    const drawn = random.split(who, "weights").normals(d * p, 1 / Math.sqrt(d));
    return Array.from({length: p}, (_, j) => Array.from({length: d}, (_, k) => drawn[k * p + j]));
  };
  const covariates = (who: string) => {
    const drawn = random.split(who, "covariates").normals(n * d);
    return Array.from({length: n}, (_, i) => drawn.subarray(i * d, i * d + d));
  };
  const step = (w: number[][], a: Float64Array, x: Float64Array[], y: number[], eta: number) =>
    w.map((row, j) =>
      row.map(
        (value, k) =>
          value +
          x.reduce((sum, xi, i) => sum + (eta / n) * y[i] * a[j] * (1 - Math.tanh(dot(row, xi)) ** 2) * xi[k], 0)
      )
    );
  const a = outer("teacher", "outer");
  const start = weights("teacher");
  const x = covariates("teacher");
  const y = x.map((xi) => xi[0] + (xi[1] ** 2 - 1) / Math.SQRT2);
  const teacher = step(start, a, x, y, etaT);
  const fresh = covariates("student");
  const labels = fresh.map((xi) => teacher.reduce((sum, row, j) => sum + a[j] * Math.tanh(dot(row, xi)), 0));
  const aS = outer("student", "outer");
  const spike = outer("student", "spike");
  const length = Math.hypot(...spike);
  const before = weights("student").map((row, j) => row.map((w, k) => (k === 1 ? w + (tau * spike[j]) / length : w)));
  const after = step(before, aS, fresh, labels, etaS);
  const twice = step(after, aS, fresh, labels, etaS);
  const change = (one: number[][], other: number[][], axis: number) =>
    Math.hypot(...one.map((row, j) => row[axis] - other[j][axis]));
  return {
    teacherEasy: change(teacher, start, 0),
    teacherHard: change(teacher, start, 1),
    studentEasy: change(after, before, 0),
    studentHard: change(after, before, 1),
    studentSpike: after.reduce((sum, row, j) => sum + (row[1] * spike[j]) / length, 0),
    secondEasy: change(twice, before, 0),
    secondSpike: twice.reduce((sum, row, j) => sum + (row[1] * spike[j]) / length, 0)
  };
}

describe("Section 3", () => {
  const random = () => Random.stream(1, "multi-index", 0);

  test("one step of teacher and student equals plain loops to rounding", () => {
    const expected = plain(setting, random());
    const values = once(multiIndex, setting, {}, random());
    for (const name of ["teacherEasy", "teacherHard", "studentEasy", "studentHard", "studentSpike"] as const) {
      expect(values[name][0], name).toBeCloseTo(expected[name], 12);
    }
  });

  test("more than one step equals plain loops to rounding", () => {
    const {studentEasy, studentSpike, secondEasy, secondSpike} = plain(setting, random());
    const {easy, spike, turned} = once(multiIndexPath, setting, {step: [0, 1, 2]}, random());
    expect(easy[1]).toBeCloseTo(studentEasy, 12);
    expect(easy[2]).toBeCloseTo(secondEasy, 12);
    expect(spike[1]).toBeCloseTo(studentSpike, 12);
    expect(spike[2]).toBeCloseTo(secondSpike, 12);
    expect(turned[0]).toBeCloseTo(1, 14);
  });

  test("points that differ in τ alone share teacher and data", () => {
    const {teacherEasy, studentHardBefore} = once(multiIndex, setting, {tau: [0, 4]}, random());
    expect(teacherEasy[0]).toBe(teacherEasy[1]);
    expect(studentHardBefore[1]).toBeGreaterThan(studentHardBefore[0]);
  });

  test("fluctuations that are taken out of the alignments have their known means", () => {
    const runs = Array.from({length: 400}, (_, trial) => once(multiIndex, setting, {}, Random.stream(2, trial)));
    for (const [name, mean] of [
      ["lean", 1],
      ["chance", 0]
    ] as const) {
      const summary = summarize(runs.map((values) => values[name][0]));
      // Level 1e-4.
      expect(Math.abs(summary.mean - mean)).toBeLessThan(3.9 * (summary.se ?? 0));
    }
  });

  test("names a value outside its range", () => {
    expect(() => once(multiIndex, {...setting, tau: -1}, {}, random())).toThrow("tau = -1: must be a number ≥ 0");
  });
});

describe("the constants of Section 3", () => {
  test("are the closed forms where there are any", () => {
    expect(meanSlope("relu")).toBeCloseTo(0.5, 13);
    expect(squareSlope("relu")).toBeCloseTo(0.5, 13);
    expect(meanSlope("erf")).toBeCloseTo(2 / Math.sqrt(3 * Math.PI), 13);
    expect(squareSlope("erf")).toBeCloseTo(4 / (Math.PI * Math.sqrt(5)), 13);
    expect(linkSlope("linear")).toBeCloseTo(1, 13);
    expect(linkSlope("erf")).toBeCloseTo(2 / Math.sqrt(3 * Math.PI), 13);
  });

  test("give hard links the information exponent 2 or 3", () => {
    expect(linkSlope("he2")).toBeCloseTo(0, 13);
    expect(linkSlope("he3")).toBeCloseTo(0, 13);
  });

  test("of the student contain the teacher's alignment once and three mean slopes", () => {
    const p = {activation: "tanh", easy: "linear", etaT: 2, etaS: 3} as const;
    const c1 = meanSlope("tanh");
    expect(teacherAlignment(p)).toBeCloseTo(2 * c1, 13);
    expect(studentAlignment(p)).toBeCloseTo(6 * c1 ** 3, 13);
    expect(studentAlignment({...p, outerT: 2, outerS: 3})).toBeCloseTo(72 * c1 ** 3, 12);
    expect(() => teacherAlignment({...p, etaT: 0})).toThrow("eta_t = 0: must be a number > 0");
  });

  test("slopes are the derivatives of their activations", () => {
    for (const {value, slope} of Object.values(activations)) {
      for (const z of [-2.3, -0.4, 0.7, 3.1])
        expect((value(z + 1e-6) - value(z - 1e-6)) / 2e-6).toBeCloseTo(slope(z), 8);
    }
    expect(links.he3(2)).toBeCloseTo(2 / Math.sqrt(6), 14);
  });
});
