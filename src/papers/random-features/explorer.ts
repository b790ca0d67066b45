import {curveChart} from "../../charts/index.js";
import {percent, significant} from "../../charts/numbers.js";
import type {Explorer, Settings} from "../../engine/explorer.js";
import {geometrically} from "../../engine/spacing.js";
import type {Linear} from "./setting.js";
import * as theory from "./theory.js";

const times = geometrically(0.1, 1e4, 60);

/** Sizes at powers of M, kept apart by at least one. */
function read(settings: Settings): Linear {
  const [M, strong, all] = [2 ** Number(settings.units), Number(settings.strong), Number(settings.inputs)];
  const d = Math.max(Math.round(M ** all), M + 2);
  return {M, d, K: Math.max(1, Math.min(Math.round(M ** strong), d - M))};
}

/** The student's error over time, and the teacher's, at any sizes. */
export const explorer: Explorer = {
  title: "Give the teacher more units or the inputs another law, and see when a student has to stop",
  controls: [
    {key: "units", symbol: "log₂ M", name: "units of the teacher", min: 2, max: 14, step: 1, value: 6},
    {key: "strong", symbol: "log K / log M", name: "inputs of variance 1", min: 0, max: 0.9, step: 0.05, value: 0.5},
    {key: "inputs", symbol: "log d / log M", name: "all inputs", min: 1.1, max: 2, step: 0.05, value: 1.5}
  ],
  presets: [
    {name: "The authors’ sizes, 64 units", settings: {}},
    {name: "Their largest teacher", settings: {units: 7}},
    {name: "A teacher near the limit", settings: {units: 14}},
    {name: "One input of variance 1", settings: {strong: 0}},
    {name: "Too many strong inputs", settings: {strong: 0.9}}
  ],
  held: "the target is one input of variance 1, the weak inputs have variance 1/M; infinitely many units of the student, deterministic equivalents.",
  description:
    "The student’s error against time, over a level line at the teacher’s. It falls below the line after a short time, to a minimum, and rises back to it.",
  spec: () =>
    curveChart({
      x: {field: "t", title: "time t", scale: "log", domain: [0.1, 1e4]},
      y: {title: "error", scale: "log"},
      series: [
        {name: "teacher", label: "teacher", role: "teacher"},
        {name: "student", label: "student", role: "student"},
        {name: "limit", label: "lower limit", role: "ceiling"}
      ],
      measured: null
    }),
  rows(settings) {
    const sizes = read(settings);
    const teacher = theory.teacherError(sizes);
    const limit = theory.lowerLimit(teacher);
    return times.flatMap((t) => [
      {t, series: "teacher", theory: teacher},
      {t, series: "student", theory: theory.studentError({...sizes, t})},
      {t, series: "limit", theory: limit}
    ]);
  },
  answer(settings) {
    const sizes = read(settings);
    const [teacher, t] = [theory.teacherError(sizes), theory.bestTime(sizes)];
    const student = theory.studentError({...sizes, t});
    return `A teacher of ${sizes.M} units on ${sizes.d} inputs, ${sizes.K} of them strong, errs by ${significant(teacher)}; its student is best at t = ${significant(t)} with ${significant(student)}, ${percent(1 - student / teacher)} less and ${significant(student / teacher ** 2)} times the square.`;
  }
};
