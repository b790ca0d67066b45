import type {Examples} from "../examples.js";

const teacher = {gamma_t: 0.25, lambda_t: 0.05, sigma: 1};
const student = {...teacher, gamma_s: 0.25, lambda_s: 0.3};
const infinite = "the teacher's error is infinite at gamma_t = 1, lambda_t = 0 with noise";
const of = (who: "teacher" | "student"): string[] =>
  ["Easy", "Hard"].flatMap((signal) => ["Before", "After", ""].map((when) => `${who}${signal}${when}`));

export const examples: Examples = {
  quantities: {
    "teacher-error": {input: teacher, fields: ["value"]},
    "student-error": {input: student, fields: ["value"]},
    "weighted-student-error": {input: {...student, zeta: 0.8}, fields: ["value"]},
    "student-window": {
      input: {gamma_t: 0.25, gamma_s: 1.2, lambda_t: 0.24, sigma: 2},
      fields: ["wins", "lower", "upper"]
    }
  },
  models: {
    ridge: {
      input: {d: 12, n_t: 30, n_s: 20, sigma: 1, lambda_t: 0.1, lambda_s: 0.2, zeta: 0.5},
      fields: ["teacher", "student", "weighted"]
    },
    "multi-index": {
      input: {d: 12, width: 1, samples: 2, eta_t: 2, eta_s: 2, tau: 1},
      fields: [
        ...[...of("teacher"), "teacherOuter", "lean", "chance"],
        ...[...of("student"), "studentOuter", "studentSpikeBefore", "studentSpike", "studentHardSquare"]
      ]
    }
  },
  nulls: {
    "teacher-error.value": infinite,
    "student-error.value": infinite,
    "weighted-student-error.value": infinite,
    "student-window.lower": "no penalty wins",
    "student-window.upper": "no penalty wins, or every large one does"
  },
  keys: {
    "teacher-error": "gamma_t lambda_t sigma",
    "student-error": "gamma_t gamma_s lambda_t lambda_s sigma",
    "weighted-student-error": "gamma_t gamma_s lambda_t lambda_s sigma zeta",
    "student-window": "gamma_t gamma_s lambda_t sigma",
    ridge: "d n_t n_s sigma lambda_t lambda_s zeta sampler",
    "multi-index": "d"
  },
  known: [
    {name: "teacher-error", input: {gamma_t: 1e30, lambda_t: 1e-30, sigma: 1e30}, answer: {value: 1e60}},
    {
      name: "teacher-error",
      input: {gamma_t: 0.9999999999999999, lambda_t: 9.193976089593373e-17, sigma: 1.2485607236998366e-9},
      answer: {value: 4.87555122124894e-9}
    },
    {
      name: "student-error",
      input: {gamma_t: 1.0000000000000002, lambda_t: 7.7832435991567e-20, sigma: 3.7e-23, gamma_s: 1.2, lambda_s: 1},
      answer: {value: 0.4834966987811436}
    },
    {
      name: "student-window",
      input: {gamma_t: 3.472253788312873e29, lambda_t: 1183346317058857200, sigma: 1, gamma_s: 2.4243115123010895e-20},
      answer: {lower: 0, upper: 293426678077.736}
    },
    {
      name: "student-window",
      input: {gamma_t: 6131017378810803, lambda_t: 5.156985138204884e-10, sigma: 0.9999999999999999, gamma_s: 1e-10},
      answer: {lower: 0, upper: 3.393307892748224e16}
    }
  ]
};
