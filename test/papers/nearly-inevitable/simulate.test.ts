import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {summarize} from "../../../src/engine/summary.js";
import {gradient, mirrored, path, pathSpan, sft, sftSpan} from "../../../src/papers/nearly-inevitable/simulate.js";
import * as theory from "../../../src/papers/nearly-inevitable/theory.js";
import {once} from "../../engine/once.js";

import {s, simulate, t} from "./columns.js";

/** p-value of the two-sample Kolmogorov–Smirnov test (asymptotic). */
function kolmogorovSmirnov(a: Float64Array, b: Float64Array): number {
  const [x, y] = [a.slice().sort(), b.slice().sort()];
  let [i, j, gap] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    if (x[i] <= y[j]) ++i;
    else ++j;
    gap = Math.max(gap, Math.abs(i / x.length - j / y.length));
  }
  const z = gap * Math.sqrt((x.length * y.length) / (x.length + y.length));
  let p = 0;
  for (let k = 1; k < 50; ++k) p += 2 * (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * z * z);
  return z < 0.3 ? 1 : p;
}

describe("the span sampler", {timeout: 60_000}, () => {
  // Bonferroni over all comparisons of a law; family-wise α = 0.01.
  const alpha = 0.01;
  const parameters = {d: 8, s, t, norm: 2, rate: 0.3, batch: 12};
  const sweep = {step: [1, 3, 6], q: [0, 0.5]};
  const series = ["inner", "norm", "cosine", "agreement", "best"] as const;

  for (const law of ["gaussian", "anisotropic-20", "t-5"]) {
    it(`has the literal sampler's law on every step of a noisy path (${law}, α = ${alpha})`, () => {
      const literal = simulate(path, {...parameters, law}, sweep, 1000, `literal ${law}`);
      const span = simulate(pathSpan, {...parameters, law}, sweep, 1000, `span ${law}`);
      const tests = series.flatMap((name) => [0, 1, 2, 3, 4, 5].map((point) => ({name, point})));
      for (const {name, point} of tests) {
        const p = kolmogorovSmirnov(literal(name, point), span(name, point));
        expect(p, `${name} at point ${point}`).toBeGreaterThan(alpha / tests.length);
      }
    });
  }

  it("is told from a sampler with four directions of noise fewer, so the comparison has power", () => {
    const literal = simulate(path, parameters, sweep, 1000, "eight");
    const span = simulate(pathSpan, {...parameters, d: 4}, sweep, 1000, "four");
    const worst = Math.min(...series.map((name) => kolmogorovSmirnov(literal(name, 4), span(name, 4))));
    expect(worst).toBeLessThan(alpha / 30);
  });

  it("agrees with the literal sampler on start, peak and end", () => {
    const plan = {d: 6, s, t, norm: 1, rate: 0.2, batch: 20, steps: 8};
    const literal = simulate(sft, plan, {}, 2000, "literal");
    const span = simulate(sftSpan, plan, {}, 2000, "span");
    for (const name of ["peak", "end"] as const) {
      expect(kolmogorovSmirnov(literal(name, 0), span(name, 0))).toBeGreaterThan(alpha / 2);
    }
    expect(literal("start", 0)[0]).toBeCloseTo(s, 14);
  });
});

describe("a literal batch's gradient", {timeout: 60_000}, () => {
  it("has mean cû − κŵ and the noise (d − 2)E[e²]/B across the plane (|z| < 4.4: α = 1e-4 over 10)", () => {
    const [norm, q, d, batch] = [2, 0.3, 9, 40];
    const column = simulate(gradient, {d, s, t, q, norm, batch}, {}, 4000, "gradient");
    const rho = theory.correlation(s, t, q);
    const kappa = theory.confidence(norm);
    const {pull} = theory;
    const expected = {
      truth: pull * t - kappa * s,
      student: pull * rho - kappa,
      teacher: pull - kappa * rho,
      rise: pull * theory.progress(s, t, q),
      learning: (1 - s * s) * (pull * t - kappa * s)
    };
    for (const name of ["truth", "student", "teacher", "rise", "learning"] as const) {
      const {mean, se} = summarize(column(name, 0));
      expect(Math.abs(mean - expected[name]) / Number(se), name).toBeLessThan(4.4);
    }
    // E[e²] = E[(y − σ)²] by the trapezoidal rule in the plane.
    let square = 0;
    const h = 0.05;
    for (let a = -8; a <= 8; a += h) {
      // Given z the label is 1 with probability Φ(ρz/√(1−ρ²)), here by the sum over v.
      for (let b = -8; b <= 8; b += h) {
        const error = (rho * a + Math.sqrt(1 - rho * rho) * b > 0 ? 1 : 0) - 1 / (1 + Math.exp(-norm * a));
        square += (error * error * h * h * Math.exp(-0.5 * (a * a + b * b))) / (2 * Math.PI);
      }
    }
    const noise = summarize(column("noise", 0));
    expect(Math.abs(noise.mean - ((d - 2) * square) / batch)).toBeLessThan(4.4 * Number(noise.se) + 1e-4);
  });

  it("moves the cosine by learning plus unlearning", () => {
    const column = simulate(gradient, {d: 5, s, t, norm: 1, batch: 3, law: "laplace"}, {}, 5, "split");
    for (let k = 0; k < 5; ++k) {
      expect(column("learning", 0)[k] + column("unlearning", 0)[k]).toBeCloseTo(column("rise", 0)[k], 6);
    }
  });
});

