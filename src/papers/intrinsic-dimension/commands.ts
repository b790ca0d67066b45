import * as v from "valibot";
import {type Model, model, nonNegative, oneOf, positive, type Quantity, quantity, size} from "../../engine/commands.js";
import {ensure} from "../../numerics/ensure.js";
import * as theory from "./theory.js";

const dimensions = {d_w: size, d_s: size, d_sw: nonNegative};
const samples = {n: size, N: size};
const bound = {...dimensions, ...samples, sigma: positive, rho: nonNegative};

/** What `w2s theory intrinsic-dimension/…` evaluates. */
export const quantities: Record<string, Quantity> = {
  "teacher-variance": quantity({d_w: size, n: size, sigma: nonNegative}, ({d_w: dW, n, sigma}) =>
    theory.teacherVariance({dW, n, sigma})
  ),
  "student-variance": quantity(
    {...dimensions, ...samples, sigma: nonNegative, where: oneOf("in-sample", "out-of-sample")},
    ({d_w: dW, d_s: dS, d_sw: dSw, where, ...rest}) => {
      const p = {dW, dS, dSw, ...rest};
      return where === "in-sample" ? theory.studentVariance(p) : theory.studentVarianceOutOfSample(p);
    }
  ),
  "pgr-bound": quantity(bound, ({d_w: dW, d_s: dS, d_sw: dSw, ...rest}) => theory.pgrBound({dW, dS, dSw, ...rest})),
  "opr-bound": quantity(bound, ({d_w: dW, d_s: dS, d_sw: dSw, ...rest}) => theory.oprBound({dW, dS, dSw, ...rest}))
};

/** Operations that factorize a rows × columns matrix, whichever are more. */
const qr = (rows: number, columns: number): number => rows * columns * Math.min(rows, columns);

/** What `w2s simulate intrinsic-dimension/…` runs. */
export const models: Record<string, Model> = {
  ridgeless: model(
    {...dimensions, ...samples, sigma: nonNegative, sampler: v.optional(oneOf("literal", "exact"), "literal")},
    ({d_w: dW, d_s: dS, d_sw: dSw, n, N, sigma, sampler}) => {
      theory.ensureDimensions({dW, dS, dSw});
      theory.ensureLabelled(dW, n);
      ensure(Math.abs(N - dS) > 1, "N", N, `more than 1 away from d_s = ${dS}, where the mean does not exist`);
      if (sampler === "exact") ensure(N > dS, "N", N, `> d_s = ${dS} for sampler=exact`);
      return {
        sampler: sampler === "exact" ? "averaged" : "ridgeless",
        parameters: {dW, dS, angles: "axes"},
        sweep: {noise: [sigma * sigma], overlap: [dSw], n: [n], N: [N]}
      };
    },
    ({d_w: dW, d_s: dS, n, N}) => ({
      numbers: 4 * (n + N) * (dW + dS) + 3 * dW * dS,
      operations: 40 * (n + N) * (dW + dS) + 3 * (qr(n, dW) + qr(N, dS)) + 4 * N * dW * dS
    })
  )
};
