import type {Claim} from "../../src/engine/claim.js";
import {risk} from "./theory.js";

export const claims: readonly Claim[] = [
  {
    id: "student-risk",
    result: "proposition-1",
    statement: "The student's risk is $(1-a)^2\\theta^2+a^2\\sigma^2/n$.",
    equation: "eq-risk",
    figure: "shares",
    test: {
      kind: "exact",
      experiment: "claim-risk",
      measure: "student",
      theory: ({share}, parameters) => risk({...parameters, share}),
      unit: (_, parameters) => risk({...parameters, share: 1}),
      controls: {"noise of one label fewer": ({share}, {n, ...rest}) => risk({...rest, n: n - 1, share})}
    }
  }
];
