import {lines, type Series} from "../../../charts/index.js";
import {significant} from "../../../charts/numbers.js";
import {geometrically} from "../../../engine/spacing.js";
import {appendixThreshold, derivedThreshold, statedThreshold, studentSide, windowAt} from "../theory.js";
import {panels} from "./rows.js";

const role = (gammaS: number): Series["role"] => (gammaS < 1 ? "student" : gammaS === 1 ? "ink" : "weighted");

const ratios = [0.25, 0.75, 1, 1.2, 2];

/** From where the window opens to c = −1, denser where it opens. */
function sidesFor(gammaS: number): number[] {
  const from = gammaS < 1 ? -0.001 : derivedThreshold(gammaS);
  return Array.from({length: 121}, (_, i) => from + (-0.999 - from) * (i / 120) ** 2 - 1e-9);
}

const at = 1.2;

/** Figures 4 and 5: why the student's window is what it is. Theory alone. */
export const rootFigures = [
  panels("figure-4", {
    claims: ["theorem-5-many-samples", "theorem-5-few-samples"],
    title: "With many samples H₁ only falls as the student's penalty grows; with few it rises to a peak first",
    caption:
      "The paper's Figure 4: the student's side of the balance, $H_1(\\lambda_s;\\gamma_s)$. The student wins where the curve lies above the teacher's $c$: for $\\gamma_s<1$ from $\\lambda_s=0$ up to one crossing, for $\\gamma_s>1$ between two, and only if $c$ lies below the peak, which stands at $\\lambda_s=\\gamma_s-1$.",
    description:
      "Curves of H1 between −1 and 0 against the student penalty for five aspect ratios. Those for γₛ below 1 decrease from 0, the one for 1 from −1/3, those above 1 rise from −1 to a peak and fall back to −1.",
    x: {field: "lambdaS", title: "student penalty λₛ", scale: "log"},
    y: {title: "student’s side H₁", domain: [-1, 0]},
    measured: null,
    parts: ratios.map((gammaS) =>
      lines({
        ...{axis: "lambdaS", at: geometrically(0.001, 1000, 121), row: {gammaS}},
        curves: {[`γₛ = ${gammaS}`]: {role: role(gammaS), theory: (lambdaS) => studentSide(lambdaS, gammaS)}}
      })
    )
  }),
  panels("figure-5", {
    claims: ["condition-12", "condition-5-main-text", "condition-5-appendix"],
    title: "Above γₛ = 1 the two ends of the window meet at the derived threshold, not at a printed one",
    caption: `The paper's Figure 5: ends of the winning window against the teacher's $c$. For $\\gamma_s=1.2$ they meet at $c=${significant(derivedThreshold(at)).replace("−", "-")}$; the main text's condition (5) puts the end of the window at ${significant(statedThreshold(at))}, the appendix's (13) at ${significant(appendixThreshold(at))} (dotted lines), where there is no root. Towards $c=-1$ the upper end grows without bound.`,
    description:
      "Curves of the window's ends against c on a logarithmic scale. For aspect ratios below 1 one curve falls to zero at c = 0; above 1 an upper and a lower curve meet in a nose at the derived threshold. Three vertical lines mark the derived and the two printed thresholds for 1.2.",
    x: {field: "c", title: "teacher’s side c", domain: [-1, 0]},
    y: {title: "ends of the window λ₋, λ₊", scale: "log", domain: [1e-4, 1e3]},
    measured: null,
    pieces: "end",
    rules: [
      {x: derivedThreshold(at), label: "derived"},
      {x: appendixThreshold(at), label: "(13)"},
      {x: statedThreshold(at), label: "(5)"}
    ],
    parts: ratios.flatMap((gammaS) =>
      (["upper", "lower"] as const).map((end) =>
        lines({
          ...{axis: "c", at: sidesFor(gammaS), row: {gammaS, end}},
          curves: {[`γₛ = ${gammaS}`]: {role: role(gammaS), theory: (c) => windowAt(c, gammaS)[end] || null}}
        })
      )
    )
  })
];
