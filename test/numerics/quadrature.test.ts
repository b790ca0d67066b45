import {describe, expect, it} from "vitest";
import {gaussLegendre, integrate, normalTrapezoid} from "../../src/numerics/quadrature.js";

describe("quadrature", () => {
  it("Gauss–Legendre integrates polynomials of degree 2n − 1 exactly on any interval", () => {
    for (const n of [1, 2, 5, 20]) {
      const rule = gaussLegendre(n, 0, 3);
      for (let degree = 0; degree < 2 * n; ++degree) {
        const exact = 3 ** (degree + 1) / (degree + 1);
        expect(integrate(rule, (x) => x ** degree) / exact).toBeCloseTo(1, 12);
      }
    }
  });

  it("Gauss–Legendre has the tabulated three-point rule", () => {
    const {nodes, weights} = gaussLegendre(3);
    expect(nodes[2]).toBeCloseTo(0.774596669241483, 14);
    expect(weights[0]).toBeCloseTo(5 / 9, 14);
    expect(weights[1]).toBeCloseTo(8 / 9, 14);
  });

  it("the trapezoid agrees with a characteristic function and with E[1/(1 + x²)] to 14 digits", () => {
    const rule = normalTrapezoid(1 / 8);
    expect(integrate(rule, (x) => Math.cos(2 * x))).toBeCloseTo(Math.exp(-2), 14);
    // √(π e/2)·erfc(1/√2).
    expect(integrate(rule, (x) => 1 / (1 + x * x))).toBeCloseTo(0.655679542418799, 14);
  });

  it("the trapezoidal rule reaches nine standard deviations, as far to either side", () => {
    const {nodes, weights} = normalTrapezoid(1 / 8);
    expect([nodes.length, weights.length, nodes[0], nodes[72], nodes[144]]).toEqual([145, 145, -9, 0, 9]);
  });

  it("rejects counts and steps that make no rule, naming them", () => {
    expect(() => gaussLegendre(0)).toThrow(/n = 0/);
    expect(() => normalTrapezoid(Number.NaN)).toThrow(/step = NaN/);
  });
});