it("a teacher and its opposite cancel in the student's own pull, whoever the teacher is", () => {
  const column = simulate(mirrored, {d: 5, s, norm: 2, batch: 40}, {t: [t, 0.2], q: [0, 0.6]}, 5, "mirror");
  const alone = column("confidence", 0);
  for (let point = 1; point < 4; ++point) {
    column("confidence", point).forEach((value, k) => {
      expect(value).toBeCloseTo(alone[k], 12);
    });
  }
  const {mean, se} = summarize(
    simulate(mirrored, {d: 3, s, t, q: 0, norm: 2, batch: 400}, {}, 40, "mirror")("confidence", 0)
  );
  expect(Math.abs(mean - theory.confidence(2))).toBeLessThan(4.5 * Number(se));
});

describe("fine-tuning", () => {
  it("follows the population flow when the batch is large and the rate small", () => {
    const values = once(
      pathSpan,
      {d: 5, s, t, q: 0.2, rate: 0.02, batch: 20000},
      {norm: [0.1, 10], step: [0, 20, 40]},
      Random.stream(1, "flow")
    );
    const rho = theory.correlation(s, t, 0.2);
    for (const [index, norm] of [0.1, 10].entries()) {
      theory.flow({s, t, rho, norm}, [0, 0.4 * norm, 0.8 * norm]).forEach((state, k) => {
        expect(values.cosine[3 * index + k]).toBeCloseTo(state.cosine, 2);
        expect(values.norm[3 * index + k] / norm).toBeCloseTo(state.norm / norm, 1);
        expect(values.agreement[3 * index + k]).toBeCloseTo(state.agreement, 1);
      });
    }
  });

  it("writes the path where the step axis stands, and reaches no further than its steps", () => {
    const plan = {d: 4, s, t, q: 0, rate: 0.1, batch: 5};
    const last = once(path, plan, {norm: [1, 2], step: [0, 2]}, Random.stream(1, "axes"));
    const first = once(path, plan, {step: [0, 2], norm: [1, 2]}, Random.stream(1, "axes"));
    expect(Array.from(first.norm)).toEqual([0, 2, 1, 3].map((k) => last.norm[k]));
    expect(last.norm[0]).toBeCloseTo(1, 14);
    expect(last.norm[2]).toBeCloseTo(2, 14);
  });

  it("judges all points of a dimension on one teacher, with the overlap asked for", () => {
    const random = once(
      path,
      {d: 30, s, rate: 0.1, batch: 5, norm: 1},
      {t: [0.2, 0.5], step: [0, 1]},
      Random.stream(1, "q")
    );
    expect(random.overlap[0]).toBeCloseTo(random.overlap[2], 12);
    const fixed = once(
      path,
      {d: 30, s, t, rate: 0.1, batch: 5, norm: 1},
      {q: [-0.4, 0.7], step: [0, 1]},
      Random.stream(1, "q")
    );
    expect(fixed.overlap[0]).toBeCloseTo(-0.4, 12);
    expect(fixed.overlap[2]).toBeCloseTo(0.7, 12);
    expect(fixed.agreement[2]).toBeCloseTo(theory.correlation(s, t, 0.7), 12);
  });

  it("names an impossible setting", () => {
    expect(() => once(sft, {d: 2, s, t, norm: 1, rate: 0.1, batch: 5, steps: 1}, {}, Random.stream(1))).toThrow(
      "d = 2"
    );
    expect(() => once(sft, {d: 5, s: 1, t, norm: 1, rate: 0.1, batch: 5, steps: 1}, {}, Random.stream(1))).toThrow(
      "s = 1"
    );
  });
});
