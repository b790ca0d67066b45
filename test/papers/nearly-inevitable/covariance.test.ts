import fc from "fast-check";
import {expect, test} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {summarize} from "../../../src/engine/summary.js";
import {innerProduct} from "../../../src/numerics/dot.js";
import {gaussLegendre, integrate} from "../../../src/numerics/quadrature.js";
import {finetune} from "../../../src/papers/nearly-inevitable/simulate/finetune.js";
import {drawPairs} from "../../../src/papers/nearly-inevitable/simulate/pair.js";
import {settingsAt} from "../../../src/papers/nearly-inevitable/simulate/setting.js";
import {literal} from "../../../src/papers/nearly-inevitable/simulate/step.js";
import {tripleAt} from "../../../src/papers/nearly-inevitable/simulate/tilted.js";
import {astray, covariance} from "../../../src/papers/nearly-inevitable/simulate.js";
import * as theory from "../../../src/papers/nearly-inevitable/theory.js";
import {once} from "../../engine/once.js";

const place = {d: 5, condition: 9, s: 0.7, t: 0.4, q: 0.2, norm: 1.7, angle: 0.5, tilt: -1};
const beta = 0.7;
const stream = (trial: number, name: string): Random => Random.stream(1, "covariance", name, trial);

test("a triple has the cosines, the overlap and the norm that it is asked for, in the covariance's product", () => {
  const {w, truth, u, spectrum} = tripleAt(place);
  const inner = (a: Float64Array, b: Float64Array): number =>
    innerProduct(
      a,
      b.map((x, j) => spectrum[j] * x)
    );
  expect(inner(w, w)).toBeCloseTo(1.7 ** 2, 12);
  expect(inner(truth, truth)).toBeCloseTo(1, 12);
  expect(inner(u, u)).toBeCloseTo(1, 12);
  expect(inner(w, truth) / 1.7).toBeCloseTo(0.7, 12);
  expect(inner(u, truth)).toBeCloseTo(0.4, 12);
  expect(inner(w, u) / 1.7).toBeCloseTo(theory.correlation(0.7, 0.4, 0.2), 12);
  expect(spectrum[0] / spectrum[4]).toBeCloseTo(9, 12);
});

test("without anisotropy the teacher's part is c(t − ρs) and the confidence's is nothing", () => {
  const triple = {...tripleAt({...place, condition: 1}), beta};
  expect(theory.teacherPart(triple)).toBeCloseTo(theory.pull * theory.progress(0.7, 0.4, 0.2), 14);
  expect(theory.confidencePart(triple)).toBeCloseTo(0, 14);
  expect(theory.confidenceBound(triple)).toBe(0);
});

test("the rate is that of the cosine along the population's gradient, integrated over the plane", () => {
  const [spectrum, w, truth, u] = [
    [2.5, 0.3],
    [0.4, -1.3],
    [1.1, 0.7],
    [-0.2, 0.9]
  ];
  const gradient = [0, 0];
  // x = Σ^½ g with g in polar coordinates; the label jumps where ⟨Σ^½u, g⟩ = 0.
  const turn = Math.atan2(Math.sqrt(spectrum[1]) * u[1], Math.sqrt(spectrum[0]) * u[0]);
  for (const [from, label] of [
    [turn - Math.PI / 2, 1],
    [turn + Math.PI / 2, 0]
  ]) {
    for (const j of [0, 1]) {
      gradient[j] += integrate(gaussLegendre(80, from, from + Math.PI), (angle) =>
        integrate(gaussLegendre(80, 0, 9), (radius) => {
          const x = [Math.cos(angle), Math.sin(angle)].map((g, k) => Math.sqrt(spectrum[k]) * radius * g);
          const sigma = 1 / (1 + Math.exp(-beta * innerProduct(w, x)));
          return ((label - sigma) * x[j] * radius * Math.exp(-0.5 * radius * radius)) / (2 * Math.PI);
        })
      );
    }
  }
  const inner = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, x, j) => sum + spectrum[j] * x * b[j], 0);
  const cosineAt = (h: number): number => {
    const moved = w.map((x, j) => x + h * gradient[j]);
    return inner(moved, truth) / Math.sqrt(inner(moved, moved) * inner(truth, truth));
  };
  const rate = ((cosineAt(1e-4) - cosineAt(-1e-4)) / 2e-4) * Math.sqrt(inner(w, w));
  const colored = {spectrum, w, truth, u, beta};
  expect(Math.abs(theory.confidencePart(colored))).toBeGreaterThan(0.05);
  expect(theory.teacherPart(colored) - theory.confidencePart(colored)).toBeCloseTo(rate, 8);
});

