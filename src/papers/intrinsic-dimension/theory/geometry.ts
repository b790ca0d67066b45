import {ensure} from "../../../numerics/ensure.js";
import {ensureDimensions, ensureSize} from "./variance.js";

/**
 * What the excess risks know of teacher, student and target f* = ⟨β, z⟩ over an isotropic latent z: P_w and P_s
 * project on the row spaces of the two feature maps.
 */
export interface Geometry {
  readonly dW: number;
  readonly dS: number;
  /** Correlation dimension d_{s∧w} = ‖V_sᵀV_w‖_F². */
  readonly dSw: number;
  /** Teacher's approximation error ρ_w = ‖(I − P_w)β‖². */
  readonly rhoW: number;
  /** Student's approximation error ρ_s = ‖(I − P_s)β‖². */
  readonly rhoS: number;
  /** ‖P_s(I − P_w)β‖²: what the student could express but its teacher cannot. */
  readonly unseen: number;
  /** ‖(I − P_s)P_wβ‖²: what the teacher expresses but its student cannot; it acts as label noise. */
  readonly spill: number;
}

/** Settings of the authors' synthetic experiment. */
export interface Simulator {
  /** Intrinsic dimensions. */
  readonly dW: number;
  readonly dS: number;
  /** Coordinates of the target: β_j² = 1/(ambient·j) for j = 1 … target. */
  readonly target: number;
  /** Ambient dimension, whose inverse is the square of each θ*. */
  readonly ambient: number;
}

/** Sizes in the authors' notebook. */
export const authors: Simulator = {dW: 200, dS: 100, target: 300, ambient: 20000};

/** Two fifths of the authors' dimensions; the ambient dimension keeps ‖β‖² as it is, to half a per cent. */
export const twoFifths: Simulator = {dW: 80, dS: 40, target: 120, ambient: 17000};

/**
 * Geometry of the authors' simulator: the student sees latent coordinates 1 … d_s, the teacher d_w coordinates from
 * d_s − d_{s∧w} + 1 on.
 *
 * @param dSw - Shared coordinates, a whole number in [0, d_s]; the supports must stay within the target's.
 */
export function simulatorGeometry({dW, dS, target, ambient}: Simulator, dSw: number): Geometry {
  for (const [name, value] of Object.entries({d_w: dW, d_s: dS, target, ambient})) ensureSize(name, value);
  const first = dS - dSw;
  ensure(
    Number.isInteger(dSw) && dSw >= 0 && dSw <= Math.min(dW, dS),
    "d_sw",
    dSw,
    `whole, in [0, ${Math.min(dW, dS)}]`
  );
  ensure(target >= first + dW, "target", target, `≥ d_s − d_sw + d_w = ${first + dW}`);
  const energy = (from: number, to: number): number => {
    let sum = 0;
    for (let j = to; j > from; --j) sum += 1 / j;
    return sum / ambient;
  };
  const last = first + dW;
  return {
    dW,
    dS,
    dSw,
    rhoW: energy(0, first) + energy(last, target),
    rhoS: energy(dS, target),
    unseen: energy(0, first),
    spill: energy(dS, last)
  };
}

/** Risk of predicting zero in the authors' simulator, ‖β‖². */
export function zeroRisk({target, ambient}: Simulator): number {
  let sum = 0;
  for (let j = target; j > 0; --j) sum += 1 / j;
  return sum / ambient;
}

/**
 * Geometry of pairs at one angle: the teacher sees p_1 … p_{d_w}, the student c·p_j + √(1−c²)·q_j with
 * c² = d_{s∧w}/d_s, and the target has coefficients √(shared/d_w) on every p_j and √(own/d_s) on every q_j.
 *
 * @param p.dW - At least d_s.
 * @param p.shared - ‖β‖² on the p's.
 * @param p.own - ‖β‖² on the q's.
 * @param p.hidden - Variance of the part of the target neither model sees.
 */
export function angledGeometry(p: {
  dW: number;
  dS: number;
  dSw: number;
  shared: number;
  own: number;
  hidden: number;
}): Geometry {
  const {dW, dS, dSw, shared, own, hidden} = p;
  ensureDimensions(p);
  ensure(dW >= dS, "d_w", dW, `≥ d_s = ${dS}`);
  const square = dSw / dS;
  const cosine = Math.sqrt(square);
  const sine = Math.sqrt(1 - square);
  const onP = Math.sqrt(shared / dW);
  const onQ = Math.sqrt(own / dS);
  // Of a pair's plane the student misses the direction at right angles to its feature; P_wβ is onP along p.
  const missed = dS * (sine * onP - cosine * onQ) ** 2 + (shared * (dW - dS)) / dW;
  return {
    dW,
    dS,
    dSw,
    rhoW: own + hidden,
    rhoS: missed + hidden,
    unseen: dS * (sine * onQ) ** 2,
    spill: dS * (sine * onP) ** 2 + (shared * (dW - dS)) / dW
  };
}
