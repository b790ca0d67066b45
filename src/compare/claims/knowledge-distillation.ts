import {identity} from "../../engine/identity.js";
import {defineClaims} from "../../engine/tests.js";
import {twoStageRisks} from "../../papers/knowledge-distillation/theory.js";
import {studentExcess, teacherExcess} from "../../papers/mechanisms/theory.js";

/** Features of one variance, a surrogate fitted to m noisy labels and a target to n of its own. */
interface Ridgeless {
  readonly p: number;
  readonly m: number;
  readonly n: number;
  readonly sigma: number;
}

const points: readonly Ridgeless[] = [
  {p: 60, m: 24, n: 40, sigma: 0.5},
  {p: 120, m: 40, n: 30, sigma: 2}
];

/** The other paper's student and teacher without penalties, per ‖β*‖². */
const limitOf = ({p, m, n, sigma}: Ridgeless) => ({
  gammaT: p / m,
  gammaS: p / n,
  lambdaT: 0,
  lambdaS: 0,
  sigma
});

/** The target's risk; ‖β*‖² = p where all of the truth's coefficients are 1. */
const target = ({p, m, n, sigma}: Ridgeless): number =>
  twoStageRisks({p, m, n, alpha: 0, alphaS: 0, beta: 0, varianceS: p * sigma ** 2, sigma: 0}).target / p;

/** With features of one variance the target is a ridgeless student of mechanisms. */
export const claims = defineClaims({testFile: "test/compare/bridges.test.ts"}, [
  {
    id: "bridge-isotropic",
    whose: "ours",
    result: "two-stage",
    statement:
      "With $\\Lambda=I$ the target of a fitted surrogate has the limiting error of a ridgeless student in mechanisms, at $\\gamma_t=p/m$ and $\\gamma_s=p/n$: $(1-q)\\lVert\\beta^*\\rVert^2+q$ times its teacher's error, $q=n/p$.",
    equation: "eq-two-stage",
    test: identity<Ridgeless>({
      points,
      left: target,
      right: (p) => studentExcess(limitOf(p)),
      tolerance: 1e-9,
      controls: {
        "the teacher's error": (p) => teacherExcess(limitOf(p)),
        "$q$ times its teacher's error": (p) => (p.n / p.p) * teacherExcess(limitOf(p))
      }
    }),
    note: "So the target beats its teacher where that is worse than predicting zero, and nowhere else."
  }
]);
