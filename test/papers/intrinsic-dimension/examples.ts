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
  models: {ridgeless: {input: sizes, fields: ["teacher", "student", "student-out-of-sample"]}}
};
