import type {Examples} from "../examples.js";

const sizes = {d_w: 20, d_s: 10, d_sw: 2, n: 60, N: 40, sigma: 1};
const fields = ["value"];

export const examples: Examples = {
  quantities: {
    "teacher-variance": {input: {d_w: 20, n: 60, sigma: 1}, fields},
    "student-variance": {input: {...sizes, where: "out-of-sample"}, fields},
    "pgr-bound": {input: {...sizes, rho: 0.1}, fields},
    "opr-bound": {input: {...sizes, rho: 0.1}, fields}
  },
  models: {ridgeless: {input: sizes, fields: ["teacher", "student", "student-out-of-sample"]}},
  keys: {
    "teacher-variance": "d_w n sigma",
    "student-variance": "d_w d_s d_sw n N sigma where",
    "pgr-bound": "d_w d_s d_sw n N sigma rho",
    "opr-bound": "d_w d_s d_sw n N sigma rho",
    ridgeless: "d_w d_s d_sw n N sigma sampler"
  },
  units: {
    "teacher-variance": {powers: {sigma: 1}, answer: 2},
    "student-variance": {powers: {sigma: 1}, answer: 2},
    "pgr-bound": {powers: {sigma: 1, rho: 2}, answer: 0},
    "opr-bound": {powers: {sigma: 1, rho: 2}, answer: 0},
    ridgeless: {powers: {sigma: 1}, answer: 2}
  }
};
