import type {Role} from "../../../charts/index.js";
import {quantileSorted} from "../../../engine/summary.js";
import {s, t} from "../experiments/stated.js";
import {progress} from "../theory/angles.js";
import {pull} from "../theory/confidence.js";
import {peakCosine} from "../theory/peak.js";
import {curves, finish, lawNames, shortNames} from "./shared.js";

const best = peakCosine(s, t, s * t);
/** Rate of the cosine for normal data and orthogonal errors. */
const unit = pull * progress(s, t, 0);

const roles: Readonly<Record<string, Role>> = {
  gaussian: "ink",
  sphere: "weighted",
  "t-3": "weighted",
  "t-5": "weighted",
  cube: "student",
  laplace: "student",
  rademacher: "student",
  "anisotropic-10": "baseline",
  "anisotropic-100": "ceiling"
};

/** A curve for each law. */
const byLaw = {
  axis: "law",
  name: String,
  label: (law: number | string) => lawNames[law],
  role: (law: number | string) => roles[law]
} as const;

const order = Object.keys(roles);

/** Where a law's mark stands among those of one point, from −1 to 1: side by side they can be told apart. */
const aside = (law: string): number => (2 * order.indexOf(law)) / (order.length - 1) - 1;

const facet = {
  axis: "truth",
  title: (truth: number | string) => (truth === "axis" ? "truth on a coordinate axis" : "truth in a random direction")
} as const;

/** A run as far as quartiles read it. */
interface Run<S extends string> {
  readonly count: number;
  measure(of: (values: Readonly<Record<S, number>>) => number, index: number): Float64Array;
}

/** Quartiles and median: gradients of the t law with few degrees of freedom have heavy tails. */
const quartiles =
  <S extends string>(of: (values: Readonly<Record<S, number>>) => number) =>
  (run: Run<S>, index: number) => {
    const sorted = run.measure(of, index).sort();
    const [lower, mean, upper] = [0.25, 0.5, 0.75].map((p) => quantileSorted(sorted, p));
    return {mean, lower, upper, trials: run.count};
  };

const look = {bars: {lower: "lower", upper: "upper", title: "quartiles"}, measured: "medians", finish};

/** Beyond normal data. */
export const lawFigures = [
  curves("first-move", "first-move", {
    claims: ["spherical-progress", "coordinates-progress", "cancellation"],
    title:
      "Under other laws the rate still falls along a line in the overlap, and only anisotropy moves its zero by much",
    caption:
      "Rate of the cosine in one batch, in units of its value for normal data and orthogonal errors, by overlap of errors, at $d = 50$. Marks are medians over batches, with cosines in $\\langle\\cdot,\\cdot\\rangle_\\Sigma$; the laws' stand side by side. The line is $t - \\rho s$. Spherical laws change its slope only, by $c_D/c$. Independent coordinates meet it when the truth is a random direction and miss it when the truth is a coordinate axis. Anisotropy moves the zero when the truth is the strongest direction.",
    description: "Rate against overlap for nine laws in two panels, falling lines crossing zero near 0.53.",
    derive: {at: ({q, law}) => q + 0.03 * aside(law)},
    x: {axis: "q", beside: "at", title: "overlap of errors q", ticks: [-0.4, 0, 0.4, 0.8]},
    y: {title: "rate of the cosine (relative)"},
    by: byLaw,
    keep: ["at"],
    curves: {
      rate: {
        role: "student",
        marks: quartiles(({rise}) => rise / unit),
        theory: ({law, q}) => (law === "gaussian" ? (pull * progress(s, t, q)) / unit : null)
      }
    },
    facet: {...facet, columns: 2},
    rules: [{y: 0}],
    ...look
  }),
  curves("laws", "laws", {
    claims: ["spherical-peak", "coordinates-progress"],
    title: "Away from coordinate axes the peak formula holds for independent coordinates too",
    caption: `Best cosine over eight steps minus the peak formula, for an 80 % student and a 70 % teacher with orthogonal errors, by law and dimension; the gain itself is ${(best - s).toFixed(4)}. Marks are medians over runs; the laws' stand side by side. Spherical laws lie on zero up to the noise of 5000 samples a step. So do laws with independent coordinates when the truth is a random direction. On a coordinate axis they do not: the gap stays as the dimension grows.`,
    description:
      "Deviation of the best cosine from the formula against dimension 10 to 100 for seven laws, two panels.",
    where: ({step}) => step === 8,
    derive: {at: ({d, law}) => d * 1.25 ** aside(law)},
    x: {axis: "d", beside: "at", title: "dimension d", scale: "log", ticks: [10, 30, 100]},
    y: {title: "best cosine − formula"},
    by: byLaw,
    keep: ["at"],
    curves: {gap: {role: "student", marks: quartiles(({best: reached}) => reached - best)}},
    facet: {...facet, columns: 2},
    rules: [{y: 0}],
    ...look
  }),
  curves("anisotropy", "anisotropy", {
    claims: ["cancellation", "equation-3", "lemma-a-2"],
    title: "Anisotropy helps along the strongest direction and hurts elsewhere, but the student still gains",
    caption:
      "Gain of cosine, in $\\langle\\cdot,\\cdot\\rangle_\\Sigma$, at the best of 30 steps for normal data whose covariance has eigenvalues in geometric progression, by condition number. The truth lies along the largest eigenvalue's direction or in a random one. The line is the formula for isotropic data, which the gain leaves gradually.",
    description:
      "Gain of cosine against condition number 1 to 100: rising for a truth along the top eigenvector, falling for a random truth.",
    where: ({step}) => step === 30,
    derive: {condition: ({law}) => Number(law.split("-")[1])},
    x: {axis: "condition", title: "condition number of Σ", scale: "log", ticks: [1, 3, 10, 30, 100]},
    y: {title: "best gain of cosine", domain: [0, 0.06]},
    by: {
      ...{axis: "truth", name: String},
      label: (truth) => (truth === "axis" ? "truth along the largest eigenvalue" : "truth at random")
    },
    curves: {gain: {role: "student", measure: (values) => values.best - s, theory: () => best - s}},
    finish
  }),
  curves("zero-one-loss", "zero-one-loss", {
    claims: ["elliptical-loss", "approximate-loss"],
    title:
      "A cosine of .809 means an accuracy of 80 %, except for independent coordinates with the truth along an axis",
    caption(run) {
      const accuracy = (law: "rademacher" | "cube" | "laplace"): string => {
        const [index] = run.where({law, truth: "axis", d: 100});
        return `${(100 - 100 * run.summary("loss", index).mean).toFixed(0)} %`;
      };
      return `0/1 loss of a direction whose cosine with the truth is .809, counted on fresh samples, by law and dimension. The laws t₃ and t₅ are multivariate t; 10 : 1 and 100 : 1 are normal with that condition number. The rule is $\\arccos(.809)/\\pi = .2$. Elliptical laws meet it. Independent coordinates do so in random directions. On a coordinate axis they do not: ±1 signs reach ${accuracy("rademacher")}, the cube ${accuracy("cube")}, Laplace ${accuracy("laplace")}.`;
    },
    description:
      "Loss by law in two panels: all near 0.2 for a random truth; for an axis, cube, Laplace and ±1 differ.",
    derive: {name: ({law}) => shortNames[law]},
    x: {axis: "name", title: "", scale: "category"},
    y: {title: "0/1 loss", domain: [0.05, 0.27]},
    by: {axis: "d", name: (d) => `d = ${d}`},
    curves: {loss: {role: "student", measure: "loss"}},
    facet: {...facet, columns: 1},
    rules: [{y: 0.2}],
    finish
  })
];
