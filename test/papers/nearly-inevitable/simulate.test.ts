import {describe, expect, it} from "vitest";
import type {Sweep} from "../../../src/engine/experiment.js";
import {Random} from "../../../src/engine/random.js";
import type {Sampler} from "../../../src/engine/sampler.js";
import {summarize} from "../../../src/engine/summary.js";
import {lawOf} from "../../../src/papers/nearly-inevitable/simulate/laws.js";
import {
  disagreement,
  gradient,
  mirrored,
  path,
  pathSpan,
  sft,
  sftSpan,
  sharedPaths,
  sharedPretraining
} from "../../../src/papers/nearly-inevitable/simulate.js";
import * as theory from "../../../src/papers/nearly-inevitable/theory.js";
import {once} from "../../engine/once.js";

const s = theory.cosineOf(0.8);
const t = theory.cosineOf(0.7);

/** Columns [trial] of each series at each point. */
function simulate<P, Q, S extends string>(
  sampler: Sampler<P, Q, S>,
  parameters: P,
  sweep: Sweep,
  trials: number,
  name: string
): (series: S, point: number) => Float64Array {
  const runs = Array.from({length: trials}, (_, k) =>
    once(sampler, parameters, sweep, Random.stream(7, "test", name, k))
  );
  return (series, point) => Float64Array.from(runs, (values) => values[series][point]);
}

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

describe("laws", () => {
  it("have mean zero and unit covariance, or the spectrum they name (|z| < 4.5)", () => {
    for (const name of ["gaussian", "anisotropic-50", "t-5", "sphere", "cube", "laplace", "rademacher"]) {
      const law = lawOf(name, 4);
      const random = Random.stream(3, "law", name);
      const x = new Float64Array(4);
      const [first, second, cross] = [new Float64Array(20000), new Float64Array(20000), new Float64Array(20000)];
      for (let i = 0; i < first.length; ++i) {
        law.fill(x, random);
        first[i] = x[0];
        second[i] = x[1] * x[1] - 1;
        cross[i] = x[2] * x[3];
      }
      for (const sample of [first, second, cross]) {
        const {mean, se} = summarize(sample);
        expect(Math.abs(mean), name).toBeLessThanOrEqual(4.5 * Number(se) + 1e-12);
      }
    }
    const spectrum = lawOf("anisotropic-50", 4).spectrum;
    expect(Number(spectrum?.[0]) / Number(spectrum?.[3])).toBeCloseTo(50, 10);
    expect(lawOf("t-5", 4).nu).toBe(5);
    expect(() => lawOf("cauchy", 4)).toThrow('law = "cauchy": must be one of gaussian');
  });
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

it("the 0/1 loss is arccos/π for normal and spherical laws, and not for ±1 with the truth on an axis", () => {
  const column = simulate(
    disagreement,
    {s, d: 20, batch: 500},
    {law: ["gaussian", "anisotropic-50", "sphere", "rademacher"]},
    60,
    "loss"
  );
  const z = (point: number) => {
    const {mean, se} = summarize(column("loss", point));
    return Math.abs(mean - 0.2) / Number(se);
  };
  // α = 0.001 each.
  for (const point of [0, 1, 2]) expect(z(point)).toBeLessThan(3.5);
  expect(z(3)).toBeGreaterThan(10);
});

describe("shared pre-training", () => {
  const plan = {
    d: 20,
    studentPoints: 1000,
    studentEpochs: 25,
    teacherPoints: 200,
    teacherEpochs: 10,
    teachers: 8,
    minibatch: null,
    pretrainingRate: 0.1,
    subset: "shared",
    rate: 0.1,
    batch: 500,
    steps: 6,
    check: 3
  } as const;

  it("makes the student the better one and most teachers useful", () => {
    const column = simulate(sharedPretraining, plan, {}, 12, "shared");
    const mean = (name: "student" | "teacher" | "improved" | "checked") => summarize(column(name, 0)).mean;
    expect(mean("student")).toBeGreaterThan(mean("teacher") + 0.1);
    expect(mean("improved")).toBeGreaterThan(0.7);
    expect(mean("checked")).toBeGreaterThan(mean("student"));
  });

  it("draws paths that start at the pre-trained student for every teacher", () => {
    const values = once(sharedPaths, plan, {teacher: [0, 1, 2], step: [0, 2, 4]}, Random.stream(1, "paths"));
    expect(values.cosine[3]).toBe(values.cosine[0]);
    expect(values.cosine[4]).not.toBe(values.cosine[1]);
    expect(values.inner[5] / values.norm[5]).toBeCloseTo(values.cosine[5], 14);
  });
});
