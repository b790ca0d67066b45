import {defineClaims, testsOn} from "../../src/engine/tests.js";
import {experiments} from "./experiments.js";
import {risk} from "./theory.js";

const {exact} = testsOn(experiments);

export const claims = defineClaims({}, [
  {
    id: "student-risk",
    whose: "paper",
    result: "proposition-1",
    statement: "The student's risk is $(1-a)^2\\theta^2+a^2\\sigma^2/n$.",
    equation: "eq-risk",
    figure: "shares",
    test: exact("claim-risk", {
      measure: "student",
      theory: risk,
      unit: (p) => risk({...p, share: 1}),
      controls: {"noise of one label fewer": (p) => risk({...p, n: p.n - 1})}
    })
  }
]);
