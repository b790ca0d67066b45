import {pointsOf, type Sweep, type Trial} from "../../src/engine/experiment.js";
import type {Setting} from "./theory.js";

/** Squared errors of the teacher, the mean of n labels, and of the student that copies a share of it. */
export const copying: Trial<Omit<Setting, "share">, Sweep> = ({truth, sigma, n}, sweep, random) => {
  const noise = random.normals(n, sigma).reduce((sum, x) => sum + x / n, 0);
  const shares = pointsOf(sweep).map(({share}) => Number(share));
  return {
    teacher: shares.map(() => noise ** 2),
    student: shares.map((share) => (share * (truth + noise) - truth) ** 2)
  };
};
