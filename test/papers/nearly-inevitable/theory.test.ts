import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {innerProduct} from "../../../src/numerics/dot.js";
import {cosineOfVectors} from "../../../src/numerics/vectors.js";
import * as theory from "../../../src/papers/nearly-inevitable/theory.js";

const {cosineOf, correlation, peakCosine, peakTime, pull} = theory;
const student = cosineOf(0.8);
const teacher = cosineOf(0.7);

/** Composite Simpson rule, independent of the trapezoidal rule under test. */
function simpson(f: (x: number) => number, from: number, to: number, panels: number): number {
  const h = (to - from) / (2 * panels);
  let sum = f(from) + f(to);
  for (let k = 1; k < 2 * panels; ++k) sum += (k % 2 === 1 ? 4 : 2) * f(from + k * h);
  return (sum * h) / 3;
}

/** Cosines (s, t, ρ) between three vectors, with a peak inside the path. */
const triangles = fc
  .tuple(fc.double({min: 0.05, max: 0.99, noNaN: true}), fc.double({min: 0.05, max: 0.99, noNaN: true}))
  .chain(([s, t]) =>
    fc.double({min: -0.95, max: 0.95, noNaN: true}).map((q) => ({s, t, q, rho: correlation(s, t, q)}))
  );
const peaked = triangles.filter(({s, t, rho}) => t - s * rho > 1e-3 && s - t * rho > 1e-3 && rho < 0.999);

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

