import {defineClaims} from "../../../engine/tests.js";
import {teacherExcess, weightedStudentDifference} from "../theory.js";
import {region, theoryTest} from "./setting.js";

/** What Figures 2 and 3 are said to show of the weighted student. */
export const alignmentClaims = defineClaims({testFile: theoryTest}, [
  {
    id: "weighted-beats-tuned-teacher",
    whose: "reading",
    result: "section-2-2",
    statement:
      "A well aligned weighted student beats teachers with $\\lambda_t\\ge\\lambda_t^\\star$, which no plain student can; a poorly aligned one wins at most with a small penalty.",
    equation: "eq-weighted-difference",
    figure: "figure-3",
    test: region("claim-weighted-tuned", {
      measure: ({teacher, weighted}) => teacher - weighted,
      predicted: (p) => {
        const difference = weightedStudentDifference(p);
        return Math.abs(difference) < 0.02 * teacherExcess(p) ? 0 : -Math.sign(difference);
      },
      controls: {
        "ζ for ζ²": (p) => -Math.sign(weightedStudentDifference({...p, zeta: Math.sqrt(p.zeta)})),
        "1 − ζ² for ζ²": (p) => -Math.sign(weightedStudentDifference({...p, zeta: Math.sqrt(1 - p.zeta ** 2)})),
        "wins whatever its alignment": () => 1
      }
    }),
    note: "The text says that with a small $\\zeta$ the student never wins. Strictly that is $\\zeta=0$: for $\\gamma_s<1$ and $\\lambda_s\\to0$ the plain student's loss against a tuned teacher is of order $\\lambda_s^2$ and the gain $\\zeta^2\\Delta_\\Gamma$ of order $\\lambda_s$, so a small enough penalty wins by a little."
  }
]);
