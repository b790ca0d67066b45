import * as v from "valibot";
import {type Model, model, nonNegative, oneOf, type Quantity, quantity, size} from "../../engine/commands.js";
import {ensure} from "../../numerics/ensure.js";
import {oneStageRisk} from "./theory.js";

/** Exponents of the laws, up to where the weakest features underflow. */
const exponent = v.pipe(nonNegative, v.maxValue(10, "a number in [0, 10]"));
const features = v.pipe(size, v.maxValue(100_000, "a whole number in [1, 100000]"));
const one = {p: features, n: size, alpha: exponent, beta: exponent};

/** With n = p, or one more or less, there is no mean risk, or none that a mean of trials would find. */
const ensureApart = (name: string, n: number, p: number): void =>
  ensure(Math.abs(n - p) > 1, name, n, `at least two more or less than p = ${p}`);

/** Refuses inputs whose Gram matrix cannot be told from a singular one in double precision. */
function ensureRegular(name: string, n: number, p: number, alpha: string, value: number): void {
  ensureApart(name, n, p);
  const condition = p ** value * (p / Math.abs(n - p)) ** 2;
  ensure(condition < 1e11, alpha, value, `smaller at p = ${p}, ${name} = ${n}: some features are lost in rounding`);
}

/** One fit after the other: inputs, their Gram matrix and its factor. */
function needs(p: number, fits: readonly number[], times = 1) {
  const sum = (of: (n: number, small: number) => number) => fits.reduce((all, n) => all + of(n, Math.min(n, p)), 0);
  return {
    numbers: sum((n, small) => n * p + small ** 2 + 600 * p),
    operations: times * sum((n, small) => 20 * n * p + 0.1 * (small * n * p + small ** 3) + 1e4 * p)
  };
}

/** Quantities of `w2s theory knowledge-distillation/…`. */
export const quantities: Readonly<Record<string, Quantity>> = {
  risk: quantity({...one, sigma: nonNegative, surrogate: oneOf("truth", "optimal", "mask")}, ({surrogate, ...p}) => {
    ensureApart("n", p.n, p.p);
    return oneStageRisk(p, surrogate);
  })
};

/** Models of `w2s simulate knowledge-distillation/…`. */
export const models: Readonly<Record<string, Model>> = {
  "one-stage": model(
    {...one, sigma: nonNegative, sampler: v.optional(oneOf("literal", "exact"), "literal")},
    ({sampler, ...parameters}) => {
      const {n, p, alpha} = parameters;
      ensureRegular("n", n, p, "alpha", alpha);
      if (sampler === "exact") ensure(n < p, "n", n, `less than p = ${p} for this sampler`);
      return {sampler: sampler === "exact" ? "averaged" : "oneStage", parameters, sweep: {}};
    },
    ({n, p}) => needs(p, [n, n])
  ),
  "two-stage": model(
    {
      ...{p: features, m: size, n: size, alpha_s: exponent, alpha_t: exponent},
      ...{beta: exponent, sigma_s: nonNegative, sigma_t: nonNegative}
    },
    ({p, m, n, alpha_s, alpha_t, beta, sigma_s, sigma_t}) => {
      ensureRegular("m", m, p, "alpha_s", alpha_s);
      ensureRegular("n", n, p, "alpha_t", alpha_t);
      const parameters = {...{p, m, n, beta}, alpha: alpha_t, alphaS: alpha_s, sigma: sigma_t, varianceS: sigma_s ** 2};
      return {sampler: "twoStage", parameters, sweep: {}};
    },
    ({p, m, n}) => needs(p, [m, n])
  ),
  "self-training": model(
    {...one, sigma: nonNegative, steps: size},
    ({steps, ...parameters}) => {
      ensureRegular("n", parameters.n, parameters.p, "alpha", parameters.alpha);
      return {sampler: "selfTraining", parameters, sweep: {step: [steps]}};
    },
    ({n, p, steps}) => needs(p, [n], steps)
  ),
  masked: model(
    {...one, m: size, k: size},
    ({p, n, m, k, alpha, beta}) => {
      ensureRegular("n", n, p, "alpha", alpha);
      ensure(k <= Math.min(p, m - 2), "k", k, `at most ${Math.min(p, m - 2)}, p or m − 2`);
      return {
        sampler: "twoStage",
        parameters: {...{p, n, m, k, alpha, beta}, alphaS: alpha, sigma: 0, varianceS: 0},
        sweep: {}
      };
    },
    ({p, m, n}) => needs(p, [m, n])
  )
};
