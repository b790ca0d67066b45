import {curveChart, type Series} from "../../../charts/index.js";
import type {Figure, Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import {geometrically} from "../../../engine/spacing.js";
import {teacherError, weightedStudentError} from "../theory.js";
import {limitAt} from "./rows.js";

const nameOf = (zeta: number): string => `ζ = ${zeta}`;

function zetasOf(results: Results): number[] {
  return [...new Set(results.points.map(({zeta}) => Number(zeta)))];
}

function rowsOf(results: Results): Row[] {
  const simulated = results.points.map((at, point): Row => {
    const [lower, upper] = results.quantiles("weighted", point, [0.05, 0.95]);
    const theory = weightedStudentError(limitAt(results, point));
    return {...at, series: nameOf(Number(at.zeta)), theory, ...results.summary("weighted", point), lower, upper};
  });
  const limit = limitAt(results, 0);
  const lambdas = results.points.map(({lambdaS}) => Number(lambdaS));
  const between = geometrically(Math.min(...lambdas), Math.max(...lambdas), 81);
  const curves = zetasOf(results).flatMap((zeta) =>
    between.map((lambdaS): Row => {
      return {zeta, lambdaS, series: nameOf(zeta), theory: weightedStudentError({...limit, zeta, lambdaS})};
    })
  );
  const level = teacherError(limit);
  const teacher = between.map((lambdaS): Row => ({lambdaS, series: "teacher", theory: level}));
  return [...simulated, ...curves, ...teacher];
}

/** Figure 3: the weighted student of a tuned teacher. */
export const alignmentFigures: readonly Figure[] = [
  {
    id: "figure-3",
    experiments: ["figure-3"],
    claims: ["theorem-8", "theorem-8-sign", "weighted-beats-tuned-teacher"],
    build({"figure-3": results}) {
      const series: Series[] = [
        {name: "teacher", label: "teacher", role: "teacher"},
        ...zetasOf(results).map(
          (zeta): Series => ({name: nameOf(zeta), label: nameOf(zeta), role: zeta === 0 ? "student" : "weighted"})
        )
      ];
      const rows = rowsOf(results);
      return {
        title: "The better the spared direction, the more a tuned teacher is beaten",
        caption:
          "Student error against its penalty, teacher at its best penalty $\\lambda_t^\\star=1/4$ (level line), $\\gamma_t=\\gamma_s=1/4$, $\\sigma=1$. Bars hold the middle 90 % of trials, marks their mean; the paper drew a single trial. Without alignment no penalty wins. Where $\\lambda_s>0.05\\,d=25$ the spared direction is penalised enough at this dimension to lift the simulated error above the limit.",
        description:
          "Curves of student test error against the logarithm of the student penalty for four alignments ζ, theory as lines and simulation as marks, with the teacher's error as a horizontal line. The curve for ζ = 0 stays above it, those for ζ of 0.89 and 0.98 fall below it.",
        rows,
        spec: curveChart({
          x: {field: "lambdaS", title: "student penalty λₛ", scale: "log"},
          y: {title: "test error L"},
          series,
          bars: {lower: "lower", upper: "upper", title: "middle 90 % of trials"}
        })
      };
    }
  }
];
