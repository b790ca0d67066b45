import {defineClaims, testsOn} from "../../../engine/tests.js";
import {experiments} from "../experiments.js";
import {studentExcess} from "../theory.js";
import {limitOf} from "./setting.js";

interface Rungs {
  readonly here: number;
  readonly before: number;
}
// A point's γ_t is where a step ends: from 0.5 to 0.8, on to 1.25 and on to 2.
const rise = ({here, before}: Rungs): number => here - before;
const fall = ({here, before}: Rungs): number => before - here;

/** A student with little penalty and one with much. */
const little = ({lambdaS}: {readonly lambdaS: number}): boolean => lambdaS <= 0.1;

const probed = "Judged at $\\lambda_s=0.01,\\ 0.03,\\ 0.3,\\ 1$";

/** In units of the student's limiting excess risk at γ_t = 1/2, where all curves are smooth. */
const {order, region} = testsOn(experiments, {
  at: (setting: Parameters<typeof limitOf>[0] & {readonly gammaT: number; readonly lambdaS: number}) => setting,
  unit: (p) => studentExcess(limitOf({...p, gammaT: 0.5}))
});

/** What Appendix E says of the student's error against γ_t. */
export const descentClaims = defineClaims({testFile: "test/papers/mechanisms/descent.test.ts"}, [
  {
    id: "descent-rise",
    whose: "paper",
    result: "figures-6-7",
    statement: "With a ridgeless teacher the student's error rises as $\\gamma_t$ approaches 1 from below.",
    equation: "eq-student-difference",
    figure: "figure-6",
    test: order("claim-descent-ridgeless", {
      measure: rise,
      judged: ({gammaT}) => gammaT === 0.8,
      controls: {"only with a small student penalty": (values, point) => (little(point) ? rise(values) : fall(values))}
    }),
    note: `${probed}, from $\\gamma_t=0.5$ to $0.8$.`
  },
  {
    id: "descent-fall",
    whose: "paper",
    result: "figures-6-7",
    statement: "With a ridgeless teacher the student's error falls again beyond $\\gamma_t=1$.",
    equation: "eq-student-difference",
    figure: "figure-6",
    test: order("claim-descent-ridgeless", {
      measure: fall,
      judged: ({gammaT}) => gammaT === 2,
      controls: {"only with a small student penalty": (values, point) => (little(point) ? fall(values) : rise(values))}
    }),
    note: `${probed}, from $\\gamma_t=1.25$ to $2$: at $|n_t-d|\\le3$ the mean or the variance of a ridgeless teacher's error does not exist.`
  },
  {
    id: "descent-tuned",
    whose: "paper",
    result: "figure-8",
    statement:
      "With $\\lambda_t=\\lambda_t^\\star$ the double descent is gone: the student's error only rises with $\\gamma_t$.",
    equation: "eq-best-penalty",
    figure: "figure-8",
    test: order("claim-descent-tuned", {
      measure: rise,
      judged: ({tuningT}) => tuningT === 1,
      controls: {"it falls beyond 1, as without a penalty": (values, {gammaT}) => (gammaT === 2 ? fall : rise)(values)}
    }),
    note: `${probed}, over all three steps of $\\gamma_t=0.5,\\ 0.8,\\ 1.25,\\ 2$. In the limit this is exact for every $\\lambda_s$: with $c=0$ the excess risk is $1-Q_t(1-\\lambda_s^2m_{s,2})$, and $Q_t$ at $\\lambda_t=\\sigma^2\\gamma_t$ falls with $\\gamma_t$.`
  },
  {
    id: "descent-under-regularized",
    whose: "reading",
    standing: {
      kind: "unstated",
      why: "The penalties of Figure 9 cannot be read in our copy. With $\\lambda_s\\le0.1$ the statement holds, with $\\lambda_s\\ge0.3$ it fails."
    },
    result: "figure-9",
    statement: "With $\\lambda_t=0.15\\,\\lambda_t^\\star$ the student's error is still non-monotone in $\\gamma_t$.",
    equation: "eq-best-penalty",
    figure: "figure-9",
    test: order("claim-descent-tuned", {
      measure: fall,
      judged: (point) => point.tuningT === 0.15 && point.gammaT === 2 && little(point),
      controls: {"only with a large student penalty": (values, point) => (little(point) ? rise(values) : fall(values))}
    }),
    note: "The claim is judged where it is easiest, at $\\lambda_s=0.01$ and $0.03$, from $\\gamma_t=1.25$ to $2$: were it false there, it would be false of any penalty."
  },
  {
    id: "descent-by-penalty",
    whose: "ours",
    result: "figure-9",
    statement:
      "With $\\lambda_t=0.15\\,\\lambda_t^\\star$ and $\\sigma=1$ the error is non-monotone for students with little penalty ($\\lambda_s\\le0.1$), rising and then falling, and only rises for the others.",
    equation: "eq-best-penalty",
    figure: "figure-9",
    test: region("claim-descent-tuned", {
      measure: fall,
      judged: ({tuningT}) => tuningT === 0.15,
      // Where a peak lies between, γ_t = 0.8 and 1.25 may be on either side of it.
      predicted: (point) => (!little(point) || point.gammaT === 0.8 ? -1 : point.gammaT === 2 ? 1 : 0),
      controls: {
        "falling for every penalty": () => 1,
        "falling at last for every penalty": ({gammaT}) => (gammaT === 2 ? 1 : -1),
        "rising for every penalty": () => -1
      }
    }),
    note: `${probed}, at all three steps but for the one across the peak.`
  }
]);
