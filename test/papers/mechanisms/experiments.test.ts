import fc from "fast-check";
import {expect, test} from "vitest";
import {type Experiments, pointsOf} from "../../../src/engine/experiment.js";
import {penaltyAt} from "../../../src/papers/mechanisms/experiments/grids.js";
import {experiments} from "../../../src/papers/mechanisms/experiments.js";
import {type RidgeParameters, settingsAt} from "../../../src/papers/mechanisms/simulate/setting.js";

const linear = Object.values(experiments as Experiments).filter(({sampler}) =>
  ["ridge", "ridgeExact", "ridgeMean", "teacherTuning"].includes(sampler)
);

test.each(linear.map((experiment) => [experiment.id, experiment] as const))(
  "%s asks for whole sizes and for no teacher penalty below 10/d²",
  (_, {parameters, sweep}) => {
    for (const {d, lambdaT} of settingsAt(parameters as RidgeParameters, pointsOf(sweep))) {
      expect(lambdaT).toBeGreaterThanOrEqual(10 / d ** 2);
    }
  }
);

test("the penalty at c gives c back, wherever it is positive", () => {
  const c = fc.double({min: -0.95, max: -0.01, noNaN: true});
  fc.assert(
    fc.property(c, fc.double({min: 0.1, max: 0.9, noNaN: true}), (c, gammaT) => {
      const lambdaT = penaltyAt(c, gammaT, 2);
      fc.pre(lambdaT > 0);
      const root = Math.sqrt((gammaT + lambdaT) ** 2 + 2 * lambdaT - 2 * gammaT + 1);
      expect((lambdaT - 4 * gammaT) / root).toBeCloseTo(c, 9);
    })
  );
});
