import fc from "fast-check";
import {describe, expect, test} from "vitest";
import * as theory from "../../../src/papers/intrinsic-dimension/theory.js";

const {authors, simulatorGeometry} = theory;

const paper = {dW: 200, dS: 100, dSw: 10, n: 2000, N: 400, sigma: 1};

/** Sizes with n > d_w + 1, N > d_s + 1 and an overlap that fits. */
const sizes = fc.record({dW: fc.integer({min: 1, max: 80}), dS: fc.integer({min: 1, max: 80})}).chain(({dW, dS}) =>
  fc.record({
    dW: fc.constant(dW),
    dS: fc.constant(dS),
    dSw: fc.double({min: 0, max: Math.min(dW, dS), noNaN: true}),
    n: fc.integer({min: dW + 2, max: 5000}),
    N: fc.integer({min: dS + 2, max: 5000}),
    sigma: fc.double({min: 0.01, max: 10, noNaN: true})
  })
);

/** E[1/χ²_k] by Simpson's rule on the density's exponent, k ≥ 5. */
function meanInverseChiSquared(k: number): number {
  const weight = (x: number, shift: number): number => Math.exp((k / 2 - 1 - shift) * Math.log(x / k) - (x - k) / 2);
  const integrate = (shift: number): number => {
    const steps = 20000;
    const width = (8 * k + 80) / steps;
    let sum = 0;
    for (let i = 1; i < steps; ++i) sum += (i % 2 ? 4 : 2) * weight(i * width, shift);
    return sum;
  };
  return integrate(1) / integrate(0) / k;
}

describe("variances", () => {
  test("agree with independent simulations of the specification within their errors", () => {
    expect(Math.abs(theory.teacherVariance(paper) - 0.11121)).toBeLessThan(3 * 8e-5);
    expect(Math.abs(theory.studentVariance(paper) - 0.03195)).toBeLessThan(3 * 4e-5);
    expect(Math.abs(theory.studentVarianceOutOfSample(paper) - 0.04099)).toBeLessThan(3 * 7e-5);
    const small = {dW: 20, dS: 10, dSw: 3, n: 60, N: 40, sigma: 1};
    expect(Math.abs(theory.teacherVariance(small) - 0.5125)).toBeLessThan(3 * 7e-4);
    expect(Math.abs(theory.studentVariance(small) - 0.1858)).toBeLessThan(3 * 4e-4);
    expect(Math.abs(theory.studentVarianceOutOfSample(small) - 0.2275)).toBeLessThan(3 * 5e-4);
  });

  test("give the teacher d_w times the mean of an inverse chi-squared variable", () => {
    for (const [dW, n] of [
      [3, 12],
      [20, 60],
      [40, 50]
    ]) {
      const expected = dW * meanInverseChiSquared(n - dW + 1);
      expect(theory.teacherVariance({dW, n, sigma: 1})).toBeCloseTo(expected, 9);
    }
  });

  test("make the student's the teacher's when all features are shared, or when it interpolates", () => {
    const same = {dW: 30, dS: 30, dSw: 30, n: 90, N: 50, sigma: 0.7};
    expect(theory.studentVariance(same)).toBeCloseTo(theory.teacherVariance(same), 14);
    expect(theory.studentVarianceOutOfSample(same)).toBeCloseTo(theory.teacherVariance(same), 14);
    expect(theory.studentVariance({...paper, N: 60})).toBe(theory.teacherVariance(paper));
  });

  test("keep the student between its shared noise and its teacher in sample, and rise with the overlap", () => {
    fc.assert(
      fc.property(sizes, (p) => {
        const variance = theory.studentVariance(p);
        const shared = (p.sigma ** 2 * p.dSw) / (p.n - p.dW - 1);
        expect(variance).toBeGreaterThanOrEqual(shared * (1 - 1e-12));
        expect(variance).toBeLessThanOrEqual(theory.teacherVariance(p) * (1 + 1e-12));
        expect(theory.studentVariance({...p, dSw: p.dSw / 2})).toBeLessThanOrEqual(variance * (1 + 1e-12));
        expect(theory.studentVarianceOutOfSample(p)).toBeGreaterThanOrEqual(variance * (1 - 1e-12));
      })
    );
  });

  test("in sample and on fresh points meet as N grows", () => {
    const many = {...paper, N: 1e9};
    expect(theory.studentVarianceOutOfSample(many) / theory.studentVariance(many)).toBeCloseTo(1, 6);
  });

  test("name the value that is impossible", () => {
    expect(() => theory.teacherVariance({dW: 200, n: 201, sigma: 1})).toThrow("n = 201: must be > d_w + 1 = 201");
    expect(() => theory.studentVariance({...paper, dSw: 101})).toThrow("d_sw = 101: must be in [0, min(d_w, d_s)]");
    expect(() => theory.studentVariance({...paper, dSw: Number.NaN})).toThrow("d_sw = NaN");
    expect(() => theory.studentVariance({...paper, dS: 2.5})).toThrow("d_s = 2.5: must be a whole number ≥ 1");
    expect(() => theory.studentVariance({...paper, N: -4})).toThrow("N = -4: must be a whole number ≥ 1");
    expect(() => theory.studentVariance({...paper, sigma: -1})).toThrow("sigma = -1: must be a number ≥ 0");
    expect(() => theory.studentVarianceOutOfSample({...paper, N: 101})).toThrow("N = 101: must be > d_s + 1 = 101");
    expect(() => theory.pgrBound({...paper, rho: -1})).toThrow("rho = -1: must be a number ≥ 0");
    expect(() => theory.oprBound({...paper, sigma: 0, rho: 1})).toThrow("sigma = 0: must be a number > 0");
  });
});

