import fc from "fast-check";
import {xoroshiro128plusFromState} from "pure-rand/generator/xoroshiro128plus";
import {describe, expect, it} from "vitest";
import {Random} from "../../src/engine/random.js";

/** Checks a sample mean against its expectation at five standard errors (two-sided α ≈ 6e-7 a check). */
function expectMean(sum: number, n: number, mean: number, sd: number): void {
  expect(Math.abs(sum / n - mean)).toBeLessThan((5 * sd) / Math.sqrt(n));
}

describe("the generator", () => {
  it("follows the reference recurrence of xoroshiro128+ (24, 16, 37)", () => {
    const mask = (1n << 64n) - 1n;
    const rotate = (x: bigint, k: bigint): bigint => ((x << k) | (x >> (64n - k))) & mask;
    let [s0, s1] = [0x0123456789abcdefn, 0xfedcba9876543210n];
    const words = [s0 >> 32n, s0, s1 >> 32n, s1].map((word) => Number(BigInt.asIntN(32, word)));
    const generator = xoroshiro128plusFromState(words);
    for (let k = 0; k < 1000; ++k) {
      expect(generator.next()).toBe(Number(BigInt.asIntN(32, s0 + s1)));
      const t = s1 ^ s0;
      s0 = rotate(s0, 24n) ^ t ^ ((t << 16n) & mask);
      s1 = rotate(t, 37n);
    }
  });
});

describe("Random.stream", () => {
  it("gives the same numbers for the same name and others for any other name", () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), fc.nat(), (seed, name, trial) => {
        const [first, again, other] = [0, 0, 1].map((k) => Random.stream(seed, name, trial + k));
        const x = first.uniform();
        expect(again.uniform()).toBe(x);
        expect(other.uniform()).not.toBe(x);
      }),
      {numRuns: 50}
    );
  });

  it("tells apart names whose parts join to the same text", () => {
    expect(Random.stream("ab", "c").uniform()).not.toBe(Random.stream("a", "bc").uniform());
    expect(Random.stream("a").split("b").uniform()).not.toBe(Random.stream("a", "b").uniform());
  });

  it("splits without moving the parent", () => {
    const [left, right] = [Random.stream(1), Random.stream(1)];
    left.split("child").normal();
    expect(left.uniform()).toBe(right.uniform());
  });

  it("fills in the kernel with the numbers that it draws one by one, and goes on from there", () => {
    const [filling, drawing] = [Random.stream("fill"), Random.stream("fill")];
    for (const length of [0, 1, 31, 32, 33, 1023, 1024, 1025, 5000]) {
      const one = Float64Array.from({length}, () => 0.3 * drawing.normal());
      expect(filling.normals(length, 0.3)).toEqual(one);
      expect(filling.uniform()).toBe(drawing.uniform());
    }
  });

  it("draws the published numbers", () => {
    const random = Random.stream(2505, "toy", "figure-1", 0);
    const drawn = [random.uniform(), random.normal(), random.integer(1000), random.sign()];
    expect(drawn).toMatchInlineSnapshot(`
      [
        0.01932549508025333,
        1.215741564579652,
        325,
        1,
      ]
    `);
  });
});

describe("normals", () => {
  const n = 4e6;
  const random = Random.stream(11, "moments");
  const sums = new Float64Array(5);
  let [beyondEdge, beyondTwo, lag, last] = [0, 0, 0, random.normal()];
  for (let k = 0; k < n; ++k) {
    const x = random.normal();
    const square = x * x;
    sums[1] += x;
    sums[2] += square;
    sums[3] += square * x;
    sums[4] += square * square;
    lag += x * last;
    last = x;
    if (Math.abs(x) > 3.7) beyondEdge++;
    if (x > 2) beyondTwo++;
  }

  it("have the moments of N(0, 1)", () => {
    expectMean(sums[1], n, 0, 1);
    expectMean(sums[2], n, 1, Math.sqrt(2));
    expectMean(sums[3], n, 0, Math.sqrt(15));
    expectMean(sums[4], n, 3, Math.sqrt(96));
    expectMean(lag, n, 0, 1);
  });

  it("have its tails, beyond the ziggurat's edge too", () => {
    expectMean(beyondTwo, n, 0.02275013194817921, 0.1491);
    expectMean(beyondEdge, n, 2.155796e-4, Math.sqrt(2.155796e-4));
  });

  it("fill the bins between quantiles evenly", () => {
    // Deciles of N(0, 1); χ² with 9 degrees of freedom exceeds 42 with probability 3e-6.
    const deciles = [-1.2815515655, -0.8416212336, -0.5244005127, -0.2533471031, 0];
    const edges = [
      ...deciles,
      ...deciles
        .slice(0, 4)
        .reverse()
        .map((x) => -x)
    ];
    const bins = new Array<number>(10).fill(0);
    const draws = 1e6;
    for (let k = 0; k < draws; ++k) {
      const x = random.normal();
      bins[edges.filter((edge) => x > edge).length]++;
    }
    const chi2 = bins.reduce((sum, count) => sum + (count - draws / 10) ** 2 / (draws / 10), 0);
    expect(chi2).toBeLessThan(42);
  });
});

describe("uniforms, integers and signs", () => {
  it("stay in range and are even", () => {
    const random = Random.stream(12);
    let [uniforms, integers, signs, outside] = [0, 0, 0, 0];
    const n = 1e6;
    for (let k = 0; k < n; ++k) {
      const u = random.uniform();
      if (!(u > 0 && u < 1)) outside++;
      uniforms += u;
      integers += random.integer(6);
      signs += random.sign();
    }
    expect(outside).toBe(0);
    expectMean(uniforms, n, 0.5, Math.sqrt(1 / 12));
    expectMean(integers, n, 2.5, Math.sqrt(35 / 12));
    expectMean(signs, n, 0, 1);
  });
});
