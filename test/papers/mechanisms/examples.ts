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
  }
};
