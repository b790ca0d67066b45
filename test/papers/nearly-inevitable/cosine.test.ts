import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {innerProduct} from "../../../src/numerics/dot.js";
import {cosineOfVectors} from "../../../src/numerics/vectors.js";
import * as theory from "../../../src/papers/nearly-inevitable/theory.js";

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
