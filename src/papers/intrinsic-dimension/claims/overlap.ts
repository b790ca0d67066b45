import {defineClaims, testsOn} from "../../../engine/tests.js";
import {experiments} from "../experiments.js";
import {
  angledGeometry,
  canonicalDimension,
  type StudentParameters,
  studentRisk,
  studentRiskInSample,
  studentVariance,
  studentVarianceOutOfSample,
  teacherRisk,
  teacherVariance
} from "../theory.js";
import {of, sizesAt, theoryTest} from "./setting.js";

interface EvenTarget {
  readonly shared: number;
  readonly own: number;
  readonly hidden: number;
}

/** Risks at one angle for all pairs, in units of the teacher's. */
const angled = testsOn(experiments, {
  at: ({target, ...point}: Parameters<typeof sizesAt>[0] & {readonly target: EvenTarget}) => {
    const {dW, dS, dSw, ...s} = sizesAt(point);
    return {g: angledGeometry({dW, dS, dSw, ...target}), s};
  },
  unit: of(teacherRisk)
});

/** Variances where shared directions have a variance of their own, in units of the teacher's. */
const spread = testsOn(experiments, {
  at: (setting: Parameters<typeof sizesAt>[0] & {readonly spread: number}) => ({
    ...sizesAt(setting),
    spread: setting.spread
  }),
  unit: teacherVariance
});

/** With the sum of squared canonical correlations for d_{s∧w}. */
const canonical = <P extends StudentParameters & {readonly spread: number}>(p: P): P => ({
  ...p,
  dSw: canonicalDimension({dSw: p.dSw, pairs: Math.min(p.dW, p.dS), spread: p.spread})
});

/** Overlap at angles that are not right. */
export const overlapClaims = defineClaims({testFile: theoryTest}, [
  {
    id: "generic-angles",
    whose: "ours",
    result: "definition-correlation-dimension",
    statement:
      "$d_{s\\wedge w} = \\|V_s^\\top V_w\\|_F^2$ is the right overlap at generic angles too: with 40 pairs of directions at one angle and $d_{s\\wedge w} = 15$ the student's risk on fresh points is $\\|\\beta - P_sP_w\\beta\\|^2 + v\\,d_{s\\wedge w} + [v(d_w - d_{s\\wedge w}) + \\|(I-P_s)P_w\\beta\\|^2]\\,d_s/(N-d_s-1)$.",
    equation: "eq-angles",
    figure: "angles",
    test: angled.exact("claim-equal-angles", {
      measure: "student",
      theory: of(studentRisk),
      controls: {
        "cosines for squared cosines": ({g, s}) => studentRisk({...g, dSw: Math.sqrt(g.dSw * g.dS)}, s),
        "spill dropped": ({g, s}) => studentRisk({...g, spill: 0}, s),
        "ρ_s alone for the bias": ({g, s}) => studentRisk({...g, unseen: 0}, s)
      }
    })
  },
  {
    id: "generic-angles-in-sample",
    whose: "ours",
    result: "definition-correlation-dimension",
    statement:
      "On the unlabelled points, at generic angles, the student's risk is $v D_N + \\rho_s(1 - d_s/N) + \\|P_s(I-P_w)\\beta\\|^2 + \\|(I-P_s)(I-P_w)\\beta\\|^2\\,d_s/N$.",
    equation: "eq-risk-in-sample",
    figure: "angles",
    test: angled.exact("claim-equal-angles", {
      measure: "studentInSample",
      theory: of(studentRiskInSample),
      controls: {
        "risk on fresh points": of(studentRisk),
        "ρ_s for ρ_s(1 − d_s/N)": ({g, s}) => studentRiskInSample(g, s) + (g.rhoS * g.dS) / s.N
      }
    })
  },
  {
    id: "unequal-spectra",
    whose: "paper",
    result: "definition-correlation-dimension",
    statement:
      "The Theorem holds with $d_{s\\wedge w} = \\|V_s^\\top V_w\\|_F^2$ where the latent is not isotropic too: shared directions have four times the variance, and $\\|V_s^\\top V_w\\|_F^2 = 5$.",
    equation: "eq-canonical",
    figure: "angles",
    test: spread.exact("claim-spectra", {
      measure: "student",
      theory: studentVariance,
      controls: {"no overlap": (p) => studentVariance({...p, dSw: 0})}
    }),
    correction: {
      statement:
        "$d_{s\\wedge w}$ is the sum of the squared canonical correlations of the two feature maps, here 8; it is $\\|V_s^\\top V_w\\|_F^2$ where $V_s$, $V_w$ are orthonormal bases of the row spaces in a common isotropic latent.",
      test: spread.exact("claim-spectra", {
        measure: "student",
        theory: (p) => studentVariance(canonical(p)),
        controls: {
          "‖V_sᵀV_w‖²": studentVariance,
          "full overlap": (p) => studentVariance({...p, dSw: p.dS})
        }
      })
    },
    note: "Eigenvectors of $\\Sigma_w$ and $\\Sigma_s$ live in two feature spaces whose axes may be turned at will; canonical correlations do not change then."
  },
  {
    id: "unequal-spectra-fresh",
    whose: "ours",
    result: "definition-correlation-dimension",
    statement:
      "Where the latent is not isotropic, the sum of the squared canonical correlations is the right overlap for the variance on fresh points, too.",
    equation: "eq-canonical",
    figure: "angles",
    test: spread.exact("claim-spectra", {
      measure: "student-out-of-sample",
      theory: (p) => studentVarianceOutOfSample(canonical(p)),
      controls: {
        "‖V_sᵀV_w‖²": studentVarianceOutOfSample,
        "in-sample formula": (p) => studentVariance(canonical(p))
      }
    })
  }
]);
