import {expect, it} from "vitest";
import {integrate} from "../../src/numerics/ode.js";

it("integrates the exponential and the circle to 1e-12 and keeps its start unchanged", () => {
  expect(integrate((y, out) => out.set(y), Float64Array.of(1), 5)[0] / Math.exp(5)).toBeCloseTo(1, 12);
  const start = Float64Array.of(1, 0);
  const circle = integrate((y, out) => out.set([-y[1], y[0]]), start, 2 * Math.PI);
  expect(circle[0]).toBeCloseTo(1, 12);
  expect(circle[1]).toBeCloseTo(0, 11);
  expect(Array.from(start)).toEqual([1, 0]);
});

it("shortens its step through the pole-like passage of y′ = y², and stays put over no time", () => {
  // y(τ) = 1/(1 − τ) grows a thousandfold.
  expect(integrate((y, out) => out.set([y[0] * y[0]]), Float64Array.of(1), 0.999)[0] / 1000).toBeCloseTo(1, 9);
  expect(integrate((y, out) => out.set(y), Float64Array.of(3), 0)[0]).toBe(3);
});
