import {phaseChart} from "../../../charts/index.js";
import type {Row} from "../../../engine/figure.js";
import {decidedSign} from "../../../engine/interval.js";
import {geometrically} from "../../../engine/spacing.js";
import {
  appendixThreshold,
  derivedThreshold,
  statedThreshold,
  studentDifference,
  studentWindow,
  teacherSide,
  windowAt
} from "../theory.js";
import {figure, limitAt, type RidgeRun} from "./rows.js";

const sides = Array.from({length: 41}, (_, i) => Math.round((-1.35 + 0.05 * i) * 100) / 100).filter((c) => c <= 0.35);
const ratios = geometrically(0.22, 3.4, 41);

const predictedRows = (): Row[] =>
  ratios.flatMap((gammaS) =>
    sides.map((c): Row => ({gammaS, c, series: "limit", predicted: windowAt(c, gammaS).wins ? 1 : -1}))
  );

/**
 * The measured phase of each pair of aspect ratio and teacher: the sign of the paired difference at the penalty that
 * the limit prefers among those simulated, undecided where its 99 % interval holds zero.
 */
export function measuredRows(results: RidgeRun): (Row & {readonly measured: number; readonly expected: number})[] {
  const best = new Map<string, {point: number; difference: number}>();
  results.points.forEach(({gammaS, lambdaT}, point) => {
    const difference = studentDifference(limitAt(results, point));
    const key = `${gammaS} ${lambdaT}`;
    if (difference < (best.get(key)?.difference ?? Infinity)) best.set(key, {point, difference});
  });
  return [...best.values()].map(({point, difference}) => {
    const limit = limitAt(results, point);
    const gap = results.summary(({student, teacher}) => student - teacher, point);
    return {
      gammaS: limit.gammaS,
      c: teacherSide(limit),
      lambdaT: limit.lambdaT,
      lambdaS: limit.lambdaS,
      series: "simulation",
      measured: -decidedSign(gap),
      expected: studentWindow(limit).wins ? 1 : -1,
      theory: difference,
      ...gap
    };
  });
}

const curve = (threshold: (gammaS: number) => number) =>
  geometrically(1, 3.4, 61).map((gammaS) => [gammaS, threshold(gammaS)] as const);

/** The phase diagram of Theorem 5. */
export const phaseFigures = [
  figure("theorem-5-map", ["theorem-5-map"], {
    claims: ["theorem-5-always", "theorem-5-equal", "condition-5-main-text", "condition-5-appendix"],
    build({"theorem-5-map": results}) {
      const measured = measuredRows(results);
      const decided = measured.filter((row) => row.measured !== 0);
      const agree = decided.filter((row) => row.measured === row.expected).length;
      const rows = [...predictedRows(), ...measured];
      return {
        title: "Students win below the derived threshold; between it and the printed ones they lose",
        caption: `Who wins, over the student's aspect ratio and the teacher's $c$. The fill is the limit; marks are the simulated sign of $\\mathcal L_s-\\mathcal L_t$ at the penalty the limit prefers ($d=240$, $\\gamma_t=1/4$, $\\sigma=2$). Of ${measured.length} pairs ${decided.length} are decided at 99 %, ${agree} of them as the limit says. The main text's and the appendix's thresholds cut through pairs where the student loses.`,
        description:
          "Phase diagram. Horizontal: student aspect ratio, logarithmic. Vertical: teacher's side c. The winning phase fills c below 0 for aspect ratios below 1 and, for larger ones, c below a falling threshold that starts at −1/3. Two printed thresholds lie above it.",
        rows,
        spec: phaseChart({
          rows,
          x: {field: "gammaS", title: "student aspect ratio γₛ", scale: "log", ticks: [0.25, 0.5, 1, 2, 3]},
          y: {field: "c", title: "teacher’s side c"},
          boundaries: [
            {label: "derived", points: curve(derivedThreshold), dash: "solid"},
            {label: "(5), main text", points: curve(statedThreshold), dash: "dashed"},
            {label: "(13), appendix", points: curve(appendixThreshold), dash: "dotted"}
          ]
        })
      };
    }
  })
];
