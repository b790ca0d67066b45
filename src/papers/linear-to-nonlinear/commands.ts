import * as v from "valibot";
import {
  count,
  fraction,
  type Model,
  model,
  nonNegative,
  oneOf,
  positive,
  type Quantity,
  quantity,
  size
} from "../../engine/commands.js";
import {threshold} from "./theory.js";

/** Quantities of `w2s theory linear-to-nonlinear/…`. */
export const quantities: Readonly<Record<string, Quantity>> = {
  threshold: quantity({n: size, p_b: fraction, nu: nonNegative, sigma_p: positive, d: size}, (p) =>
    threshold({n: p.n, pB: p.p_b, nu: p.nu, sigmaP: p.sigma_p, d: p.d})
  )
};

/** Models of `w2s simulate linear-to-nonlinear/…`. */
export const models: Readonly<Record<string, Model>> = {
  cnn: model(
    {
      ...{d: size, n: size, p_e: fraction, p_h: fraction, p_b: fraction, mu: positive, nu: positive, sigma_p: positive},
      ...{m: size, sigma_0: positive, lr: positive, steps: count, n_w: size, lr_w: positive, steps_w: size},
      sampler: v.optional(oneOf("literal", "exact"), "literal")
    },
    (p) => ({
      sampler: p.sampler === "exact" ? "cnnExact" : "cnn",
      parameters: {
        ...{d: p.d, n: p.n, pE: p.p_e, pH: p.p_h, pB: p.p_b, mu: p.mu, nu: p.nu, sigmaP: p.sigma_p},
        ...{m: p.m, sigma0: p.sigma_0, lr: p.lr, steps: p.steps, nW: p.n_w, lrW: p.lr_w, stepsW: p.steps_w}
      },
      sweep: {}
    })
  )
};
