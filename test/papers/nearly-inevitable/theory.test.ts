import fc from "fast-check";
import {describe, expect, it} from "vitest";
import * as theory from "../../../src/papers/nearly-inevitable/theory.js";
import {triangles} from "./triangles.js";

const {cosineOf, pull} = theory;
const student = cosineOf(0.8);
const teacher = cosineOf(0.7);

/** Composite Simpson rule, independent of the trapezoidal rule under test. */
function simpson(f: (x: number) => number, from: number, to: number, panels: number): number {
  const h = (to - from) / (2 * panels);
  let sum = f(from) + f(to);
  for (let k = 1; k < 2 * panels; ++k) sum += (k % 2 === 1 ? 4 : 2) * f(from + k * h);
  return (sum * h) / 3;
}

describe("confidence", () => {
  it("equals κ = E[g σ(βrg)] by an independent quadrature, to 1e-12 of c", () => {
    for (const a of [1e-3, 0.1, 0.5, 1, 2, 2.1, 3, 10, 30]) {
      const density = (g: number) => pull * Math.exp(-0.5 * g * g);
      const direct = simpson((g) => g * Math.tanh(0.5 * a * g) * density(g), 0, 12, 60000);
      expect(Math.abs(theory.confidence(a) - direct)).toBeLessThan(1e-12 * pull);
      expect(Math.abs(theory.confidence(0.25 * a, 4) - direct)).toBeLessThan(1e-12 * pull);
    }
  });

  it("is βr/4 for small norms and c − π²c/6(βr)² for large ones, to machine precision of the leading error", () => {
    expect(theory.confidence(0)).toBe(0);
    expect(theory.confidence(1e-9) / 2.5e-10).toBeCloseTo(1, 15);
    expect(theory.confidence(Infinity)).toBe(pull);
    // c − κ = c E over the logistic tail: 2c ∫ u/(1 + e^u) du / a² = cπ²/(6a²), next order a⁻⁴.
    expect(((pull - theory.confidence(1e3)) * 6e6) / (Math.PI ** 2 * pull)).toBeCloseTo(1, 5);
  });

  it("takes the values κ/c = .0625, .518, .864, .984 at norms .1, 1, 3, 10", () => {
    const values = [0.1, 1, 3, 10].map((r) => theory.confidence(r) / pull);
    [0.0625, 0.518, 0.864, 0.984].forEach((stated, i) => {
      expect(values[i]).toBeCloseTo(stated, 3);
    });
  });

  it("increases in the norm and the temperature and stays below c", () => {
    fc.assert(
      fc.property(
        fc.double({min: 0.01, max: 100, noNaN: true}),
        fc.double({min: 0.01, max: 10, noNaN: true}),
        (r, b) => {
          const here = theory.confidence(r, b);
          return (
            here > 0 && here < pull && theory.confidence(1.01 * r, b) > here && theory.confidence(r, 1.01 * b) > here
          );
        }
      )
    );
  });

  it("names what it rejects", () => {
    expect(() => theory.confidence(-1)).toThrow("r = -1: must be ≥ 0");
    expect(() => theory.confidence(Number.NaN)).toThrow("r = NaN");
    expect(() => theory.confidence(1, 0)).toThrow("beta = 0: must be > 0");
  });
});

describe("crossover norm", () => {
  it("is .316, .672, 1.126, 1.803, 3.16, 8.2 for an 80 % student and teachers of 55 … 79 %", () => {
    const stated = [0.316, 0.672, 1.126, 1.803, 3.16, 8.2];
    [0.55, 0.6, 0.65, 0.7, 0.75, 0.79].forEach((accuracy, i) => {
      const r = theory.crossoverNorm(student, cosineOf(accuracy));
      expect(r / stated[i]).toBeCloseTo(1, 2);
      expect(theory.confidence(r) / pull).toBeCloseTo(cosineOf(accuracy) / student, 13);
    });
  });

  it("scales as 1/β and is infinite for a teacher no worse than the student", () => {
    expect(theory.crossoverNorm(student, teacher, 4)).toBeCloseTo(theory.crossoverNorm(student, teacher) / 4, 14);
    expect(theory.crossoverNorm(0.5, 0.5)).toBe(Infinity);
  });
});

