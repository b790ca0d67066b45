import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Random} from "../../src/engine/random.js";
import {chi} from "../../src/models/chi.js";
import {
  binomialAtLeast,
  binomialAtMost,
  clopperPearson,
  fCritical,
  fUpper,
  normalUpper,
  tCritical,
  tTwoSided,
  tUpper
} from "../../src/numerics/distributions.js";
import {noncentralFUpper, noncentralityOfF, noncentralTUpper, shiftOfT} from "../../src/numerics/noncentral.js";

/** Agreement to a relative 1e-12. */
const close = (got: number, wanted: number): void => expect(Math.abs(got / wanted - 1)).toBeLessThan(1e-12);

describe("tails", () => {
  it("keep their digits far below the resolution of 1 − cdf (reference: SciPy 1.17)", () => {
    close(tUpper(50, 30), 9.357708829611355e-31);
    close(fUpper(900, 5, 300), 3.0630387312972044e-178);
    close(normalUpper(20), 2.7536241186061556e-89);
  });

  it("agree with tables of critical values", () => {
    expect(tCritical(0.025, 10)).toBeCloseTo(2.228139, 6);
    expect(tCritical(0.005, 30)).toBeCloseTo(2.749996, 6);
    expect(fCritical(0.05, 3, 176)).toBeCloseTo(2.655939, 6);
    expect(normalUpper(1.959963984540054)).toBeCloseTo(0.025, 12);
  });

  it("have critical values above one half too: those below, with the other sign", () => {
    expect(tCritical(0.975, 10)).toBeCloseTo(-2.228139, 6);
    expect(tCritical(0.75, 2)).toBeCloseTo(-Math.sqrt(2 / 3), 12);
    expect(tCritical(0.5, 7)).toBe(0);
    for (const tail of [0.501, 0.6, 0.9, 0.999]) expect(tUpper(tCritical(tail, 5), 5)).toBeCloseTo(tail, 12);
  });

  it("invert their critical values down to 1e-30", () => {
    fc.assert(
      fc.property(fc.integer({min: 3, max: 30}), fc.integer({min: 2, max: 400}), (decade, df) => {
        const tail = 10 ** -decade;
        return (
          Math.abs(tUpper(tCritical(tail, df), df) / tail - 1) < 1e-8 &&
          Math.abs(fUpper(fCritical(tail, 4, df), 4, df) / tail - 1) < 1e-8
        );
      }),
      {numRuns: 60}
    );
  });

  it("tie t to F: t² with df degrees is F(1, df)", () => {
    fc.assert(
      fc.property(fc.double({min: 0.01, max: 30, noNaN: true}), fc.integer({min: 1, max: 500}), (t, df) => {
        const two = tTwoSided(t, df);
        return Math.abs(two - fUpper(t * t, 1, df)) <= 1e-11 * two;
      })
    );
  });

  it("sum the binomial exactly", () => {
    close(binomialAtLeast(30, 100, 0.1), 2.445112239390972e-8);
    close(binomialAtMost(0, 10, 0.3), 0.7 ** 10);
    expect([binomialAtLeast(0, 5, 0), binomialAtLeast(1, 5, 0), binomialAtLeast(5, 5, 1)]).toEqual([1, 0, 1]);
  });

  it("name a parameter outside its range", () => {
    expect(() => tUpper(1, 0)).toThrow("df = 0: must be > 0");
    expect(() => binomialAtLeast(1, 2, 1.5)).toThrow("p = 1.5: must be in [0, 1]");
  });
});

describe("Clopper and Pearson's interval", () => {
  it("ends where the binomial tails equal half the complement", () => {
    const [lower, upper] = clopperPearson(100, 10_000, 0.99);
    expect(binomialAtLeast(100, 10_000, lower)).toBeCloseTo(0.005, 8);
    expect(binomialAtMost(100, 10_000, upper)).toBeCloseTo(0.005, 8);
  });

  it("reaches 0 and 1 at the ends", () => {
    expect(clopperPearson(0, 20, 0.95)[0]).toBe(0);
    expect(clopperPearson(20, 20, 0.95)[1]).toBe(1);
    // The rule of three: about 3/n for none in n.
    expect(clopperPearson(0, 1000, 0.9)[1]).toBeCloseTo(0.002991, 6);
  });

  it("is refused for what is no count of so many", () => {
    for (const k of [-1, 1.5, 21, Number.NaN]) expect(() => clopperPearson(k, 20, 0.99)).toThrow(`k = ${k}`);
  });
});

describe("noncentral distributions", () => {
  it("agree with SciPy 1.17", () => {
    expect(noncentralTUpper(3, 10, 2)).toBeCloseTo(0.2208280010297913, 12);
    expect(noncentralTUpper(-1, 10, 1.5)).toBeCloseTo(0.9922209046456634, 12);
    expect(noncentralTUpper(2, 5, -6)).toBeCloseTo(6.354e-13, 15);
    expect(noncentralFUpper(3, 2, 20, 5)).toBeCloseTo(0.5158682670440291, 12);
    expect(noncentralFUpper(14.5, 8, 192, 43.6)).toBeCloseTo(0.0005337943652410146, 12);
    expect(noncentralFUpper(20, 5, 300, 200)).toBeCloseTo(0.9999667052768962, 12);
  });

  it("give the textbook powers: two groups of 64 at d = .5, four groups of 45 at f = .25", () => {
    const t = tCritical(0.025, 126);
    const delta = 0.5 * Math.sqrt(32);
    expect(noncentralTUpper(t, 126, delta) + noncentralTUpper(t, 126, -delta)).toBeCloseTo(0.8014596, 7);
    expect(noncentralFUpper(fCritical(0.05, 3, 176), 3, 176, 11.25)).toBeCloseTo(0.8039869, 7);
  });

  it("agree with simulation of their definitions (α = 1e-4 each, seeded)", () => {
    const random = Random.stream("test", "noncentral");
    const n = 20_000;
    let t = 0;
    let f = 0;
    for (let k = 0; k < n; ++k) {
      const z = random.normal();
      if ((z + 1.7) / (chi(random, 6) / Math.sqrt(6)) > 2.2) ++t;
      if (((random.normal() + 1.5) ** 2 + (random.normal() - 1) ** 2) / 2 / (chi(random, 9) ** 2 / 9) > 3) ++f;
    }
    for (const [hits, p] of [
      [t, noncentralTUpper(2.2, 6, 1.7)],
      [f, noncentralFUpper(3, 2, 9, 3.25)]
    ]) {
      expect(Math.min(binomialAtLeast(hits, n, p), binomialAtMost(hits, n, p))).toBeGreaterThan(5e-5);
    }
  });

  it("invert: at the shift found the test rejects nine times in ten", () => {
    expect(noncentralTUpper(tCritical(1e-4, 50), 50, shiftOfT(1e-4, 50))).toBeCloseTo(0.9, 8);
    const lambda = noncentralityOfF(1e-4, 6, 90);
    expect(noncentralFUpper(fCritical(1e-4, 6, 90), 6, 90, lambda)).toBeCloseTo(0.9, 8);
    // Large samples: the z test's 2.326 + 1.2816.
    expect(shiftOfT(0.01, 1e6)).toBeCloseTo(3.6079, 3);
  });
});
