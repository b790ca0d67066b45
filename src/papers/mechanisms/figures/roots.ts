import {curveChart, type Series} from "../../../charts/index.js";
import {significant} from "../../../charts/numbers.js";
import type {Row} from "../../../engine/figure.js";
import {geometrically} from "../../../engine/spacing.js";
import {appendixThreshold, derivedThreshold, statedThreshold, studentSide, windowAt} from "../theory.js";
import {figure} from "./rows.js";

const role = (gammaS: number): Series["role"] => (gammaS < 1 ? "student" : gammaS === 1 ? "ink" : "weighted");

const ratios = [0.25, 0.75, 1, 1.2, 2];

const sideRows = (): Row[] =>
  ratios.flatMap((gammaS) =>
    geometrically(0.001, 1000, 121).map(
      (lambdaS): Row => ({gammaS, lambdaS, series: `γₛ = ${gammaS}`, theory: studentSide(lambdaS, gammaS)})
    )
  );

/** Ends of the window over c, one series an end; cut where the axis ends. */
function endRows(): Row[] {
  const rows: Row[] = [];
  for (const gammaS of ratios) {
    const from = gammaS < 1 ? -0.001 : derivedThreshold(gammaS);
    for (let i = 0; i <= 120; ++i) {
      const c = from + (-0.999 - from) * (i / 120) ** 2 - 1e-9;
      const {lower, upper} = windowAt(c, gammaS);
      if (upper !== null) rows.push({gammaS, c, series: `${gammaS} upper`, theory: upper});
      if (lower !== null && lower > 0) rows.push({gammaS, c, series: `${gammaS} lower`, theory: lower});
    }
  }
  return rows;
}

/** Figures 4 and 5: why the student's window is what it is. Theory alone. */
export const rootFigures = [
  figure("figure-4", [], {
    claims: ["theorem-5-many-samples", "theorem-5-few-samples"],
    build() {
      const rows = sideRows();
      return {
        title: "With many samples H₁ falls from 0; with few it rises from −1 to a peak and falls back",
        caption:
          "The student's side $H_1(\\lambda_s;\\gamma_s)$ of the balance. It wins where the curve lies above the teacher's $c$: for $\\gamma_s<1$ from $\\lambda_s=0$ up to one crossing, for $\\gamma_s>1$ between two, and only if $c$ lies below the peak, which stands at $\\lambda_s=\\gamma_s-1$.",
        description:
          "Curves of H1 between −1 and 0 against the student penalty for five aspect ratios. Those for γₛ below 1 decrease from 0, the one for 1 from −1/3, those above 1 rise from −1 to a peak and fall back to −1.",
        rows,
        spec: curveChart({
          x: {field: "lambdaS", title: "student penalty λₛ", scale: "log"},
          y: {title: "student's side H₁", domain: [-1, 0]},
          measured: null,
          series: ratios.map((gammaS): Series => {
            const name = `γₛ = ${gammaS}`;
            return {name, label: name, role: role(gammaS)};
          })
        })
      };
    }
  }),
  figure("figure-5", [], {
    claims: ["condition-12", "condition-5-main-text", "condition-5-appendix"],
    build() {
      const rows = endRows();
      const at = 1.2;
      const ends = (gammaS: number): Series[] => [
        {name: `${gammaS} upper`, label: `γₛ = ${gammaS}${gammaS > 1 ? ", λ₊" : ""}`, role: role(gammaS)},
        ...(gammaS > 1 ? [{name: `${gammaS} lower`, label: `γₛ = ${gammaS}, λ₋`, role: role(gammaS)} as const] : [])
      ];
      return {
        title: "Above γₛ = 1 the two ends of the window meet at the derived threshold, not at a printed one",
        caption: `Ends of the winning window against the teacher's $c$. For $\\gamma_s=1.2$ they meet at $c=${significant(derivedThreshold(at)).replace("−", "-")}$; the main text's condition (5) puts the end of the window at ${significant(statedThreshold(at))}, the appendix's (13) at ${significant(appendixThreshold(at))} (dotted lines), where there is no root. Towards $c=-1$ the upper end grows without bound.`,
        description:
          "Curves of the window's ends against c on a logarithmic scale. For aspect ratios below 1 one curve falls to zero at c = 0; above 1 an upper and a lower curve meet in a nose at the derived threshold. Three vertical lines mark the derived and the two printed thresholds for 1.2.",
        rows,
        spec: curveChart({
          x: {field: "c", title: "teacher's side c", domain: [-1, 0]},
          y: {title: "ends of the window λ₋, λ₊", scale: "log", domain: [1e-4, 1e3]},
          measured: null,
          series: ratios.flatMap(ends),
          rules: [
            {x: derivedThreshold(at), label: "derived"},
            {x: appendixThreshold(at), label: "(13)"},
            {x: statedThreshold(at), label: "(5)"}
          ]
        })
      };
    }
  })
];
