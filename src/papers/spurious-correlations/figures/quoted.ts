import {fixed, percent} from "../../../charts/numbers.js";
import type {PointOf, SeriesOf} from "../../../engine/experiment.js";
import type {Of, Results} from "../../../engine/results.js";
import type {experiments} from "../experiments.js";
import {viewOf} from "../point.js";
import * as theory from "../theory.js";
import {measuredBest} from "./best-share.js";
import {gain, models, quoted} from "./rows.js";

type In<N extends keyof typeof experiments> = Results<(typeof experiments)[N]>;

/** Mean of a measure at the first point that agrees with `where`. */
const meanAt = <E>(results: Results<E>, of: SeriesOf<E> | Of<E>, where: Partial<PointOf<E>>): number =>
  results.summary(of, results.where(where)[0]).mean;

/** The largest relative gap to the limit at the paper's own size, in either direction. */
export function gapAtPaperSize(results: In<"paper-size">): number {
  const gaps = results.settings.flatMap((setting, index) => {
    const {dZ, n, N, sigmaY} = setting;
    const at = {...setting, gamma: dZ / n, nu: dZ / N};
    return (["teacher", "student"] as const).map(
      (model) => (results.summary(model, index).mean * n) / (models[model].theory(at) * sigmaY ** 2 * dZ) - 1
    );
  });
  return Math.max(...gaps.map(Math.abs));
}

/** Numbers that the page's prose quotes. */
export const quotedValues = quoted((results) => {
  const limit = results["claim-limit"];
  const largest = Math.max(...limit.points.map(({dZ}) => dZ));
  const gaps = (["teacher", "student"] as const).flatMap((model) =>
    limit
      .where({dZ: largest})
      .map((index) => limit.summary(model, index).mean / models[model].theory(viewOf(limit.settings[index])) - 1)
  );
  const statedShare = (law: "shift" | "mixture"): number => {
    const [index] = limit.where({law, etaT: 1, dZ: largest});
    return theory.statedTeacher(viewOf(limit.settings[index])) / limit.summary("teacher", index).mean;
  };
  const half = (of: Of<(typeof experiments)["enhanced"]>, where: Partial<PointOf<(typeof experiments)["enhanced"]>>) =>
    fixed(100 * meanAt(results.enhanced, of, {...where, fraction: 0.5, q: 0.5}), 1);
  const gained = (regime: "network" | "linear, many points", direction: "scarce labels" | "scarce unlabelled") =>
    half((values) => values.enhancedAverage - values.plainAverage, {regime, direction});
  const accuracy = (regime: "network" | "network, few steps", of: Of<(typeof experiments)["enhanced"]>) =>
    half(of, {regime, direction: "scarce labels"});
  const shares = results["best-share"];
  const best = viewOf({...shares.settings[0], law: "shift", nu: 0.1});
  return {
    "worst-gap": percent(Math.max(...gaps.map(Math.abs))),
    "largest-size": String(largest),
    "stated-shift": percent(statedShare("shift")),
    "stated-mixture": percent(statedShare("mixture")),
    "paper-size-gap": percent(gapAtPaperSize(results["paper-size"])),
    "best-measured": fixed(measuredBest(shares, {law: "shift", nu: 0.1}).mean, 3),
    "best-predicted": fixed(theory.bestEtaU(best), 3),
    "best-first-order": fixed(theory.firstOrderBestEtaU(best), 3),
    "counterexample-gain": fixed(meanAt(results.counterexample, gain.measure, {law: "shift", geometry: "1"}), 2),
    "accuracy-enhanced": accuracy("network", ({enhancedAverage}) => enhancedAverage),
    "accuracy-early": accuracy("network, few steps", ({plainAverage}) => plainAverage),
    "accuracy-oracle": accuracy("network", ({oracleAverage}) => oracleAverage),
    "enhanced-network-labels": gained("network", "scarce labels"),
    "enhanced-network-unlabelled": gained("network", "scarce unlabelled"),
    "enhanced-linear-labels": gained("linear, many points", "scarce labels"),
    "enhanced-linear-unlabelled": gained("linear, many points", "scarce unlabelled")
  };
});
