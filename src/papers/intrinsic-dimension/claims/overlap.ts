import type {Claim} from "../../../engine/claim.js";
import {
  angledGeometry,
  canonicalDimension,
  studentRisk,
  studentRiskInSample,
  studentVariance,
  studentVarianceOutOfSample,
  teacherRisk,
  teacherVariance
} from "../theory.js";
import {type PairAt, sizesAt} from "./context.js";

interface Angled {
  readonly dW: number;
  readonly dS: number;
  readonly target: {readonly shared: number; readonly own: number; readonly hidden: number};
}

const angled = (at: PairAt, {dW, dS, target}: Angled, dSw = at.overlap) => ({
  g: angledGeometry({dW, dS, dSw, ...target}),
  s: {n: at.n, N: at.N, sigma: Math.sqrt(at.noise)}
});

const fresh = (at: PairAt, p: Angled): number => {
  const {g, s} = angled(at, p);
  return studentRisk(g, s);
};
const unit = (at: PairAt, p: Angled): number => {
  const {g, s} = angled(at, p);
  return teacherRisk(g, s);
};

interface Spread {
  readonly dW: number;
  readonly dS: number;
  readonly spread: number;
}

/** Variance formula with the canonical correlations' sum, or any other number, for d_{s∧w}. */
const withOverlap = (at: PairAt, p: Spread, dSw: number) => studentVariance(sizesAt({...at, overlap: dSw}, p));
const canonical = (at: PairAt, {dW, dS, spread}: Spread): number =>
  canonicalDimension({dSw: at.overlap, pairs: Math.min(dW, dS), spread});

const source = "test/papers/intrinsic-dimension/theory.test.ts";

export const overlapClaims: readonly Claim[] = [
  {
    id: "generic-angles",
    result: "definition-correlation-dimension",
    statement:
      "$d_{s\\wedge w} = \\|V_s^\\top V_w\\|_F^2$ is the right overlap at generic angles too: with 40 pairs of directions at one angle and $d_{s\\wedge w} = 15$ the student's risk on fresh points is $\\|\\beta - P_sP_w\\beta\\|^2 + v\\,d_{s\\wedge w} + [v(d_w - d_{s\\wedge w}) + \\|(I-P_s)P_w\\beta\\|^2]\\,d_s/(N-d_s-1)$.",
    equation: "eq-angles",
    figure: "angles",
    source,
    test: {
      kind: "exact",
      experiment: "claim-equal-angles",
      measure: "student",
      theory: fresh,
      unit,
      controls: {
        "cosines for squared cosines": (at: PairAt, p: Angled) => {
          const {g, s} = angled(at, p);
          return studentRisk({...g, dSw: Math.sqrt(at.overlap * g.dS)}, s);
        },
        "spill dropped": (at: PairAt, p: Angled) => {
          const {g, s} = angled(at, p);
          return studentRisk({...g, spill: 0}, s);
        },
        "ρ_s alone for the bias": (at: PairAt, p: Angled) => {
          const {g, s} = angled(at, p);
          return studentRisk({...g, unseen: 0}, s);
        }
      }
    }
  },
  {
    id: "generic-angles-in-sample",
    result: "definition-correlation-dimension",
    statement:
      "The same on the unlabelled points: $v D_N + \\rho_s(1 - d_s/N) + \\|P_s(I-P_w)\\beta\\|^2 + \\|(I-P_s)(I-P_w)\\beta\\|^2\\,d_s/N$.",
    equation: "eq-risk-in-sample",
    figure: "angles",
    source,
    test: {
      kind: "exact",
      experiment: "claim-equal-angles",
      measure: "studentInSample",
      theory: (at: PairAt, p: Angled) => {
        const {g, s} = angled(at, p);
        return studentRiskInSample(g, s);
      },
      unit,
      controls: {
        "risk on fresh points": fresh,
        "ρ_s for ρ_s(1 − d_s/N)": (at: PairAt, p: Angled) => {
          const {g, s} = angled(at, p);
          return studentRiskInSample(g, s) + (g.rhoS * g.dS) / at.N;
        }
      }
    }
  },
  {
    id: "unequal-spectra",
    result: "definition-correlation-dimension",
    statement:
      "The Theorem with $d_{s\\wedge w} = \\|V_s^\\top V_w\\|_F^2$ where the latent is not isotropic: shared directions of four times the variance, $\\|V_s^\\top V_w\\|_F^2 = 5$.",
    equation: "eq-canonical",
    figure: "angles",
    source,
    test: {
      kind: "exact",
      experiment: "claim-spectra",
      measure: "student",
      theory: (at: PairAt, p: Spread) => withOverlap(at, p, at.overlap),
      unit: (at: PairAt, p: Spread) => teacherVariance(sizesAt(at, p)),
      controls: {"no overlap": (at: PairAt, p: Spread) => withOverlap(at, p, 0)}
    },
    correction: {
      statement:
        "$d_{s\\wedge w}$ is the sum of the squared canonical correlations of the two feature maps, here 8; it is $\\|V_s^\\top V_w\\|_F^2$ where $V_s$, $V_w$ are orthonormal bases of the row spaces in a common isotropic latent.",
      test: {
        kind: "exact",
        experiment: "claim-spectra",
        measure: "student",
        theory: (at: PairAt, p: Spread) => withOverlap(at, p, canonical(at, p)),
        unit: (at: PairAt, p: Spread) => teacherVariance(sizesAt(at, p)),
        controls: {
          "‖V_sᵀV_w‖²": (at: PairAt, p: Spread) => withOverlap(at, p, at.overlap),
          "full overlap": (at: PairAt, p: Spread) => withOverlap(at, p, p.dS)
        }
      }
    },
    note: "Eigenvectors of $\\Sigma_w$ and $\\Sigma_s$ live in two feature spaces whose axes may be turned at will; canonical correlations do not change then."
  },
  {
    id: "unequal-spectra-fresh",
    result: "definition-correlation-dimension",
    statement: "The canonical correlations also rule the variance on fresh points.",
    equation: "eq-canonical",
    figure: "angles",
    source,
    test: {
      kind: "exact",
      experiment: "claim-spectra",
      measure: "student-out-of-sample",
      theory: (at: PairAt, p: Spread) => studentVarianceOutOfSample(sizesAt({...at, overlap: canonical(at, p)}, p)),
      unit: (at: PairAt, p: Spread) => teacherVariance(sizesAt(at, p)),
      controls: {
        "‖V_sᵀV_w‖²": (at: PairAt, p: Spread) => studentVarianceOutOfSample(sizesAt(at, p)),
        "in-sample formula": (at: PairAt, p: Spread) => withOverlap(at, p, canonical(at, p))
      }
    }
  }
];