describe("overlap", () => {
  test("is the sum of squared canonical correlations, worked out for one pair", () => {
    // Teacher's p ~ N(0, a), student's cp + √(1−c²)q: correlation c√a/√(ac² + 1 − c²).
    fc.assert(
      fc.property(
        fc.double({min: 0, max: 1, noNaN: true}),
        fc.double({min: 0.05, max: 20, noNaN: true}),
        (square, a) => {
          const covariance = Math.sqrt(square) * a;
          const correlation = covariance / Math.sqrt(a * (square * a + 1 - square));
          const dSw = 7 * square;
          expect(theory.canonicalDimension({dSw, pairs: 7, spread: a})).toBeCloseTo(7 * correlation ** 2, 10);
          expect(theory.canonicalDimension({dSw, pairs: 7, spread: 1})).toBeCloseTo(dSw, 12);
        }
      )
    );
  });
});

describe("risks", () => {
  const at = (overlap: number, noise: number, n = 2000, N = 4000) => {
    const g = simulatorGeometry(authors, overlap);
    const s = {n, N, sigma: Math.sqrt(noise)};
    return {g, s, exact: theory.risks(g, s), p: {...g, ...s, rho: g.rhoW + g.rhoS}};
  };

  test("give the specification's gains", () => {
    expect(theory.pgr(at(10, 0.01).exact)).toBeCloseTo(0.8549, 4);
    expect(theory.opr(at(10, 0.01).exact)).toBeCloseTo(1.479, 3);
    expect(theory.opr(at(90, 4e-4).exact)).toBeCloseTo(0.34, 3);
    expect(theory.opr(at(10, 4e-4).exact)).toBeCloseTo(0.249, 3);
    expect(theory.opr(at(10, 0.1, 2000, 400).exact)).toBeCloseTo(1.2, 2);
    expect(theory.oprBound(at(10, 0.1, 2000, 400).p)).toBeCloseTo(1.43, 2);
    expect(theory.opr(at(10, 0.01, 2000, 400).exact)).toBeCloseTo(0.783, 3);
    expect(theory.oprBound(at(10, 0.01, 2000, 400).p)).toBeCloseTo(0.793, 3);
  });

  test("are the variances where the features express the target", () => {
    fc.assert(
      fc.property(sizes, (p) => {
        const g = {...p, rhoW: 0, rhoS: 0, unseen: 0, spill: 0};
        expect(theory.teacherRisk(g, p)).toBeCloseTo(theory.teacherVariance(p), 12);
        expect(theory.studentRisk(g, p) / theory.studentVarianceOutOfSample(p)).toBeCloseTo(1, 10);
        expect(theory.studentRiskInSample(g, p) / theory.studentVariance(p)).toBeCloseTo(1, 10);
      })
    );
  });

  test("of least norm approach the zero predictor as samples vanish and diverge at the threshold only", () => {
    const risk = (samples: number) => theory.ridgelessRisk({d: 1e6, samples, rho: 0.1, sigma: 0.5, signal: 2});
    expect(risk(1)).toBeCloseTo(2.1, 4);
    for (const samples of [1e6 - 1, 1e6, 1e6 + 1]) expect(risk(samples)).toBe(Infinity);
    expect(risk(1e6 - 2)).toBeLessThan(Infinity);
    expect(risk(1e6 + 2)).toBeLessThan(Infinity);
    expect(theory.ridgelessRisk({d: 50, samples: 200, rho: 0.1, sigma: 0.5})).toBeCloseTo(
      theory.teacherRisk({...simulatorGeometry(authors, 10), dW: 50, rhoW: 0.1}, {n: 200, sigma: 0.5}),
      14
    );
  });

  test("lie above the dotted curves of teacher, baseline and ceiling everywhere on the authors' grid", () => {
    for (const overlap of [10, 50, 90]) {
      for (const noise of [4e-4, 0.01, 0.1]) {
        for (const n of [400, 1000, 4000]) {
          const {g, s, exact} = at(overlap, noise, n);
          const dotted = theory.plottedRisks(g, s);
          for (const model of ["teacher", "baseline", "ceiling"] as const) {
            expect(exact[model]).toBeGreaterThan(dotted[model]);
          }
        }
      }
    }
  });
});

