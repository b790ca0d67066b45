import {evenly, geometrically} from "../../../engine/spacing.js";
import {experiments} from "../experiments.js";
import {
  canonicalDimension,
  type StudentParameters,
  studentVariance,
  studentVarianceOutOfSample,
  teacherVariance
} from "../theory.js";
import {variances} from "./rows.js";

const {curves, panels, part} = variances;

const teacher = {role: "teacher", measure: "teacher", theory: teacherVariance} as const;
const inSample = {label: "student, in sample", role: "student", theory: studentVariance} as const;
const fresh = {label: "student, fresh points", role: "weighted", theory: studentVarianceOutOfSample} as const;

const sampleKinds = curves("sample-kinds", "sample-kinds", {
  claims: ["student-variance", "student-variance-fresh"],
  title: "The stated variance is exact on the student's own sample, too small on fresh points",
  caption:
    "Variance of the student on the $N$ unlabelled points it was trained on, with the Theorem's formula, and on fresh points, with $d_s/(N-d_s-1)$ for $d_s/N$ in it. The level line is the teacher's. $d_w = 200$, $d_s = 100$, $n = 2000$, $\\sigma = 1$, no approximation error. Both formulas pass through their marks. On fresh points a student with few unlabelled samples adds more variance than it removes: it falls below its teacher only where $N - d_s - 1 > d_s$.",
  description:
    "Two line charts on logarithmic axes, for overlaps 10 and 90: variance against the number of unlabelled samples. The curve on fresh points lies above the in-sample curve, by far for small N, and meets it for large N.",
  x: {
    ...{axis: "N", title: "unlabelled samples N", scale: "log", ticks: [150, 300, 600, 1000, 2000, 4000]},
    dense: geometrically(120, 4000, 40).map(Math.round)
  },
  y: {title: "variance, in units of σ²", scale: "log"},
  curves: {teacher, inSample: {...inSample, measure: "studentInSample"}, fresh: {...fresh, measure: "student"}},
  facet: {axis: "overlap", title: (overlap) => `overlap ${overlap}`, order: [10, 90]}
});

/** A variance formula with the canonical dimension for the overlap, where shared directions have this variance. */
const canonical = (formula: (p: StudentParameters) => number) => (p: StudentParameters) =>
  formula({...p, dSw: canonicalDimension({dSw: p.dSw, pairs: p.dS, spread})});
const {spread} = experiments.spectra.parameters;

const x = {axis: "overlap", dense: evenly(0, 40, 33)} as const;
const averaged = {
  teacher,
  inSample: {...inSample, measure: "student"},
  fresh: {...fresh, measure: "student-out-of-sample"}
} as const;

const angles = panels("angles", {
  claims: ["generic-angles", "unequal-spectra", "unequal-spectra-fresh"],
  title: "The overlap that counts is that of the canonical correlations",
  caption:
    "Variance of teacher and student against the overlap of their bases, $\\|V_s^\\top V_w\\|_F^2$. Every pair of their directions stands at one angle; $d_w = 80$, $d_s = 40$, $n = 800$, $N = 160$, $\\sigma = 1$. With an isotropic latent the formulas hold at generic angles as they do for shared axes. In the other panel the directions both see have four times the variance of those only the student sees. There the formulas with $\\|V_s^\\top V_w\\|_F^2$ (dashed) fail, those with the sum of squared canonical correlations (solid) pass through the marks. The two agree where the models share nothing or everything.",
  description:
    "Two line charts: variance of the student, in sample and on fresh points, against the squared Frobenius norm of the product of bases from 0 to 40. With an isotropic latent straight lines pass through the marks; with unequal spectra the marks follow concave curves above the straight dashed lines.",
  x: {field: "overlap", title: "overlap of the two bases", ticks: [0, 10, 20, 30, 40]},
  y: {title: "variance, in units of σ²", domain: [0, 0.12]},
  stated: "with the bases’ overlap",
  parts: [
    part("angles", {title: "isotropic latent", x, curves: averaged}),
    part("spectra", {
      ...{title: `shared directions of variance ${spread}`, x},
      curves: {
        teacher,
        inSample: {...averaged.inSample, theory: canonical(studentVariance), stated: studentVariance},
        fresh: {...averaged.fresh, theory: canonical(studentVarianceOutOfSample), stated: studentVarianceOutOfSample}
      }
    })
  ]
});

/** Variances alone. */
export const varianceFigures = [sampleKinds, angles];
