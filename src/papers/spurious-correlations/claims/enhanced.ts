import type {Claim, OrderTest} from "../../../engine/claim.js";

type Values = Readonly<Record<string, number>>;

const raised = ({enhancedAverage, plainAverage}: Values): number => enhancedAverage - plainAverage;
const source = "test/papers/spurious-correlations/enhanced.test.ts";

/** Half of the points kept and q = 1/2: the middle of the sweep, not its best cell. */
const middle = (regime: string): OrderTest => ({
  kind: "order",
  experiment: "claim-enhanced",
  measure: raised,
  judged: (point) => point.regime === regime,
  unit: () => 1,
  controls: {"it beats the oracle": ({enhancedAverage, oracleAverage}) => enhancedAverage - oracleAverage}
});

export const enhancedClaims: readonly Claim[] = [
  {
    id: "enhanced-benchmarks",
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
    result: "enhanced-w2s",
    statement:
      "On the synthetic task a student that learns its features gains average accuracy in both directions, with half of the points kept and $q=\\tfrac12$.",
    figure: "enhanced",
    source,
    test: middle("network")
  },
  {
    id: "enhanced-linear",
    result: "enhanced-w2s",
    statement: "So does a linear student with many unlabelled points.",
    figure: "enhanced",
    source,
    test: middle("linear, many points"),
    note: "It cannot fit the teacher's errors in the first place; dropping the points it is unsure of costs it more than the wrong labels do."
  }
];
