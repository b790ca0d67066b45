import {percent, significant} from "../../charts/numbers.js";
import type {SeriesOf} from "../../engine/experiment.js";
import type {Results} from "../../engine/results.js";
import type {experiments} from "./experiments.js";
import {abundanceFigures} from "./figures/abundance.js";
import {filterFigures} from "./figures/filters.js";
import {ordering, quantities} from "./figures/rank.js";
import {quoted as quotedFrom, runs} from "./figures/rows.js";
import {scarcityFigures} from "./figures/scarcity.js";

/** The figures of this paper, in the page's order. */
export const figures = [...scarcityFigures, ...abundanceFigures, ...filterFigures];

/** The teacher's error rate on each kind of sample, and the share of its wrong labels that fall there. */
function errors(weak: Results<(typeof experiments)["label-correction"]>): Record<string, string> {
  const mean = (name: SeriesOf<(typeof experiments)["label-correction"]>) =>
    weak.summary(name, weak.points.length - 1).mean;
  const [hard, both] = [mean("flippedHard"), mean("flippedBoth")];
  return {
    "easy-error": percent(1 - mean("teacherEasy")),
    "hard-error": percent(1 - mean("teacherHard")),
    "both-error": percent(1 - mean("teacherBoth")),
    "easy-share": percent(1 - hard - both),
    "hard-share": percent(hard),
    "both-share": percent(both)
  };
}

/** Numbers in the page's prose. */
export const quoted = quotedFrom(
  ({
    "benign-harmful": scarce,
    "benign-harmful-5000": other,
    "label-correction": weak,
    "label-correction-strong": strong
  }) => {
    const [best] = scarce.where({n: 600, nu: 7});
    const [worst] = scarce.where({n: 20, nu: 1});
    const [far] = other.where({n: 600, nu: 7});
    const end = weak.points.length - 1;
    return {
      "hard-best": percent(scarce.summary("hard", best).mean),
      "hard-worst": percent(scarce.summary("hard", worst).mean),
      "largest-quantity": significant(quantities(other)[far]),
      "largest-quantity-error": percent(1 - other.summary("hard", far).mean),
      "least-fit": percent(Math.min(...scarce.points.map((_, k) => scarce.summary("train", k).mean)), 2),
      "rank-correlation": significant(ordering(scarce).whole),
      "rank-correlation-other": significant(ordering(other).whole),
      "teacher-accuracy": percent(weak.summary("teacher", end).mean),
      "peak-accuracy": percent(weak.summary("oracle", end).mean),
      "peak-step": significant(weak.summary("oracleStep", end).mean),
      "last-accuracy": percent(weak.summary("last", end).mean),
      "chosen-accuracy": percent(weak.summary("chosen", end).mean),
      "most-corrected": percent(Math.max(...weak.points.slice(1).map((_, k) => weak.summary("corrected", k + 1).mean))),
      "peak-accuracy-strong": percent(strong.summary("oracle", 0).mean),
      "runs-weak": runs(weak),
      "runs-strong": runs(strong),
      ...errors(weak)
    };
  }
);
