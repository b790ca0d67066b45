import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import type {Rows} from "../geometry.js";
import {statedStudentLeading, statedTeacher} from "../theory.js";
import {consequencesTest} from "./setting.js";

/** The shares of the paper's instance, and p_T with p_S. */
interface Instance {
  readonly etaL: number;
  readonly etaU: number;
  readonly etaT: number;
  readonly pT: number;
  readonly pS: number;
}

const shares = {etaL: 0.4, etaU: 0.1, etaT: 0.5};

/** Unit vectors as columns, from the first of these coordinates on. */
const axes = (k: number, first: number, many: number): Rows =>
  Array.from({length: k}, (_, i) => Array.from({length: many}, (_, j) => (i === first + j ? 1 : 0)));

/** By how much the stated gain exceeds 0 at ν_z → 0 where nothing is similar and ‖μ_T‖² = κσ_ξ². */
function statedGain({pT, pS, ...p}: Instance, kappa: number): number {
  const k = pT + pS - 2;
  const mu = Array.from({length: k}, (_, i) => (i === 0 ? Math.sqrt(kappa) : 0));
  const setting = {T: axes(k, 0, pT - 1), S: axes(k, pT - 1, pS - 1), mu, sigmaXi: 1, gamma: 0.01, nu: 0.01, ...p};
  return statedTeacher(setting) - statedStudentLeading(setting);
}

/** The κ at which the stated gain, linear in it, vanishes. */
const edge = (p: Instance): number => statedGain(p, 0) / (statedGain(p, 0) - statedGain(p, 1));

/** The paper's own instance of a student that loses. */
export const instanceClaims = defineClaims({testFile: consequencesTest}, [
  {
    id: "losing-instance",
    whose: "paper",
    result: "losing",
    statement:
      "At $\\eta_\\ell=0.4$, $\\eta_u=0.1$, $\\eta_t=0.5$ the stated risks cross at $\\|\\mu_T\\|^2/\\sigma_\\xi^2=12.5\\,(p_T-1)$; beyond, the student loses.",
    equation: "eq-losing",
    test: identity<Instance>({
      points: [
        {...shares, pT: 3, pS: 2},
        {...shares, pT: 5, pS: 5},
        {...shares, pT: 9, pS: 3}
      ],
      left: edge,
      right: ({pT}) => 12.5 * (pT - 1),
      tolerance: 1e-9,
      controls: {
        "$p_T$ for $p_T-1$": ({pT}) => 12.5 * pT,
        "the shares of the two samples exchanged": (p) => edge({...p, etaL: p.etaU, etaU: p.etaL})
      }
    }),
    note: "Whether the risks are the stated ones is judged by simulation: see the entries on the region, under both laws."
  }
]);
