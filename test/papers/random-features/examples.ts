import type {Examples} from "../examples.js";

const sizes = {M: 8, d: 24, K: 3};

export const examples: Examples = {
  quantities: {
    "teacher-error": {input: sizes, fields: ["value"]},
    "student-error": {input: {...sizes, t: 4}, fields: ["value"]},
    "lower-limit": {input: {teacher_error: 0.2}, fields: ["value"]}
  },
  models: {
    linear: {input: {...sizes, t: 4}, fields: ["teacher", "student"]},
    relu: {input: {d: 6, M: 20, degree: 2, t: 7}, fields: ["teacher", "student"]},
    misfit: {input: {k: 3, d: 8, n: 12, s: 0.2}, fields: ["gain", "misfit", "outside", "coneGain", "coneMisfit"]}
  },
  keys: {
    "teacher-error": "M d K",
    "student-error": "M d K t",
    "lower-limit": "teacher_error",
    linear: "M d K t M_s",
    relu: "d M degree t",
    misfit: "k d n s"
  },
  known: [
    {name: "teacher-error", input: {M: 64, d: 512, K: 8}, answer: {value: 0.1093980595402691}},
    {name: "teacher-error", input: {M: 999, d: 1000, K: 30}, answer: {value: 1.0329916555467227e-6}},
    {name: "teacher-error", input: {M: 100000, d: 31622777, K: 316}, answer: {value: 0.003152270543162805}},
    {name: "student-error", input: {M: 64, d: 512, K: 8, t: 6.6}, answer: {value: 0.014633841556479297}},
    {name: "student-error", input: {M: 999, d: 1000, K: 30, t: 3}, answer: {value: 0.00247884995404256}},
    {name: "student-error", input: {M: 64, d: 512, K: 8, t: 1e-9}, answer: {value: 0.9999999982187961}},
    {name: "lower-limit", input: {teacher_error: 0.11}, answer: {value: 0.011010110388069804}},
    {name: "lower-limit", input: {teacher_error: 1e-12}, answer: {value: 9.99999999999e-25}}
  ]
};
