import {defineClaims} from "../../../engine/tests.js";
import {effectiveDimension, plottedRisks} from "../theory.js";
import {type Simulated, simulated, theoryTest, where} from "./setting.js";

const {bound} = simulated;

/** The student's dotted curve with the teacher's misfit counted as noise: an upper bound in sample. */
const bracket = ({g, s, rho}: Simulated): number =>
  rho + ((s.sigma ** 2 + g.rhoW) * effectiveDimension({...g, N: s.N})) / (s.n - g.dW - 1);

/** The same on fresh points: what the teacher says beyond the student's features is noise too. */
const bracketFresh = ({g, s, rho}: Simulated): number => {
  const share = g.dS / (s.N - g.dS - 1);
  return rho + ((s.sigma ** 2 + g.rhoW) * (g.dSw + (g.dW - g.dSw) * share)) / (s.n - g.dW - 1) + g.spill * share;
};

/** The dotted curves of the authors' figures. */
export const plottedClaims = defineClaims({testFile: theoryTest}, [
  {
    id: "dotted-teacher",
    whose: "reading",
    result: "plotted-curves",
    statement: "The dotted curve $\\sigma^2 d_w/n + \\rho_w$ bounds the teacher's excess risk from below.",
    equation: "eq-bracket",
    figure: "scan-n",
    test: bound("claim-risks", {
      side: "at least",
      measure: "teacher",
      judged: where({overlap: 10, N: 400}),
      bound: ({g, s}) => plottedRisks(g, s).teacher,
      controls: {
        "N for n": ({g, s}) => (s.sigma ** 2 * g.dW) / s.N + g.rhoW,
        "σ for σ²": ({g, s}) => (s.sigma * g.dW) / s.n + g.rhoW
      }
    }),
    note: "At $n = 400$ the curve is at half the risk: $1/n$ stands for $1/(n-d_w-1)$."
  },
  {
    id: "dotted-baseline",
    whose: "reading",
    result: "plotted-curves",
    statement: "The dotted curve $\\sigma^2 d_s/n + \\rho_s$ bounds the baseline's excess risk from below.",
    equation: "eq-bracket",
    figure: "scan-n",
    test: bound("claim-risks", {
      side: "at least",
      measure: "baseline",
      judged: where({overlap: 10, N: 400}),
      bound: ({g, s}) => plottedRisks(g, s).baseline,
      controls: {
        "N for n": ({g, s}) => (s.sigma ** 2 * g.dS) / s.N + g.rhoS,
        "d_w for d_s": ({g, s}) => (s.sigma ** 2 * g.dW) / s.n + g.rhoS
      }
    })
  },
  {
    id: "dotted-ceiling",
    whose: "reading",
    result: "plotted-curves",
    statement: "The dotted curve $\\sigma^2 d_s/(n+N) + \\rho_s$ bounds the ceiling's excess risk from below.",
    equation: "eq-bracket",
    figure: "scan-unlabelled",
    test: bound("claim-risks", {
      side: "at least",
      measure: "ceiling",
      judged: where({overlap: 10}),
      bound: ({g, s}) => plottedRisks(g, s).ceiling,
      controls: {
        "n for n + N": ({g, s}) => (s.sigma ** 2 * g.dS) / s.n + g.rhoS,
        "d_w for d_s": ({g, s}) => (s.sigma ** 2 * g.dW) / (s.n + s.N) + g.rhoS
      }
    })
  },
  {
    id: "dotted-student-in-sample",
    whose: "reading",
    result: "plotted-curves",
    statement:
      "The dotted curve $\\sigma^2 D_N/(n-d_w-1) + \\rho_w + \\rho_s$ bounds the student's excess risk on the unlabelled points from above.",
    equation: "eq-bracket",
    figure: "scan-n",
    test: bound("claim-risks", {
      side: "at most",
      measure: "studentInSample",
      bound: ({g, s}) => plottedRisks(g, s).student,
      controls: {
        "without ρ": ({g, s, rho}) => plottedRisks(g, s).student - rho
      }
    }),
    correction: {
      statement:
        "With $\\sigma^2 + \\rho_w$ for $\\sigma^2$ the curve bounds it from above: what the teacher's features miss reaches the student as noise.",
      test: bound("claim-risks", {
        side: "at most",
        measure: "studentInSample",
        bound: bracket,
        controls: {
          "n for n − d_w − 1": (at) => at.rho + ((bracket(at) - at.rho) * (at.s.n - at.g.dW - 1)) / at.s.n,
          "ρ_s dropped": (at) => bracket(at) - at.g.rhoS
        }
      })
    },
    note: "The curve fails at $\\sigma^2 = 4\\cdot10^{-4}$, $n = 400$. The bounds on PGR and OPR hold there all the same, because they have slack elsewhere."
  },
  {
    id: "dotted-student-fresh",
    whose: "reading",
    source: "talk",
    quote: {
      text: "$\\mathbb{E}_{X,y} \\left[ \\frac{1}{N} \\|f(X) - \\mathbb{E}_{y|X}[f(X)]\\|_2^2 \\right]$",
      place: 'Talk, "W2S Finetuning as Kernel Regression: Finite Samples", the variance in the excess risk'
    },
    result: "plotted-curves",
    statement:
      "The student's dotted curve bounds its excess risk on the population, which the authors plot, from above.",
    equation: "eq-bracket",
    figure: "scan-unlabelled",
    test: bound("claim-risks", {
      side: "at most",
      measure: "student",
      bound: ({g, s}) => plottedRisks(g, s).student,
      controls: {"without ρ": ({g, s, rho}) => plottedRisks(g, s).student - rho}
    }),
    correction: {
      statement:
        "The curve bounds it from above with $\\sigma^2+\\rho_w$ for $\\sigma^2$, $d_s/(N-d_s-1)$ for $d_s/N$, and $\\|\\beta_{w\\setminus s}\\|^2 d_s/(N-d_s-1)$ added.",
      test: bound("claim-risks", {
        side: "at most",
        measure: "student",
        bound: bracketFresh,
        controls: {
          "d_s/N for d_s/(N − d_s − 1)": bracket,
          "‖β_{w∖s}‖² dropped": (at) => bracketFresh(at) - (at.g.spill * at.g.dS) / (at.s.N - at.g.dS - 1)
        }
      })
    }
  }
]);
