import {defineClaims, testsOn} from "../../../engine/tests.js";
import {experiments} from "../experiments.js";

const {order} = testsOn(experiments, {unit: () => 1});

/** Half of the points kept and q = 1/2: the middle of the sweep, not its best cell. */
const middle = (regime: "network" | "linear, many points") =>
  order("claim-enhanced", {
    measure: ({enhancedAverage, plainAverage}) => enhancedAverage - plainAverage,
    judged: (point) => point.regime === regime,
    controls: {"it beats the oracle": ({enhancedAverage, oracleAverage}) => enhancedAverage - oracleAverage}
  });

/** Enhanced-W2S on a synthetic task. */
export const enhancedClaims = defineClaims({testFile: "test/papers/spurious-correlations/enhanced.test.ts"}, [
  {
    id: "enhanced-benchmarks",
    whose: "paper",
    result: "enhanced-w2s",
    statement:
      "As the paper reports, by public notes, average accuracy rises by about 1–24 % (relative) on Waterbirds, BFFHQ, ImageNet-9 and BG-COCO.",
    test: {
      kind: "none",
      why: "The benchmarks and the pre-trained models are not part of this report; a synthetic task of the same structure stands in."
    }
  },
  {
    id: "enhanced-network",
    whose: "reading",
    result: "enhanced-w2s",
    statement:
      "On the synthetic task a student that learns its features gains average accuracy with half of the points kept and $q=\\tfrac12$, whether the minority is scarce among the labelled or among the unlabelled points.",
    figure: "enhanced",
    test: middle("network")
  },
  {
    id: "enhanced-linear",
    whose: "ours",
    result: "enhanced-w2s",
    statement:
      "On the synthetic task a linear student with many unlabelled points gains average accuracy with half of the points kept and $q=\\tfrac12$, whether the minority is scarce among the labelled or among the unlabelled points.",
    figure: "enhanced",
    test: middle("linear, many points"),
    note: "A linear student cannot fit the teacher's errors in the first place. Dropping the points of which it is unsure lowers its accuracy more than the wrong labels do."
  }
]);
