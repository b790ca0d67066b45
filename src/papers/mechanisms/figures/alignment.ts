import {curveChart, type Series} from "../../../charts/index.js";
import type {Row} from "../../../engine/figure.js";
import {geometrically} from "../../../engine/spacing.js";
import {limitOf} from "../claims/setting.js";
import {teacherError, weightedStudentError} from "../theory.js";
import {figure, limitAt, type RidgeRun, valuesOf} from "./rows.js";

const nameOf = (zeta: number): string => `ζ = ${zeta}`;

function rowsOf(results: RidgeRun, zetas: readonly number[]): Row[] {
  const simulated = results.points.map((at, point): Row => {
    const limit = limitAt(results, point);
    const [lower, upper] = results.quantiles("weighted", point, [0.05, 0.95]);
    const theory = weightedStudentError(limit);
    return {...at, series: nameOf(limit.zeta), theory, ...results.summary("weighted", point), lower, upper};
  });
  const limit = limitAt(results, 0);
  const lambdas = results.settings.map((setting) => limitOf(setting).lambdaS);
  const between = geometrically(Math.min(...lambdas), Math.max(...lambdas), 81);
  const lines = zetas.flatMap((zeta) =>
    between.map((lambdaS): Row => {
      return {zeta, lambdaS, series: nameOf(zeta), theory: weightedStudentError({...limit, zeta, lambdaS})};
    })
  );
  const level = teacherError(limit);
  return [...simulated, ...lines, ...between.map((lambdaS): Row => ({lambdaS, series: "teacher", theory: level}))];
}

/** Figure 3: the weighted student of a tuned teacher. */
export const alignmentFigures = [
  figure("figure-3", ["figure-3"], {
    claims: ["theorem-8", "theorem-8-sign", "weighted-beats-tuned-teacher"],
    build({"figure-3": results}) {
      const zetas = valuesOf(results, "zeta");
      const series: Series[] = [
        {name: "teacher", label: "teacher", role: "teacher"},
        ...zetas.map(
          (zeta): Series => ({name: nameOf(zeta), label: nameOf(zeta), role: zeta === 0 ? "student" : "weighted"})
        )
      ];
      const rows = rowsOf(results, zetas);
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
  })
];
