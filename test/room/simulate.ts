import {sampler} from "../../src/engine/sampler.js";
import type {Setting} from "./theory.js";

/** Squared errors of the teacher, the mean of n labels, and of the student that copies a share of it. */
export const copying = sampler(
  "drawn",
  ({truth, sigma, n}: Omit<Setting, "share">, _: readonly Pick<Setting, "share">[], random) => {
    const noise = random.normals(n, sigma).reduce((sum, x) => sum + x / n, 0);
    return ({share}) => ({teacher: noise ** 2, student: (share * (truth + noise) - truth) ** 2});
  }
);
