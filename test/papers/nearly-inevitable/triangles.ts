import fc from "fast-check";
import {correlation} from "../../../src/papers/nearly-inevitable/theory.js";

/** Cosines (s, t, ρ) between three vectors. */
export const triangles = fc
  .tuple(fc.double({min: 0.05, max: 0.99, noNaN: true}), fc.double({min: 0.05, max: 0.99, noNaN: true}))
  .chain(([s, t]) =>
    fc.double({min: -0.95, max: 0.95, noNaN: true}).map((q) => ({s, t, q, rho: correlation(s, t, q)}))
  );
