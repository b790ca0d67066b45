import type {Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import type {IterativeParameters} from "../simulate/iterative.js";
import * as theory from "../theory.js";

/** Rows of the convergence figure at the paper's own size: risk over its limit, minus one. */
export function relativeGapAtPaperSize(results: Results): Row[] {
  const {dZ, n, N, sigmaY, ...shares} = results.parameters as IterativeParameters;
  return (["teacher", "student"] as const).flatMap((model) =>
    results
      .summaries((values) => values[model])
      .map(({point, mean, se, trials}): Row => {
        const setting = {...shares, ...point, gamma: dZ / n, nu: dZ / N} as theory.LawfulSetting;
        const limit = model === "teacher" ? theory.limitTeacher(setting) : theory.limitStudent(setting);
        const unit = (limit * sigmaY * sigmaY * dZ) / n;
        return {
          panel: `${point.law} ${shares.etaT}`,
          dZ,
          series: model,
          mean: mean / unit - 1,
          se: se === null ? null : se / unit,
          trials
        };
      })
  );
}
