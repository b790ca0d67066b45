import * as v from "valibot";
import {
  cosine,
  type Model,
  model,
  nonNegative,
  nullAt,
  oneOf,
  positive,
  type Quantity,
  quantity,
  size
} from "../../engine/commands.js";
import {ensure} from "../../numerics/ensure.js";
import {placedAt} from "./simulate/multi-index/setting.js";
import {studentError, studentWindow, teacherError, weightedStudentError} from "./theory.js";

const teacher = {gamma_t: positive, lambda_t: nonNegative, sigma: nonNegative};
const student = {...teacher, gamma_s: positive, lambda_s: nonNegative};

/**
 * What `w2s theory mechanisms/…` evaluates: limits d, n_t, n_s → ∞ at fixed γ_t = d/n_t, γ_s = d/n_s. Errors are null
 * where the teacher's is infinite: γ_t = 1, λ_t = 0 with noise.
 */
export const quantities: Record<string, Quantity> = {
  "teacher-error": quantity(teacher, (p) =>
    nullAt(Infinity, teacherError({gammaT: p.gamma_t, lambdaT: p.lambda_t, sigma: p.sigma}))
  ),
  "student-error": quantity(student, (p) =>
    nullAt(
      Infinity,
      studentError({gammaT: p.gamma_t, gammaS: p.gamma_s, lambdaT: p.lambda_t, lambdaS: p.lambda_s, sigma: p.sigma})
    )
  ),
  "weighted-student-error": quantity({...student, zeta: cosine}, (p) =>
    nullAt(
      Infinity,
      weightedStudentError({
        gammaT: p.gamma_t,
        gammaS: p.gamma_s,
        lambdaT: p.lambda_t,
        lambdaS: p.lambda_s,
        sigma: p.sigma,
        zeta: p.zeta
      })
    )
  ),
  "student-window": quantity({...teacher, gamma_s: positive}, (p) => ({
    ...studentWindow({gammaT: p.gamma_t, gammaS: p.gamma_s, lambdaT: p.lambda_t, sigma: p.sigma})
  }))
};

const dimension = v.pipe(size, v.minValue(2, "a whole number ≥ 2"));

/** What `w2s simulate mechanisms/…` runs. */
export const models: Record<string, Model> = {
  ridge: model(
    {
      d: dimension,
      n_t: size,
      n_s: size,
      sigma: nonNegative,
      lambda_t: positive,
      lambda_s: positive,
      zeta: v.optional(cosine),
      sampler: v.optional(oneOf("literal", "exact"), "literal")
    },
    (p) => {
      // With fewer samples than dimensions the penalty alone keeps the problem from being singular.
      for (const [penalty, samples] of [["lambda_t", p.n_t] as const, ["lambda_s", p.n_s] as const])
        ensure(p[penalty] >= 1e-8 || samples > p.d, penalty, p[penalty], "at least 1e-8 with no more samples than d");
      return {
        sampler: p.sampler === "exact" ? "ridgeExact" : "ridge",
        parameters: {
          d: p.d,
          nT: p.n_t,
          nS: p.n_s,
          sigma: p.sigma,
          lambdaT: p.lambda_t,
          lambdaS: p.lambda_s,
          ...(p.zeta !== undefined && {zeta: p.zeta})
        },
        sweep: {}
      };
    },
    ({d, n_t, n_s, sampler}) =>
      sampler === "exact"
        ? {numbers: 60 * d, operations: 2000 * d}
        : {numbers: d * (10 * d + 900), operations: (n_t + n_s) * d * (20 + 0.1 * d) + 4 * d ** 3}
  ),
  "multi-index": model(
    {
      d: dimension,
      width: v.optional(positive, 1),
      samples: v.optional(positive, 2),
      eta_t: v.optional(positive, 2),
      eta_s: v.optional(positive, 2),
      tau: v.optional(nonNegative, 1),
      activation: v.optional(oneOf("tanh", "erf", "relu"), "tanh"),
      easy: v.optional(oneOf("linear", "erf", "he2", "he3"), "linear"),
      hard: v.optional(oneOf("linear", "erf", "he2", "he3"), "he2")
    },
    ({eta_t: etaT, eta_s: etaS, ...same}) => {
      const parameters = {...same, etaT, etaS};
      placedAt(parameters, {});
      return {sampler: "multiIndex", parameters, sweep: {}};
    },
    ({d, width, samples}) => {
      const [p, n] = [width * d, samples * d];
      return {
        numbers: n * d + 2 * d * p + n * p + 600 * (n + d + p),
        operations: 60 * d * (n + p) + n * p * (120 + 0.4 * d)
      };
    }
  )
};
