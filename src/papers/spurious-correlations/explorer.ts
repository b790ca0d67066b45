import {curveChart} from "../../charts/index.js";
import {significant} from "../../charts/numbers.js";
import type {Explorer, Settings} from "../../engine/explorer.js";
import type {Row} from "../../engine/figure.js";
import {turned} from "./geometries.js";
import type {Law} from "./geometry.js";
import * as theory from "./theory.js";

/** Enough for three digits at γ_z p_T ≤ 0.9, and quick. */
const coarse = {step: 1 / 2, radii: 12};
const shares = Array.from({length: 13}, (_, i) => i / 12);

/** A setting with the mean's part in the teacher's sight and its part out of it. */
function read(settings: Settings): theory.LawfulSetting {
  const [gamma, nu, etaL, etaT, overlap, seen, unseen] = [
    "gamma",
    "nu",
    "etaL",
    "etaT",
    "overlap",
    "seen",
    "unseen"
  ].map((key) => Number(settings[key]));
  const geometry = turned(overlap, [seen, 0, 0, 0, unseen, 0, 0, 0]);
  return {...geometry, law: settings.law === "mixture" ? "mixture" : "shift", gamma, nu, etaL, etaU: 0, etaT};
}

/** The student's limiting risk at each share, and its teacher's. */
function risks(settings: Settings): {at: theory.LawfulSetting; teacher: number; students: number[]} {
  const at = read(settings);
  const solved = theory.solveTeacher(at, coarse);
  const students = shares.map((etaU) => theory.studentAt(solved, {...at, etaU}, coarse));
  return {at, teacher: theory.teacherAt(solved, at.etaT), students};
}

const laws: readonly Law[] = ["shift", "mixture"];

/** The student's risk over the unlabelled share, for any geometry of the mean and either law. */
export const explorer: Explorer = {
  title: "Move the mean out of the teacher’s sight, and look for the unlabelled share that serves the student best",
  controls: [
    {key: "law", symbol: "", name: "law of the group feature", choices: laws, value: "shift"},
    {key: "gamma", symbol: "γ", name: "labelled ratio d/n", min: 0.001, max: 0.18, step: 0.05, log: true, value: 0.05},
    {key: "nu", symbol: "ν", name: "unlabelled ratio d/N", min: 0.001, max: 0.28, step: 0.05, log: true, value: 0.02},
    {key: "etaL", symbol: "ηₗ", name: "labelled minority share", min: 0, max: 1, step: 0.05, value: 0.1},
    {key: "etaT", symbol: "ηₜ", name: "test share", min: 0, max: 1, step: 0.05, value: 0.5},
    {key: "overlap", symbol: "‖Ξ‖²", name: "similarity", min: 0, max: 2, step: 0.1, value: 1},
    {key: "seen", symbol: "", name: "mean in the teacher’s sight", min: 0, max: 10, step: 0.25, value: 2.25},
    {key: "unseen", symbol: "", name: "mean out of its sight", min: 0, max: 10, step: 0.25, value: 1}
  ],
  presets: [
    {name: "Stated form at its best: γ and ν small", settings: {gamma: 0.001, nu: 0.001}},
    {name: "The talk’s mixture", settings: {law: "mixture"}},
    {name: "Nothing in common", settings: {overlap: 0, seen: 4.5, unseen: 0}},
    {name: "Equal shares, and the student loses", settings: {overlap: 1, seen: 0, unseen: 10}},
    {name: "Few unlabelled points", settings: {nu: 0.2}}
  ],
  held: "the proportional limit; p = 5 for the teacher, 3 for the student, σ_ξ = 1; the student’s two directions are turned by the similarity.",
  description:
    "Excess risk of teacher and student in units of σ²γ against the unlabelled share: solid lines are the exact limit, dashed lines the stated form.",
  spec: () =>
    curveChart({
      x: {field: "etaU", title: "unlabelled share ηᵤ", domain: [0, 1]},
      y: {title: "excess risk / σ²γ", scale: "log", domain: [1, 100]},
      series: [
        {name: "teacher", label: "teacher", role: "teacher"},
        {name: "student", label: "student", role: "student"}
      ],
      measured: null
    }),
  rows(settings) {
    const {at, teacher, students} = risks(settings);
    const stated = theory.statedTeacher(at);
    return shares.flatMap((etaU, i): Row[] => [
      {series: "student", etaU, theory: students[i], stated: theory.statedStudent({...at, etaU})},
      {series: "teacher", etaU, theory: teacher, stated}
    ]);
  },
  answer(settings) {
    const {at, teacher, students} = risks(settings);
    const lowest = Math.min(...students);
    const share = shares[students.indexOf(lowest)];
    const won = students.filter((risk) => risk < teacher).length;
    const where =
      won === 0
        ? "at no unlabelled share"
        : won === shares.length
          ? "at every unlabelled share"
          : "at some unlabelled shares only";
    return `The student beats its teacher’s ${significant(teacher)} ${where}; its best is ${significant(lowest)} near ηᵤ = ${significant(share)} (ηₗ = ${significant(at.etaL)}).`;
  }
};
