import {lines} from "../../../charts/index.js";
import {geometrically} from "../../../engine/spacing.js";
import {limitOf} from "../claims/setting.js";
import {experiments} from "../experiments.js";
import {teacherError, weightedStudentError} from "../theory.js";
import {panels, part} from "./rows.js";

const between = geometrically(0.01, 100, 81);
const level = teacherError(limitOf(experiments["figure-3"].parameters));

/** Figure 3: the weighted student of a tuned teacher. */
export const alignmentFigures = [
  panels("figure-3", {
    claims: ["theorem-8", "theorem-8-sign", "weighted-beats-tuned-teacher"],
    title: "The better a student's spared direction, the more it beats a tuned teacher",
    caption:
      "The paper's Figure 3: the student's error against its penalty, under a teacher at its best penalty $\\lambda_t^\\star=1/4$ (level line), at $\\gamma_t=\\gamma_s=1/4$, $\\sigma=1$, $d=500$. Marks are means with 95 % intervals; the paper drew a single trial. Without alignment ($\\zeta=0$) no penalty wins. Where $\\lambda_s>0.05\\,d=25$ the spared direction is penalised enough at this dimension to lift the simulated error above the limit.",
    description:
      "Curves of student test error against the logarithm of the student penalty for four alignments ζ, theory as lines and simulation as marks, with the teacher's error as a horizontal line. The curve for ζ = 0 stays above it, those for ζ of 0.89 and 0.98 fall below it.",
    x: {field: "lambdaS", title: "student penalty λₛ", scale: "log"},
    y: {title: "test error L"},
    parts: [
      lines({axis: "lambdaS", at: between, curves: {teacher: {role: "teacher", theory: () => level}}}),
      part("figure-3", {
        x: {axis: "lambdaS", dense: between},
        by: {axis: "zeta", name: (zeta) => `ζ = ${zeta}`, role: (zeta) => (zeta === 0 ? "student" : "weighted")},
        curves: {student: {role: "student", measure: "weighted", theory: weightedStudentError}}
      })
    ]
  })
];
