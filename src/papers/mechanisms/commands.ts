import * as v from "valibot";
import {
  cosine,
  type Model,
  model,
  nonNegative,
  oneOf,
  positive,
  type Quantity,
  quantity,
  size
} from "../../engine/commands.js";
import {studentError, studentWindow, teacherError, weightedStudentError} from "./theory.js";

const teacher = {gamma_t: positive, lambda_t: nonNegative, sigma: nonNegative};
const student = {...teacher, gamma_s: positive, lambda_s: nonNegative};

/** What `w2s theory mechanisms/…` evaluates: limits d, n_t, n_s → ∞ at fixed γ_t = d/n_t, γ_s = d/n_s. */
export const quantities: Record<string, Quantity> = {
  "teacher-error": quantity(teacher, (p) => teacherError({gammaT: p.gamma_t, lambdaT: p.lambda_t, sigma: p.sigma})),
  "student-error": quantity(student, (p) =>
    studentError({gammaT: p.gamma_t, gammaS: p.gamma_s, lambdaT: p.lambda_t, lambdaS: p.lambda_s, sigma: p.sigma})
  ),
  "weighted-student-error": quantity({...student, zeta: cosine}, (p) =>
    weightedStudentError({
      gammaT: p.gamma_t,
      gammaS: p.gamma_s,
      lambdaT: p.lambda_t,
      lambdaS: p.lambda_s,
      sigma: p.sigma,
      zeta: p.zeta
    })
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
    (p) => ({
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
    })
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
    ({eta_t: etaT, eta_s: etaS, ...same}) => ({sampler: "multiIndex", parameters: {...same, etaT, etaS}, sweep: {}})
  )
};
