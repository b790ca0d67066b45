import {memo} from "../../../engine/memo.js";
import type {Random} from "../../../engine/random.js";
import {unitOrthogonalTo} from "../../../models/gaussian.js";
import {dot} from "../../../numerics/dot.js";
import {combine, roundedCosine} from "../../../numerics/vectors.js";
import type {Setting} from "./setting.js";

/** A student on its way, in whitened coordinates (Σ^½w), where every cosine is the one of ⟨·, ·⟩_Σ. */
export interface Pair {
  readonly setting: Setting;
  readonly truth: Float64Array;
  /** The student; moves. */
  readonly w: Float64Array;
  /** The teacher's unit vector. */
  readonly u: Float64Array;
  /** Learning rate η. */
  readonly lr: number;
}

/**
 * Draws truth, student and teacher for each setting. Settings of one dimension share the random directions, so a
 * trial compares norms, cosines and rates on the same pair.
 */
export function drawPairs(settings: readonly Setting[], random: Random): Pair[] {
  const frameOf = memo((d: number, truth: Setting["truth"]) => drawFrame(d, truth, random.split("pair", d, truth)));
  // One vector a teacher: a batch is labelled once for all pairs that share it.
  const teacherOf = memo((d: number, kind: Setting["truth"], t: number, q: number | null) => {
    const [truth, error, drawn, across] = frameOf(d, kind);
    return combine(t, truth, sine(t), q === null ? drawn : combine(q, error, sine(q), across));
  });
  return settings.map((setting) => {
    const {d, s, t, q, norm, rate} = setting;
    const [truth, error] = frameOf(d, setting.truth);
    const w = combine(norm * s, truth, norm * sine(s), error);
    return {setting, truth, w, u: teacherOf(d, setting.truth, t, q), lr: rate * norm};
  });
}

/** Pairs of one law, dimension and batch size see the same batches. */
export const batchesOf = ({setting: {law, d, batch}}: Pair): string => `${law} ${d} ${batch}`;

/** Overlap q of the errors of a pair. */
export function overlapOf({truth, w, u}: Pair): number {
  const error = combine(1, w, -dot(w, truth), truth);
  return roundedCosine(dot(error, u) / Math.sqrt(dot(error, error) * (1 - dot(u, truth) ** 2)));
}

/** The truth, the student's error, a uniform teacher's error, and the latter made orthogonal to the former. */
function drawFrame(d: number, kind: Setting["truth"], random: Random): readonly Float64Array[] {
  const truth = kind === "axis" ? new Float64Array(d).fill(1, 0, 1) : unitOrthogonalTo([], d, random);
  const error = unitOrthogonalTo([truth], d, random);
  return [
    truth,
    error,
    unitOrthogonalTo([truth], d, random.split("teacher")),
    unitOrthogonalTo([truth, error], d, random.split("teacher"))
  ];
}

const sine = (x: number): number => Math.sqrt((1 - x) * (1 + x));
