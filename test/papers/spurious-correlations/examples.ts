import type {Examples} from "../examples.js";

const identity = [1, 0].map((x) => [x, 1 - x]);
const group = {T: identity, S: [[0.6], [0.8]], mu: [1, -0.5], sigma_xi: 1};
const shares = {eta_l: 0.1, eta_u: 0.4, eta_t: 0.5};
const ratios = {gamma: 0.1, nu: 0.05};
const fields = ["value"];

export const examples: Examples = {
  quantities: {
    "teacher-risk": {input: {form: "limit", law: "mixture", ...ratios, ...shares, ...group}, fields},
    "student-risk": {input: {form: "limit", law: "mixture", ...ratios, ...shares, ...group}, fields},
    "best-eta-u": {input: {form: "limit", law: "shift", ...ratios, eta_l: 0.1, eta_t: 0.5, ...group}, fields}
  },
  models: {
    ridgeless: {
      input: {law: "mixture", d_z: 4, n: 30, N: 40, ...shares, ...group, sigma_y: 1},
      fields: ["teacher", "student"]
    }
  },
  nulls: {"best-eta-u.value": "the risk does not depend on the share"},
  keys: {
    "teacher-risk": "form law gamma nu eta_l eta_u eta_t T S mu sigma_xi",
    "student-risk": "form law gamma nu eta_l eta_u eta_t T S mu sigma_xi",
    "best-eta-u": "form law gamma nu eta_l eta_t T S mu sigma_xi",
    ridgeless: "d_z n N eta_l eta_u eta_t T S mu sigma_xi sigma_y law sampler"
  },
  units: {
    "teacher-risk": {powers: {mu: 1, sigma_xi: 1}, answer: 0},
    "student-risk": {powers: {mu: 1, sigma_xi: 1}, answer: 0},
    "best-eta-u": {powers: {mu: 1, sigma_xi: 1}, answer: 0},
    ridgeless: {powers: {mu: 1, sigma_xi: 1}, answer: 0}
  }
};