describe("improvement", () => {
  it("turns at q = tan θ_s / tan θ_t = .5279 for 80 and 70 %", () => {
    const threshold = theory.overlapThreshold(student, teacher);
    expect(threshold).toBeCloseTo(0.5279, 4);
    expect(theory.improves(student, teacher, threshold - 1e-9)).toBe(true);
    expect(theory.improves(student, teacher, threshold + 1e-9)).toBe(false);
  });

  it("is t − ρs, and the sign of the flow's first move", () => {
    fc.assert(
      fc.property(triangles, ({s, t, q, rho}) => {
        const progress = theory.progress(s, t, q);
        expect(progress).toBeCloseTo(t - rho * s, 12);
        const [before, after] = theory.flow({s, t, rho, norm: 1}, [0, 1e-3]);
        if (Math.abs(progress) > 1e-3) expect(Math.sign(after.cosine - before.cosine)).toBe(Math.sign(progress));
      }),
      {numRuns: 40}
    );
  });
});

describe("random teachers", () => {
  it("fail with probability .058, .0084, 4e-5, 8e-9 in dimensions 10, 20, 50, 100", () => {
    const failures = [10, 20, 50, 100].map((d) => theory.failureProbability(d, student, teacher));
    [0.058, 0.0084, 4.1e-5, 8.3e-9].forEach((stated, i) => {
      expect(failures[i] / stated).toBeCloseTo(1, 1);
    });
  });

  it("fail in four dimensions as a uniform overlap says", () => {
    // In d = 4 the overlap is a coordinate of the ordinary sphere, hence uniform on [−1, 1].
    const threshold = theory.overlapThreshold(0.8, 0.6);
    expect(theory.failureProbability(4, 0.8, 0.6)).toBeCloseTo((1 - threshold) / 2, 14);
    expect(theory.failureProbability(4, 0.6, 0.8)).toBe(0);
  });

  it("fail as often as the mean of an indicator over q by another quadrature", () => {
    const threshold = theory.overlapThreshold(student, teacher);
    const density = (q: number) => (1 - q * q) ** 3;
    const cap = simpson(density, threshold, 1, 5000) / simpson(density, -1, 1, 5000);
    expect(theory.failureProbability(10, student, teacher)).toBeCloseTo(cap, 12);
  });

  it("gain 1.864 points on average at d = 100", () => {
    expect(100 * theory.meanPeakGain(100, student, teacher)).toBeCloseTo(1.865, 2);
    expect(theory.meanOverTeachers(30, (q) => q * q)).toBeCloseTo(1 / 29, 12);
  });
});

describe("pulls of spherical laws", () => {
  it("agree with their closed forms and with the normal in the limit", () => {
    expect(theory.spherePull(1)).toBeCloseTo(0.5, 14);
    expect(theory.spherePull(2)).toBeCloseTo(Math.SQRT2 / Math.PI, 14);
    expect(theory.spherePull(3)).toBeCloseTo(Math.sqrt(3) / 4, 14);
    // ν = 3: E|T| = 2√3/π, scaled by √(1/3).
    expect(theory.tPull(3)).toBeCloseTo(1 / Math.PI, 14);
    expect(theory.lawPull("t-1000000", 5)).toBeCloseTo(pull, 6);
    expect(theory.lawPull("sphere", 1e6)).toBeCloseTo(pull, 6);
    expect(() => theory.lawPull("cube", 5)).toThrow('law = "cube"');
  });
});

it("accuracy 80, 70, 63 % are cosines .8090, .5878, .397", () => {
  [0.809, 0.5878, 0.397].forEach((stated, i) => {
    const accuracy = [0.8, 0.7, 0.63][i];
    expect(cosineOf(accuracy)).toBeCloseTo(stated, 3);
    expect(theory.accuracyOf(cosineOf(accuracy))).toBeCloseTo(accuracy, 14);
  });
});
