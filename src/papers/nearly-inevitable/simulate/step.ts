import type {Random} from "../../../engine/random.js";
import {unitOrthogonalTo} from "../../../models/gaussian.js";
import {sigmoid} from "../../../models/logistic.js";
import {dot} from "../../../numerics/dot.js";
import {addScaled, combine, normalize} from "../../../numerics/vectors.js";
import {type Law, tScale} from "./laws.js";
import type {Pair} from "./pair.js";

/** Draws one batch and returns for each pair the negative gradient (1/B) Σ (y_i − σ_β(⟨w, x_i⟩)) x_i, whitened. */
export type Draw = (pairs: readonly Pair[], law: Law, batch: number, random: Random) => Float64Array[];

/** The batch as the paper draws it: whole vectors x_i, shared by the pairs. */
export const literal: Draw = (pairs, law, batch, random) => {
  const d = pairs[0].w.length;
  const gradients = pairs.map(() => new Float64Array(d));
  const x = new Float64Array(d);
  for (let i = 0; i < batch; ++i) {
    law.fill(x, random);
    let label = 0;
    for (let k = 0; k < pairs.length; ++k) {
      const {w, u, setting} = pairs[k];
      if (k === 0 || u !== pairs[k - 1].u) label = dot(u, x) > 0 ? 1 : 0;
      addScaled(gradients[k], label - sigmoid(setting.beta * dot(w, x)), x);
    }
  }
  return gradients.map((gradient) => finish(gradient, batch, law));
};

/**
 * The same batch in law, for laws that are normal (ν null) or a scale mixture of normals (ν > 0): a sample's
 * coefficient depends on x only in the plane of student and teacher, and given the coefficients the rest of the
 * gradient is normal. Two normals a sample and one vector a step. Pairs share the plane's normals, each in its own
 * plane: every pair's law is exact, their dependence within a trial is not the literal one.
 */
export const span: Draw = (pairs, law, batch, random) => {
  const frames = pairs.map(({w, u, setting}) => {
    const r = Math.sqrt(dot(w, w));
    const along = w.map((value) => value / r);
    const rho = dot(along, u);
    const rest = combine(1, u, -rho, along);
    const size = Math.sqrt(dot(rest, rest));
    // A student on the teacher's line has no plane of its own: any direction completes it.
    const across = size > 1e-12 ? normalize(rest) : unitOrthogonalTo([along], w.length, random.split("across"));
    return {along, across, rho, size, slope: setting.beta * r};
  });
  const [z, v, scale] = [new Float64Array(batch), new Float64Array(batch), new Float64Array(batch)];
  for (let i = 0; i < batch; ++i) {
    scale[i] = law.nu ? tScale(law.nu, random) : 1;
    z[i] = scale[i] * random.normal();
    v[i] = scale[i] * random.normal();
  }
  return frames.map((frame) => {
    const {along, across} = frame;
    const {first, second, square} = sums(frame, z, v, scale);
    const rest = random.normals(along.length, Math.sqrt(square));
    addScaled(rest, first - dot(rest, along), along);
    addScaled(rest, second - dot(rest, across), across);
    return finish(rest, batch, law);
  });
};

/** Sums over samples of coefficient times coordinate, along and across the student, and of squared coefficients. */
function sums(
  {rho, size, slope}: {readonly rho: number; readonly size: number; readonly slope: number},
  z: Float64Array,
  v: Float64Array,
  scale: Float64Array
): {first: number; second: number; square: number} {
  let [first, second, square] = [0, 0, 0];
  for (let i = 0; i < z.length; ++i) {
    const error = (rho * z[i] + size * v[i] > 0 ? 1 : 0) - sigmoid(slope * z[i]);
    first += error * z[i];
    second += error * v[i];
    const scaled = error * scale[i];
    square += scaled * scaled;
  }
  return {first, second, square};
}

/** Divides by the batch size, and maps Σ^½(gradient in g) to whitened coordinates: one more Σ^½. */
function finish(gradient: Float64Array, batch: number, {spectrum}: Law): Float64Array {
  for (let j = 0; j < gradient.length; ++j) gradient[j] *= (spectrum ? spectrum[j] : 1) / batch;
  return gradient;
}
