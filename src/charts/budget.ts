import type {Row, Spec} from "../engine/figure.js";
import {half95} from "../engine/interval.js";
import type {JudgedTest} from "../engine/register.js";
import {curveChart} from "./index.js";
import {pointText} from "./symbols.js";

/**
 * The error budget of a limit: gap against size with 95 % Monte-Carlo bars, the fitted decay as lines, the margin as
 * rules. What is left of the lines at the largest size is finite-size bias; the bars are Monte-Carlo error.
 *
 * @param size - The axis that grows, as the paper writes it.
 * @returns Rows and specification, or undefined for other kinds.
 */
export function budgetChart(
  {budget, margin, deviations, trials}: JudgedTest,
  size: string
): {rows: Row[]; spec: Spec} | undefined {
  if (!budget || !margin) return undefined;
  const {gaps, fit} = budget;
  const curves = [...new Set(gaps.map(({curve}) => curve))];
  const name = (curve: number): string => {
    const {[size]: _, ...others} = deviations[gaps.findIndex((gap) => gap.curve === curve)].at;
    return pointText(others) || "gap";
  };
  const largest = Math.max(...gaps.map(({size}) => size));
  const smallest = Math.min(...gaps.map(({size}) => size));
  const rows: Row[] = gaps.map(({curve, size, gap, se}) => ({
    series: name(curve),
    size,
    mean: 100 * gap,
    se: 100 * se,
    trials,
    half95: half95(100 * se, trials)
  }));
  const {exponent} = fit;
  if (exponent !== null) {
    const steps = 24;
    for (const [k, curve] of curves.entries()) {
      for (let step = 0; step <= steps; ++step) {
        const at = smallest * (largest / smallest) ** (step / steps);
        rows.push({series: name(curve), size: at, theory: 100 * fit.amplitudes[k] * (at / largest) ** exponent});
      }
    }
  }
  const spec = curveChart({
    x: {field: "size", title: `size ${size}`, scale: "log"},
    y: {title: "gap, per cent of the unit"},
    series: curves.map((curve) => ({name: name(curve), label: name(curve), role: "student"})),
    rules: [{y: 0}, {y: 100 * margin.value, label: "margin"}, {y: -100 * margin.value}]
  });
  return {rows, spec};
}
