import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import {type Tilted, tripleAt} from "../simulate/tilted.js";
import {progress} from "../theory/angles.js";
import {confidence, pull} from "../theory/confidence.js";
import {type Colored, confidenceBound, confidencePart, teacherPart} from "../theory/covariance.js";
import {bound, covarianceTest, exact, unitRate} from "./setting.js";

type Place = Tilted & {readonly beta: number};

const coloredAt = (p: Place): Colored => ({...tripleAt(p), beta: p.beta});
const teacherAt = (p: Place): number => teacherPart(coloredAt(p));
const confidenceAt = (p: Place): number => confidencePart(coloredAt(p));
const boundAt = (p: Place): number => confidenceBound(coloredAt(p));

/** Σ for Σ²: all inner products in ⟨·, ·⟩_Σ, in which the confidence cancels. */
const cancelled = ({s, t, q}: Place): number => pull * progress(s, t, q);

/** Student, truth and teacher half-way between the eigenvectors of the largest and the smallest eigenvalue. */
const extreme = {d: 5, s: 0.6, t: 0.4, q: 0.1, angle: Math.PI / 4, tilt: 1};

/** Data of a covariance that is not the identity. */
export const covarianceClaims = defineClaims({testFile: covarianceTest, equation: "eq-covariance"}, [
  {
    id: "equation-3",
    whose: "reading",
    result: "equation-3",
    statement:
      "For $x\\sim\\mathcal N(0,\\Sigma)$ the rate of the cosine, times $\\lVert w\\rVert_\\Sigma$, is $\\Delta=c\\,\\langle w^*-s\\hat w,\\hat u\\rangle_{\\Sigma^2}-\\kappa(\\lVert w\\rVert_\\Sigma)\\,\\langle w^*-s\\hat w,\\hat w\\rangle_{\\Sigma^2}$, so that the student improves at once where it is positive.",
    figure: "anisotropy",
    test: exact("claim-covariance", {
      measure: "rise",
      unit: unitRate,
      theory: (p) => teacherAt(p) - confidenceAt(p),
      controls: {
        "the confidence cancels as for $\\Sigma=I$": cancelled,
        "the teacher's part alone": teacherAt,
        "the confidence's part with its sign turned": (p) => teacherAt(p) + confidenceAt(p),
        "a confidence of inverse temperature 1": (p) =>
          teacherAt(p) - (confidenceAt(p) * confidence(p.norm)) / confidence(p.norm, p.beta)
      }
    }),
    note: "The printed formula is lost in our text; this is what its words lead to, with all vectors of length 1 in $\\langle\\cdot,\\cdot\\rangle_\\Sigma$. Samples are drawn in full, in four dimensions. Trials on another seed have standard errors of 0.6 % of the unit and less, a third of what a factor of 1.02 changes at the largest rates."
  },
  {
    id: "lemma-a-2",
    whose: "reading",
    result: "lemma-a-2",
    statement:
      "For $x\\sim\\mathcal N(0,\\Sigma)$ the student's confidence moves the rate of Equation 3 by at most $\\kappa(\\lVert w\\rVert_\\Sigma)\\sqrt{1-s^2}\\,(\\lambda_{\\max}-\\lambda_{\\min})/2$ either way. The constant is ours.",
    figure: "anisotropy",
    test: bound("claim-covariance", {
      measure: ({rise}, p) => p.tilt * (teacherAt(p) - rise),
      unit: unitRate,
      side: "at most",
      bound: boundAt,
      controls: {
        "$1-s^2$ for its root": (p) => boundAt(p) * Math.sqrt(1 - p.s * p.s),
        "a quarter of the eigenvalues' range": (p) => boundAt(p) / 2
      }
    }),
    note: "The truth lies on either side of the student, so that the confidence helps or harms; at the angle $\\pi/4$ it does the most that the bound allows."
  },
  {
    id: "conditioning-attained",
    whose: "ours",
    result: "lemma-a-2",
    statement:
      "That bound is attained by a student half-way between the eigenvectors of the largest and the smallest eigenvalue and a truth in their plane.",
    test: identity<Place>({
      points: [2, 6, 40].flatMap((condition) => [0.4, 5].map((norm) => ({...extreme, condition, norm, beta: 1.3}))),
      left: confidenceAt,
      right: boundAt,
      unit: boundAt,
      tolerance: 1e-12,
      controls: {"a student nearer to one of them": (p) => confidenceAt({...p, angle: 0.6})}
    })
  }
]);
