import {fixed, percent} from "../../../charts/numbers.js";
import type {Quoted} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import type {Law} from "../geometry.js";
import {settingAt} from "../point.js";
import * as theory from "../theory.js";
import {measuredBest} from "./best-share.js";
import {relativeGapAtPaperSize} from "./paper-size.js";
import {gain, parametersOf, type Values} from "./rows.js";

/** Mean of a measure at the one point that agrees with `where`. */
function meanAt(results: Results, of: (values: Values) => number, where: Readonly<Record<string, unknown>>): number {
  const found = results
    .summaries(of)
    .find(({point}) => Object.entries(where).every(([axis, value]) => point[axis] === value));
  return found?.mean ?? Number.NaN;
}

/** Numbers that the page's prose quotes. */
export const quotedValues: Quoted = (results) => {
  const limit = results["claim-limit"];
  const parameters = parametersOf(limit);
  const largest = Math.max(...limit.points.map(({dZ}) => Number(dZ)));
  const gapsAt = (dZ: number): number[] =>
    (["teacher", "student"] as const).flatMap((model) =>
      limit
        .summaries((values) => values[model])
        .filter(({point}) => point.dZ === dZ)
        .map(({point, mean}) => {
          const setting = settingAt(point, parameters);
          return mean / (model === "teacher" ? theory.limitTeacher(setting) : theory.limitStudent(setting)) - 1;
        })
    );
  const statedShare = (law: Law): number => {
    const point = {law, etaT: 1, dZ: largest};
    return theory.statedTeacher(settingAt(point, parameters)) / meanAt(limit, ({teacher}) => teacher, point);
  };
  const enhanced = (regime: string, direction: string): string =>
    fixed(
      100 *
        meanAt(results.enhanced, (values) => values.enhancedAverage - values.plainAverage, {
          regime,
          direction,
          fraction: 0.5,
          q: 0.5
        }),
      1
    );
  const accuracy = (regime: string, field: string): string =>
    fixed(
      100 *
        meanAt(results.enhanced, (values) => values[field], {
          regime,
          direction: "scarce labels",
          fraction: 0.5,
          q: 0.5
        }),
      1
    );
  const large = relativeGapAtPaperSize(results["paper-size"]);
  const best = measuredBest(results["best-share"], "shift", 0.1);
  const bestSetting = settingAt({law: "shift", nu: 0.1}, parametersOf(results["best-share"]));
  return {
    "worst-gap": percent(Math.max(...gapsAt(largest).map(Math.abs))),
    "largest-size": String(largest),
    "stated-shift": percent(statedShare("shift")),
    "stated-mixture": percent(statedShare("mixture")),
    "paper-size-gap": percent(Math.max(...large.map(({mean}) => Math.abs(mean ?? 0)))),
    "best-measured": fixed(best.mean, 3),
    "best-predicted": fixed(theory.bestEtaU(bestSetting), 3),
    "best-first-order": fixed(theory.firstOrderBestEtaU(bestSetting), 3),
    "counterexample-gain": fixed(meanAt(results.counterexample, gain, {law: "shift", geometry: "1"}), 2),
    "accuracy-enhanced": accuracy("network", "enhancedAverage"),
    "accuracy-early": accuracy("network, few steps", "plainAverage"),
    "accuracy-oracle": accuracy("network", "oracleAverage"),
    "enhanced-network-labels": enhanced("network", "scarce labels"),
    "enhanced-network-unlabelled": enhanced("network", "scarce unlabelled"),
    "enhanced-linear-labels": enhanced("linear, many points", "scarce labels"),
    "enhanced-linear-unlabelled": enhanced("linear, many points", "scarce unlabelled")
  };
};
