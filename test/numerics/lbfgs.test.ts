import {Matrix} from "ml-matrix";
import {describe, expect, it} from "vitest";
import {minimise, type Objective} from "../../src/numerics/lbfgs.js";

/** Rosenbrock's valleys in a row: convex in places only. */
const valleys: Objective = (x, gradient) => {
  gradient.fill(0);
  let value = 0;
  for (let i = 0; i + 1 < x.length; ++i) {
    const [a, b] = [1 - x[i], x[i + 1] - x[i] ** 2];
    value += a * a + 100 * b * b;
    gradient[i] += -2 * a - 400 * x[i] * b;
    gradient[i + 1] += 200 * b;
  }
  return value;
};

/** The same method with the inverse Hessian written out: pairs applied to a multiple of the identity, oldest first. */
function written(objective: Objective, start: readonly number[], steps: number): {x: number[]; dropped: number} {
  const at = (x: Matrix): {value: number; g: Matrix} => {
    const g = new Float64Array(x.rows);
    const value = objective(Float64Array.from(x.to1DArray()), g);
    return {value, g: Matrix.columnVector([...g])};
  };
  const inner = (a: Matrix, b: Matrix): number => a.transpose().mmul(b).get(0, 0);
  let x = Matrix.columnVector([...start]);
  const pairs: {s: Matrix; y: Matrix}[] = [];
  let dropped = 0;
  for (let step = 0; step < steps; ++step) {
    const {value, g} = at(x);
    const kept = pairs.slice(-8);
    const last = kept.at(-1);
    let inverse = Matrix.eye(x.rows).mul(last ? inner(last.s, last.y) / inner(last.y, last.y) : 1);
    for (const {s, y} of kept) {
      const rho = 1 / inner(s, y);
      const left = Matrix.eye(x.rows).sub(s.mmul(y.transpose()).mul(rho));
      inverse = left.mmul(inverse).mmul(left.transpose()).add(s.mmul(s.transpose()).mul(rho));
    }
    const direction = inverse.mmul(g).mul(-1);
    const slope = inner(direction, g);
    let length = last ? 1 : Math.min(1, 1 / Math.sqrt(-slope));
    while (at(Matrix.add(x, Matrix.mul(direction, length))).value > value + 1e-4 * length * slope) length /= 2;
    const next = Matrix.add(x, Matrix.mul(direction, length));
    const [s, y] = [Matrix.sub(next, x), Matrix.sub(at(next).g, g)];
    if (inner(s, y) > 1e-10 * inner(y, y)) pairs.push({s, y});
    else ++dropped;
    x = next;
  }
  return {x: x.to1DArray(), dropped};
}

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

  it("takes the steps of the method written out, with eight pairs at most and none of negative curvature", () => {
    const steep: Objective = (x, gradient) => {
      gradient[0] = 4 * x[0] ** 3 - 6 * x[0] + 0.3;
      return x[0] ** 4 - 3 * x[0] ** 2 + 0.3 * x[0];
    };
    const cases = [
      {objective: valleys, start: [-1.2, 1, 0.5, -0.3], most: 16},
      {objective: steep, start: [0.1], most: 4}
    ];
    for (const {objective, start, most} of cases) {
      for (let steps = 1; steps <= most; ++steps) {
        const x = minimise(objective, Float64Array.from(start), {steps, tolerance: 0});
        written(objective, start, steps).x.forEach((value, i) => {
          expect(x[i]).toBeCloseTo(value, 8);
        });
      }
    }
    expect(written(steep, [0.1], 4).dropped).toBeGreaterThan(0);
  });

  it("stops where the gradient is below the tolerance, and keeps a point that no step improves", () => {
    let asked = 0;
    const bowl: Objective = (x, gradient) => {
      ++asked;
      gradient.set(x);
      return (x[0] ** 2 + x[1] ** 2) / 2;
    };
    expect([...minimise(bowl, Float64Array.of(3e-4, 4e-4), {steps: 9, tolerance: 5.1e-4})]).toEqual([3e-4, 4e-4]);
    expect([...minimise(bowl, Float64Array.of(3e-7, 4e-7), {steps: 9})]).toEqual([3e-7, 4e-7]);
    expect(asked).toBe(2);
    const wrong: Objective = (x, gradient) => {
      gradient[0] = -1;
      return x[0];
    };
    expect([...minimise(wrong, Float64Array.of(2), {steps: 9})]).toEqual([2]);
  });
});