describe("peak", () => {
  it("is reached by the flow at the peak time, whatever the norm", () => {
    fc.assert(
      fc.property(peaked, fc.constantFrom(0.1, 1, 10), ({s, t, rho}, norm) => {
        const time = peakTime(s, t, rho, norm);
        const states = theory.flow({s, t, rho, norm}, [0.9 * time, time, 1.1 * time]);
        expect(states[1].cosine).toBeCloseTo(peakCosine(s, t, rho), 10);
        expect(states[1].cosine).toBeGreaterThan(Math.max(states[0].cosine, states[2].cosine));
        expect(states[1].agreement).toBeCloseTo(t / peakCosine(s, t, rho), 9);
      }),
      {numRuns: 30}
    );
  });

  it("lifts 80 % to 80.10, 80.41, 80.96, 81.82, 83.09, 84.48 % with orthogonal errors", () => {
    const stated = [0.801, 0.8041, 0.8096, 0.8182, 0.8309, 0.8448];
    [0.55, 0.6, 0.65, 0.7, 0.75, 0.79].forEach((accuracy, i) => {
      const t = cosineOf(accuracy);
      expect(theory.accuracyOf(peakCosine(student, t, student * t))).toBeCloseTo(stated[i], 4);
    });
  });

  it("adds the squared cotangents of the angles when the errors are orthogonal", () => {
    const cot2 = (x: number) => (x * x) / ((1 - x) * (1 + x));
    fc.assert(
      fc.property(
        fc.double({min: 0.01, max: 0.999, noNaN: true}),
        fc.double({min: 0.01, max: 0.999, noNaN: true}),
        (s, t) => {
          expect(cot2(peakCosine(s, t, s * t)) / (cot2(s) + cot2(t))).toBeCloseTo(1, 9);
        }
      )
    );
  });

  it("is at least both cosines, and the start or the end where the arc has no interior peak", () => {
    fc.assert(
      fc.property(triangles, ({s, t, rho}) => {
        const peak = peakCosine(s, t, rho);
        expect(peak).toBeLessThanOrEqual(1);
        if (t > s * rho && s > t * rho) expect(peak).toBeGreaterThanOrEqual(Math.max(s, t) - 1e-15);
        else expect([s, t]).toContain(peak);
      })
    );
    expect(peakCosine(0.9, 0.5, 0.8)).toBe(0.9);
  });

  it("has the clocks .961 and .807 times the norm at its two ends, and lies between", () => {
    const rho = student * teacher;
    const [small, large] = [
      theory.smallNormPeakTime(student, teacher, rho),
      theory.largeNormPeakTime(student, teacher, rho)
    ];
    expect(small).toBeCloseTo(0.961, 3);
    expect(large).toBeCloseTo(0.807, 3);
    expect(peakTime(student, teacher, rho, 1e-7) / 1e-7).toBeCloseTo(small, 7);
    expect(peakTime(student, teacher, rho, 1e7) / 1e7).toBeCloseTo(large, 12);
    for (const norm of [0.1, 1, 10]) {
      const clock = peakTime(student, teacher, rho, norm) / norm;
      expect(clock).toBeGreaterThan(large);
      expect(clock).toBeLessThan(small);
    }
  });

  it("says which correlations are impossible or leave no peak", () => {
    expect(() => peakCosine(0.8, 0.6, 0.99)).toThrow(/rho = 0.99: must be in \[/);
    expect(() => peakTime(0.9, 0.5, 0.8, 1)).toThrow(/rho = 0.8: must be below/);
  });
});

describe("flow", () => {
  it("is w = e^{−βτ/4}w₀ + (4c/β)(1 − e^{−βτ/4})û for small norms", () => {
    const start = {s: student, t: teacher, rho: 0.3, norm: 1e-4};
    [1e-4, 3e-4].forEach((time, i) => {
      const decay = Math.exp((-0.5 * time) / 4);
      const push = (4 * pull * (1 - decay)) / 0.5;
      const inner = decay * 1e-4 * student + push * teacher;
      expect(theory.flow({...start, beta: 0.5}, [1e-4, 3e-4])[i].inner / inner).toBeCloseTo(1, 7);
    });
  });

  it("keeps to the great circle through student and teacher, moving towards the teacher", () => {
    fc.assert(
      fc.property(triangles, ({s, t, rho}) => {
        const states = theory.flow({s, t, rho, norm: 2}, [0, 0.5, 1, 2, 4]);
        for (let k = 1; k < states.length; ++k) {
          expect(states[k].agreement).toBeGreaterThan(states[k - 1].agreement - 1e-12);
        }
      }),
      {numRuns: 20}
    );
  });

  it("depends on norm, β and time only through β‖w₀‖ and time/‖w₀‖", () => {
    const [one] = theory.flow({s: 0.8, t: 0.6, rho: 0.4, norm: 3}, [2]);
    const [other] = theory.flow({s: 0.8, t: 0.6, rho: 0.4, norm: 0.3, beta: 10}, [0.2]);
    expect(one.cosine).toBeCloseTo(other.cosine, 12);
  });

  it("is approached by gradient descent with an error linear in the rate", () => {
    const start = {s: student, t: teacher, rho: 0.45, norm: 1};
    const [exact] = theory.flow(start, [1]);
    const error = (steps: number) => theory.descent(start, 1 / steps, steps)[steps].agreement - exact.agreement;
    expect(error(200) / error(100)).toBeCloseTo(0.5, 2);
    expect(theory.descent(start, 0.1, 3)).toHaveLength(4);
  });

  it("falls to the teacher's cosine in the end", () => {
    const [late] = theory.flow({s: student, t: teacher, rho: 0.4, norm: 1}, [3e3]);
    expect(late.cosine).toBeCloseTo(teacher, 6);
  });
});

it("students and teachers that are parallel, or opposite, keep every cosine in its range", () => {
  fc.assert(
    fc.property(fc.integer({min: -1000, max: 1000}), fc.constantFrom(1, -1), (thousandths, side) => {
      const s = thousandths / 1000;
      const rho = correlation(s, side * s, side);
      for (const {cosine, agreement} of theory.descent({s, t: side * s, rho, norm: 1}, 0.3, 9)) {
        expect(Math.max(Math.abs(cosine), Math.abs(agreement))).toBeLessThanOrEqual(1);
        expect(theory.accuracyOf(cosine)).toBeCloseTo(theory.accuracyOf(Math.sign(cosine * s) * s), 6);
      }
    }),
    {numRuns: 300}
  );
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

describe("sampling noise", () => {
  it("has the power E[(y − σ)²] of a two-dimensional sum", () => {
    for (const [r, rho] of [
      [0.5, 0.3],
      [5, -0.4]
    ]) {
      let sum = 0;
      const h = 0.02;
      for (let z = -8; z <= 8; z += h) {
        for (let v = -8; v <= 8; v += h) {
          const error = (rho * z + Math.sqrt(1 - rho * rho) * v > 0 ? 1 : 0) - 1 / (1 + Math.exp(-r * z));
          sum += error * error * h * h * Math.exp(-0.5 * (z * z + v * v));
        }
      }
      expect(theory.coefficientPower(r, rho)).toBeCloseTo(sum / (2 * Math.PI), 3);
    }
    expect(theory.coefficientPower(1e-9, 0.5)).toBeCloseTo(0.25, 8);
  });

  it("costs a cosine proportional to (d − 2)/B: .0061 at d = 100, B = 100 after ten steps", () => {
    const start = {s: student, t: teacher, rho: student * teacher, norm: 1};
    const loss = theory.noiseLoss(start, 0.1, 10, 100, 100);
    expect(loss).toBeCloseTo(0.0061, 4);
    expect(theory.noiseLoss(start, 0.1, 10, 51, 200)).toBeCloseTo(loss / 4, 12);
    expect(theory.noiseLoss(start, 0.1, 0, 100, 100)).toBe(0);
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

describe("the cosine's derivatives (Lemmas C.1, C.3, C.4, C.5)", () => {
  const vectors = fc
    .tuple(
      fc.array(fc.double({min: -1, max: 1, noNaN: true}), {minLength: 5, maxLength: 5}),
      fc.array(fc.double({min: -1, max: 1, noNaN: true}), {minLength: 5, maxLength: 5}),
      fc.array(fc.double({min: -1, max: 1, noNaN: true}), {minLength: 5, maxLength: 5})
    )
    .filter((all) => all.every((v) => innerProduct(v, v) > 0.1))
    .map(([w, a, v]) => ({w, v, truth: a.map((x) => x / Math.sqrt(innerProduct(a, a)))}));
  const cosine = (a: number[], b: number[]) => cosineOfVectors(Float64Array.from(a), Float64Array.from(b));
  const along = (w: number[], v: number[], h: number) => w.map((x, i) => x + h * v[i]);

  it("C.1: gradient and Hessian match differences of the cosine", () => {
    fc.assert(
      fc.property(vectors, ({w, v, truth}) => {
        const h = 1e-4;
        const f = (at: number) => cosine(along(w, v, at), truth);
        const scale = innerProduct(w, w);
        expect(innerProduct(theory.cosineGradient(w, truth), v)).toBeCloseTo((f(h) - f(-h)) / (2 * h), 4);
        const curvature = innerProduct(theory.cosineHessian(w, truth, v), v);
        expect(scale * curvature).toBeCloseTo((scale * (f(h) - 2 * f(0) + f(-h))) / (h * h), 3);
      })
    );
  });

  it("the first-order change splits into learning and unlearning", () => {
    fc.assert(
      fc.property(vectors, ({w, v, truth}) => {
        const {learning, unlearning} = theory.firstOrderChange(w, truth, v);
        expect(learning + unlearning).toBeCloseTo(innerProduct(theory.cosineGradient(w, truth), v), 10);
      })
    );
  });

  it("C.3: the Hessian's norm is at most 2/√3 over ‖w‖², attained at cosine 1/√3", () => {
    fc.assert(
      fc.property(vectors, ({w, v, truth}) => {
        const s = cosine(w, truth);
        const image = theory.cosineHessian(w, truth, v);
        const ratio = Math.sqrt(innerProduct(image, image) / innerProduct(v, v)) * innerProduct(w, w);
        expect(ratio).toBeLessThanOrEqual(theory.hessianNorm(s) * (1 + 1e-12));
        expect(theory.hessianNorm(s)).toBeLessThanOrEqual((2 / Math.sqrt(3)) * (1 + 1e-15));
      })
    );
    expect(theory.hessianNorm(1 / Math.sqrt(3))).toBeCloseTo(2 / Math.sqrt(3), 15);
  });

  it("C.4: the cosine is 1/r-Lipschitz on vectors at least r long", () => {
    fc.assert(
      fc.property(vectors, ({w, v, truth}) => {
        const r = Math.sqrt(Math.min(innerProduct(w, w), innerProduct(v, v)));
        const gap = Math.sqrt(w.reduce((sum, x, i) => sum + (x - v[i]) ** 2, 0));
        const change = Math.abs(cosine(w, truth) - cosine(v, truth));
        expect(change).toBeLessThanOrEqual(gap / r + 1e-12);
      })
    );
  });

  it("C.5: a_k ≤ c + Σ_{j<k} b_j a_j implies a_k ≤ c·Π(1 + b_j) ≤ c·exp(Σ b_j)", () => {
    const steps = fc.array(
      fc.tuple(fc.double({min: 0, max: 0.5, noNaN: true}), fc.double({min: 0, max: 1, noNaN: true})),
      {minLength: 1, maxLength: 20}
    );
    fc.assert(
      fc.property(fc.double({min: 0, max: 10, noNaN: true}), steps, (c, sequence) => {
        let [sum, product, exponent] = [0, 1, 0];
        for (const [b, fraction] of sequence) {
          const a = fraction * (c + sum);
          expect(a).toBeLessThanOrEqual(c * product * (1 + 1e-12));
          expect(c * product).toBeLessThanOrEqual(c * Math.exp(exponent) * (1 + 1e-12));
          sum += b * a;
          product *= 1 + b;
          exponent += b;
        }
      })
    );
  });
});

it("accuracy 80, 70, 63 % are cosines .8090, .5878, .397", () => {
  [0.809, 0.5878, 0.397].forEach((stated, i) => {
    const accuracy = [0.8, 0.7, 0.63][i];
    expect(cosineOf(accuracy)).toBeCloseTo(stated, 3);
    expect(theory.accuracyOf(cosineOf(accuracy))).toBeCloseTo(accuracy, 14);
  });
});