describe("bounds", () => {
  const noisy = fc.tuple(sizes, fc.double({min: 1e-4, max: 1, noNaN: true}));

  test("peak together at the derived sample size", () => {
    fc.assert(
      fc.property(noisy, ([p, rho]) => {
        const peak = theory.boundPeak({...p, rho});
        fc.pre(peak < 1e6);
        const around = [Math.floor(peak), Math.ceil(peak)].filter((n) => n > p.dW + 1);
        const values = (n: number) => [theory.pgrBound({...p, n, rho}), theory.oprBound({...p, n, rho})];
        const [pgr, opr] = [0, 1].map((k) => Math.max(...around.map((n) => values(n)[k])));
        for (const n of [p.dW + 2, Math.ceil(peak) + 1, Math.ceil(2 * peak), 3000000]) {
          const [a, b] = values(n);
          expect(a).toBeLessThanOrEqual(pgr + 1e-9 * Math.abs(pgr));
          expect(b).toBeLessThanOrEqual(opr * (1 + 1e-9));
        }
      })
    );
  });

  test("rise for ever without approximation error", () => {
    expect(theory.boundPeak({...paper, rho: 0})).toBe(Infinity);
    const ratio = (n: number) => theory.oprBound({...paper, n, rho: 0});
    for (const n of [210, 400, 4000, 1e6]) expect(ratio(2 * n)).toBeGreaterThan(ratio(n));
  });

  test("hold for exact risks in sample over the authors' simulator", () => {
    for (const overlap of [0, 10, 50, 90, 100]) {
      for (const noise of [4e-4, 0.01, 0.1]) {
        for (const n of [210, 300, 1000, 4000]) {
          for (const N of [110, 400, 4000]) {
            const g = simulatorGeometry(authors, overlap);
            const s = {n, N, sigma: Math.sqrt(noise)};
            const risks = {...theory.risks(g, s), student: theory.studentRiskInSample(g, s)};
            const p = {...g, ...s, rho: g.rhoW + g.rhoS};
            expect(theory.opr(risks)).toBeGreaterThan(theory.oprBound(p));
            expect(theory.pgr(risks)).toBeGreaterThan(theory.pgrBound(p));
          }
        }
      }
    }
  });
});
