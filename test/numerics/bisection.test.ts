import {describe, expect, it} from "vitest";
import {rising} from "../../src/numerics/bisection.js";

/** A root and how often the function was asked. */
function asked(f: (x: number) => number, target: number): {x: number; calls: number} {
  let calls = 0;
  const x = rising((at) => {
    ++calls;
    return f(at);
  }, target);
  return {x, calls};
}

describe("where a rising function reaches a target", () => {
  it("is found to the last digits, below 1, above it and far out", () => {
    for (const root of [1e-12, 1e-3, 0.3, 1, 1.5, 2, 1000, 1e12]) {
      expect(Math.abs(rising((x) => x, root) / root - 1)).toBeLessThan(1e-15);
      expect(Math.abs(rising((x) => x ** 3, root ** 3) / root - 1)).toBeLessThan(1e-15);
      expect(Math.abs(rising((x) => -1 / (1 + x / root), -0.5) / root - 1)).toBeLessThan(2e-15);
    }
  });

  it("takes few steps where the function is smooth, and no more than bisection's where it jumps", () => {
    expect(asked((x) => x, 0.3).calls).toBeLessThan(8);
    expect(asked((x) => x * x, 2).calls).toBeLessThan(30);
    expect(asked((x) => Math.expm1(x), 1000).calls).toBeLessThan(80);
    const jump = asked((x) => (x < 0.7 ? -1 : 1e6), 0);
    expect(jump.x).toBeCloseTo(0.7, 14);
    expect(jump.calls).toBeLessThan(95);
  });

  it("lets the end that stays weigh half, on either side", () => {
    expect(asked((x) => Math.log1p(1e4 * x), 3).calls).toBeLessThan(25);
    expect(asked((x) => (x < 0.9 ? -1 : 1), 0).calls).toBeLessThan(40);
  });

  it("is 0 where the target is reached at once, and beyond all numbers where it never is", () => {
    expect(rising((x) => x + 2, 1)).toBe(0);
    expect(rising((x) => x + 2, 2)).toBe(0);
    expect(rising(() => 0, 1)).toBeGreaterThanOrEqual(1e300);
  });

  it("is the left end of a plateau at the target's height, or a point of it", () => {
    const x = rising((at) => Math.min(at, 1) + Math.max(0, at - 2), 1);
    expect(x).toBeGreaterThanOrEqual(1 - 1e-15);
    expect(x).toBeLessThanOrEqual(2);
  });
});
