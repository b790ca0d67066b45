import type {Examples} from "../examples.js";

const law = {p: 20, n: 8, alpha: 1.5, beta: 1.5};

export const examples: Examples = {
  quantities: {risk: {input: {...law, sigma: 0.5, surrogate: "optimal"}, fields: ["value"]}},
  models: {
    "one-stage": {input: {...law, sigma: 0.5}, fields: ["truth", "optimal", "mask"]},
    "two-stage": {
      input: {p: 20, m: 12, n: 8, alpha_s: 1, alpha_t: 1.5, beta: 1.5, sigma_s: 0.5, sigma_t: 0.2},
      fields: ["surrogate", "target"]
    },
    "self-training": {input: {...law, sigma: 0.5, steps: 3}, fields: ["risk", "before"]},
    masked: {input: {...law, m: 14, k: 5}, fields: ["surrogate", "target"]}
  },
  keys: {
    risk: "p n alpha beta sigma surrogate",
    "one-stage": "p n alpha beta sigma",
    "two-stage": "p m n alpha_s alpha_t beta sigma_s sigma_t",
    "self-training": "p n alpha beta sigma steps",
    masked: "p n m k alpha beta"
  },
  known: [
    {
      name: "risk",
      input: {p: 40, n: 1, alpha: 10, beta: 2, sigma: 0, surrogate: "optimal"},
      answer: {value: 0.63576704583912436}
    },
    {
      name: "risk",
      input: {p: 60, n: 58, alpha: 3, beta: 1, sigma: 1e-20, surrogate: "truth"},
      answer: {value: 0.088944501187304056}
    },
    {
      name: "risk",
      input: {p: 30, n: 12, alpha: 0.5, beta: 0, sigma: 0, surrogate: "mask"},
      answer: {value: 19.300620029376923}
    },
    {
      name: "risk",
      input: {p: 50, n: 20, alpha: 10, beta: 0.5, sigma: 0, surrogate: "optimal"},
      answer: {value: 5.697132685828409}
    }
  ]
};
