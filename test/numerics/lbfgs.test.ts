import {describe, expect, it} from "vitest";
import {minimise} from "../../src/numerics/lbfgs.js";

describe("L-BFGS", () => {
  it("solves Rosenbrock's valley", () => {
    const rosenbrock = (x: Float64Array, gradient: Float64Array): number => {
      const [a, b] = [1 - x[0], x[1] - x[0] ** 2];
      gradient[0] = -2 * a - 400 * x[0] * b;
      gradient[1] = 200 * b;
      return a * a + 100 * b * b;
    };
    const solution = minimise(rosenbrock, Float64Array.of(-1.2, 1), {steps: 200});
    expect(solution[0]).toBeCloseTo(1, 6);
    expect(solution[1]).toBeCloseTo(1, 6);
  });

  it("stays where it starts when given no step, and does not change the start", () => {
    const start = Float64Array.of(3, 4);
    const bowl = (x: Float64Array, gradient: Float64Array): number => {
      gradient.set(x);
      return 0.5 * (x[0] ** 2 + x[1] ** 2);
    };
    expect([...minimise(bowl, start, {steps: 0})]).toEqual([3, 4]);
    expect([...minimise(bowl, start, {steps: 9})]).not.toEqual([3, 4]);
    expect([...start]).toEqual([3, 4]);
  });
});
