import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import {innerProduct} from "../../../numerics/dot.js";
import {bound, exact} from "./setting.js";

/** A sample: the label ±1, the sign of its hard signal, and the norms of the signals. */
interface Sample {
  readonly kind: "easy" | "hard" | "both";
  readonly label: number;
  readonly sign: number;
  readonly mu: number;
  readonly nu: number;
}

const samples: readonly Sample[] = (["easy", "hard", "both"] as const).flatMap((kind) =>
  [1, -1].flatMap((label) =>
    [1, -1].flatMap((sign) => [
      {kind, label, sign, mu: 4, nu: 2},
      {kind, label, sign, mu: 0.5, nu: 3}
    ])
  )
);

/**
 * F₁ − F₋₁ of the ReLU network with the filters μ_s + ν_s and μ_s − ν_s of class s, m = 2, on the three patches of a
 * sample, in coordinates (μ₁, μ₋₁, ν₁, ν₋₁, noise).
 */
function zeroErrorOutput({kind, label, sign, mu, nu}: Sample): number {
  const at = (index: number, value: number): number[] => Array.from({length: 5}, (_, k) => (k === index ? value : 0));
  const easyOf = (s: number): number[] => at(s > 0 ? 0 : 1, mu);
  const hardOf = (s: number, b: number): number[] => at(s > 0 ? 2 : 3, b * nu);
  const first = kind === "hard" ? hardOf(label, sign) : easyOf(label);
  const second = kind === "easy" ? easyOf(label) : hardOf(label, sign);
  const patches = [first, second, at(4, -1.7)];
  const outputOf = (s: number): number => {
    const filters = [1, -1].map((b) => easyOf(s).map((x, k) => x + hardOf(s, b)[k]));
    const answers = filters.flatMap((w) => patches.map((x) => Math.max(0, innerProduct(w, x))));
    return answers.reduce((sum, x) => sum + x, 0) / filters.length;
  };
  return outputOf(1) - outputOf(-1);
}

/** The linear teacher. */
export const weakness = defineClaims({result: "result-1"}, [
  {
    id: "hard-only-chance",
    whose: "paper",
    statement: "The linear network is right on exactly half of the hard-only samples, whatever it is trained on.",
    equation: "eq-teacher-chance",
    testFile: "test/papers/linear-to-nonlinear/theory.test.ts",
    test: exact("claim-linear-teacher", {
      measure: "teacherHard",
      theory: () => 0.5,
      controls: {"better than chance by 1 %": () => 0.51}
    }),
    note: "This is an identity and not a limit: $b$ and $-b$ are equally likely and enter a linear output with opposite signs."
  },
  {
    id: "teacher-ceiling",
    whose: "paper",
    statement: "The linear network's test accuracy is at most $1 - p_h/2$.",
    equation: "eq-teacher-chance",
    test: bound("claim-linear-teacher", {
      side: "at most",
      measure: "teacher",
      bound: () => 0.85,
      controls: {"at most 1 − p_h": () => 0.7}
    })
  },
  {
    id: "teacher-accuracy",
    whose: "reading",
    statement: "With 160 training samples the linear network's test accuracy is above $1 - p_h/2 - 0.02$.",
    test: bound("claim-linear-teacher", {
      side: "at least",
      measure: "teacher",
      judged: ({nW}) => nW === 160,
      bound: () => 0.83,
      controls: {"above the ceiling": () => 0.86}
    })
  },
  {
    id: "zero-error-network",
    whose: "paper",
    statement: "There is a two-layer ReLU network that makes no error.",
    equation: "eq-zero-error",
    testFile: "test/papers/linear-to-nonlinear/theory.test.ts",
    test: identity<Sample>({
      points: samples,
      left: zeroErrorOutput,
      right: ({kind, label, mu, nu}) => {
        const [easy, hard] = [kind === "hard" ? 0 : mu * mu, kind === "easy" ? 0 : nu * nu];
        return label * (kind === "both" ? easy + hard / 2 : 2 * easy + hard);
      },
      tolerance: 1e-12,
      controls: {
        "right for one sign of the hard signal": ({kind, label, sign, mu, nu}) =>
          kind === "easy" ? 2 * label * mu * mu : label * sign * (kind === "both" ? mu * mu + (nu * nu) / 2 : nu * nu)
      }
    }),
    note: "With the filters $\\mu_s+\\nu_s$ and $\\mu_s-\\nu_s$ of class $s$ the output is the label times $2\\lVert\\mu\\rVert^2$, $\\lVert\\nu\\rVert^2$ or $\\lVert\\mu\\rVert^2+\\lVert\\nu\\rVert^2/2$, whatever the noise, on samples of every kind: it has the label's sign."
  }
]);
