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
import {settingOf} from "./simulate/setting.js";
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
    (p) => {
      const parameters = {
        ...{d: p.d, n: p.n, pE: p.p_e, pH: p.p_h, pB: p.p_b, mu: p.mu, nu: p.nu, sigmaP: p.sigma_p},
        ...{m: p.m, sigma0: p.sigma_0, lr: p.lr, steps: p.steps, nW: p.n_w, lrW: p.lr_w, stepsW: p.steps_w}
      };
      settingOf(parameters, {});
      return {sampler: p.sampler === "exact" ? "cnnExact" : "cnn", parameters, sweep: {}};
    },
    ({d, n, n_w, m, steps, steps_w, sampler}) => {
      const filters = 2 * m + 1;
      // The exact sampler has no vectors where there are fewer samples than dimensions.
      const dimension = sampler === "exact" && n < 2 * (d - 4) ? filters + n : d;
      // The Gram form of the noise side has n² numbers and does n² products a filter and step, the vector form n·d.
      const gram = n < 2 * (d - 4);
      return {
        numbers:
          (n + n_w + 3 * filters + 700) * dimension +
          (gram ? 2 * n * n : 0) +
          n_w * n_w +
          (6 * n + 2100) * filters +
          600 * (n + n_w),
        operations:
          (20 * (n + n_w + filters + 2000) + 0.1 * (n * n_w + n_w * n_w + 2000 * filters)) * dimension +
          (gram ? 0.1 * n * n * dimension : 0) +
          steps * n * (100 + filters * (10 + 0.2 * (gram ? n : 2 * dimension))) +
          steps_w * n_w * (100 + 0.2 * n_w)
      };
    }
  )
};
