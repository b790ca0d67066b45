import {innerProduct} from "../../../numerics/dot.js";
import {frameOf} from "../geometry.js";
import type {View} from "../point.js";
import type {LawfulSetting} from "../theory.js";
import * as theory from "../theory.js";

// Gains and signs that the claims on consequences judge and predict.

interface Pair {
  readonly teacher: number;
  readonly student: number;
}
interface Students {
  readonly student: number;
  readonly other: number;
}
export const gain = ({teacher, student}: Pair): number => teacher - student;
const limitGain = (p: LawfulSetting): number => theory.limitTeacher(p) - theory.limitStudent(p);

/** Sign of a predicted difference; 0, which leaves a point out, where it is below two per cent of the unit. */
const signOf = (difference: number, scale: number): number =>
  Math.abs(difference) < 0.02 * scale ? 0 : Math.sign(difference);

export const rise = ({student, other}: Students): number => student - other;

/** The student's limiting risk less that of the second student. */
export const limitRise = (p: View): number => theory.limitStudent(p) - theory.limitStudent(p.other);

/** The same rise by the stated formula, its open term left out. */
export const statedRise = (p: View): number => theory.statedStudent(p) - theory.statedStudent(p.other);

/** Signs of the limits' differences. */
export const signOfGain = (p: View): number => signOf(limitGain(p), theory.limitTeacher(p));
export const signOfRise = (p: View): number => signOf(limitRise(p), theory.limitTeacher(p));

const kappaOf = (p: LawfulSetting): number => {
  const {muT} = frameOf(p);
  return innerProduct(muT, muT);
};

/** The stated losing region without similarity, at ν_z → 0. */
export const losingMargin = (p: LawfulSetting): number =>
  frameOf(p).pT - 1 - kappaOf(p) * ((p.etaU - p.etaL) ** 2 - (p.etaT - p.etaL) ** 2);
export const statedSign = (p: LawfulSetting): number => signOf(losingMargin(p), 5 * kappaOf(p) ** 0.5);

/** The limiting gain at η_t = η_ℓ, where under the mean shift and equal shares no risk comes from the imbalance. */
export const balancedGain = (p: LawfulSetting): number => limitGain({...p, etaT: p.etaL});

export const twiceTheImbalance = (p: LawfulSetting): number => {
  const imbalance = theory.limitTeacher(p) - theory.limitTeacher({...p, etaT: p.etaL});
  return balancedGain(p) + 2 * imbalance;
};

/** Sign of the change in risk from η_ℓ to η_u that a best share predicts; 0 where it is below half a per cent. */
export const predictedMove =
  (best: (setting: LawfulSetting) => number) =>
  (p: View): number => {
    const eta = best(p);
    const nearer = Math.abs(p.etaL - eta) - Math.abs(p.etaU - eta);
    return Math.abs(limitRise(p)) < 0.005 * theory.limitTeacher(p) ? 0 : -Math.sign(nearer);
  };
