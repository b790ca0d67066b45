import * as v from "valibot";
import {fraction, type Model, model, nonNegative, oneOf, type Quantity, quantity, size} from "../../engine/commands.js";
import {ensure} from "../../numerics/ensure.js";
import * as theory from "./theory.js";

/** Sizes up to where arrays of as many numbers are the least of it. */
const inputs = v.pipe(size, v.maxValue(1e9, "a whole number in [1, 1000000000]"));
const sizes = {M: inputs, d: inputs, K: inputs};

/** Quantities of `w2s theory random-features/…`. */
export const quantities: Readonly<Record<string, Quantity>> = {
  "teacher-error": quantity(sizes, theory.teacherError),
  "student-error": quantity({...sizes, t: nonNegative}, theory.studentError),
  "lower-limit": quantity({teacher_error: fraction}, ({teacher_error}) => theory.lowerLimit(teacher_error))
};

/** Functions of a kernel of this rank at a time t are reached by polynomials of a degree that grows as √t. */
const degree = (rank: number, t: number): number => Math.min(rank + 1, 60 + 15 * Math.sqrt(t));

/** Models of `w2s simulate random-features/…`. */
export const models: Readonly<Record<string, Model>> = {
  linear: model(
    {
      ...sizes,
      t: nonNegative,
      M_s: v.optional(size),
      sampler: v.optional(oneOf("literal", "exact"), "literal")
    },
    ({M_s, sampler, ...parameters}) => {
      const {M, d, K} = parameters;
      ensure(M < d, "M", M, `less than d = ${d}`);
      ensure(K < d, "K", K, `less than d = ${d}`);
      const exact = sampler === "exact";
      if (M_s !== undefined)
        return {sampler: exact ? "finite" : "finiteDrawn", parameters: {...parameters, students: M_s}, sweep: {}};
      if (exact) ensure(K + M <= d, "K", K, `at most d − M = ${d - M} for this sampler`);
      return {sampler: exact ? "reduced" : "infinite", parameters, sweep: {}};
    },
    ({M, d, K, t, M_s: students, sampler}) => {
      if (sampler === "exact" && students === undefined) return {numbers: 4 * K * K, operations: K ** 3 + 20 * K * K};
      const drawn = {numbers: 2 * M * d + M * M, operations: 20 * M * d + 0.1 * (M * M * d + M ** 3)};
      if (students === undefined) return drawn;
      const steps = degree(Math.min(d, students), t);
      const apart = sampler === "exact" && students >= d ? d * d : students * d;
      return {
        numbers: drawn.numbers + apart + steps * (d + 3 * steps),
        operations: drawn.operations + apart * (20 + 2 * steps) + steps * steps * (4 * d + 20 * steps)
      };
    }
  ),
  relu: model(
    {d: size, M: size, degree: v.pipe(size, v.maxValue(2, "1 or 2")), t: nonNegative},
    (parameters) => {
      ensure(parameters.d >= 3, "d", parameters.d, "a whole number ≥ 3");
      return {sampler: "reluInfinite", parameters, sweep: {}};
    },
    ({d, M}) => ({numbers: 4 * M * M + M * d, operations: 0.1 * M ** 3 + M * M * (100 + 0.1 * d) + 20 * M * d})
  ),
  misfit: model(
    {k: size, d: size, n: size, s: nonNegative},
    ({k, d, n, s}) => {
      ensure(k < d, "k", k, `less than d = ${d}`);
      ensure(n >= k + 2, "n", n, `at least k + 2 = ${k + 2}`);
      return {sampler: "misfit", parameters: {k, d, n, s}, sweep: {}};
    },
    ({k, d, n}) => ({numbers: n * d + 3 * n * k, operations: 22 * n * d + 4 * n * k * k})
  )
};