test("the confidence's part never exceeds its bound, and comes within a thousandth of it", () => {
  const vector = fc.array(fc.double({min: -1, max: 1, noNaN: true}), {minLength: 4, maxLength: 4});
  const spectrum = [3, 1.4, 0.6, 0.2];
  fc.assert(
    fc.property(vector, vector, (w, truth) => {
      fc.pre(innerProduct(w, w) > 1e-4 && innerProduct(truth, truth) > 1e-4);
      const colored = {w, truth, u: truth, spectrum, beta};
      expect(Math.abs(theory.confidencePart(colored))).toBeLessThanOrEqual(theory.confidenceBound(colored) + 1e-12);
    })
  );
  const extreme = {...tripleAt({...place, angle: Math.PI / 4}), beta};
  expect(theory.confidencePart(extreme) / theory.confidenceBound(extreme)).toBeCloseTo(-1, 3);
});

test("the sampler's rise is the derivative of the cosine along the gradient of the batch that it draws", () => {
  const {w, truth, u, spectrum} = tripleAt(place);
  const batch = 50;
  const rows = stream(0, "rise").split("batch", "9");
  const move = new Float64Array(5);
  for (let i = 0; i < batch; ++i) {
    const x = rows.normals(5).map((g, j) => Math.sqrt(spectrum[j]) * g);
    const error = (innerProduct(u, x) > 0 ? 1 : 0) - 1 / (1 + Math.exp(-beta * innerProduct(w, x)));
    for (let j = 0; j < 5; ++j) move[j] += (error * x[j]) / batch;
  }
  const inner = (a: Float64Array, b: Float64Array): number =>
    innerProduct(
      a,
      b.map((x, j) => spectrum[j] * x)
    );
  const expected = inner(move, truth) - (0.7 / 1.7) * inner(move, w);
  const {condition, ...rest} = place;
  const {rise} = once(covariance, {...rest, beta, batch}, {condition: [condition]}, stream(0, "rise"));
  expect(rise[0]).toBeCloseTo(expected, 8);
});

test("noise off the plane gathers by its recursion, in proportion to (d − 2)/B", () => {
  const start = {s: 0.8, t: 0.6, rho: 0.5, norm: 2, beta: 1.4};
  const power = (r: number, rho: number): number => theory.coefficientPower(r, rho, 1.4);
  const one = 0.09 * power(2, 0.5);
  expect(theory.strayed(start, 0.3, 0, 12, 40)).toBe(0);
  expect(theory.strayed(start, 0.3, 1, 12, 40)).toBeCloseTo(one / 4, 14);
  const [, {norm, agreement}] = theory.descent(start, 0.3, 1);
  const two = (1 - (0.3 * theory.confidence(norm, 1.4)) / norm) ** 2 * one + 0.09 * power(norm, agreement);
  expect(theory.strayed(start, 0.3, 2, 12, 40)).toBeCloseTo(two / 4, 14);
  expect(theory.strayed(start, 0.3, 2, 52, 40)).toBeCloseTo((5 * two) / 4, 14);
});

test("students stray as those do whose samples are drawn in full (α 0.001)", () => {
  const parameters = {d: 8, s: 0.8, t: 0.6, q: 0.3, norm: 1, rate: 0.3, batch: 12, steps: 4};
  const trials = 1500;
  const exact = Array.from({length: trials}, (_, k) => once(astray, parameters, {}, stream(k, "span")).aside[0]);
  const drawn = Array.from({length: trials}, (_, k) => {
    const pairs = drawPairs(settingsAt(parameters, [{}]), stream(k, "literal"));
    const [{w, u}] = pairs;
    const first = w.slice();
    finetune(pairs, literal, stream(k, "literal"));
    // The squared distance from the plane of two vectors, by Gram's determinants.
    const [a, b, c] = [innerProduct(first, first), innerProduct(first, u), innerProduct(u, u)];
    const [x, y] = [innerProduct(w, first), innerProduct(w, u)];
    return innerProduct(w, w) - (c * x * x - 2 * b * x * y + a * y * y) / (a * c - b * b);
  });
  const [one, other] = [summarize(exact), summarize(drawn)];
  const se = Math.hypot(one.se ?? Number.NaN, other.se ?? Number.NaN);
  expect(se / one.mean).toBeLessThan(0.03);
  expect(Math.abs(one.mean - other.mean) / se).toBeLessThan(3.3);
});
