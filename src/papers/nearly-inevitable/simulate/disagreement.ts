import type {Sweep, Values} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {dot} from "../../../numerics/dot.js";
import {lawOf} from "./laws.js";
import {drawPairs} from "./pair.js";
import {type Setting, settingsOf} from "./setting.js";

/**
 * The 0/1 loss of a direction by counting: how often it disagrees with the truth on `batch` fresh samples.
 *
 * @returns `loss` of a student whose cosine with the truth (in ⟨·, ·⟩_Σ) is s, and `euclidean`, the cosine of the
 *   same two classifiers in the plain inner product.
 */
export function disagreement(parameters: Partial<Setting>, sweep: Sweep, random: Random): Values {
  const settings = settingsOf({t: 0, norm: 1, rate: 0, ...parameters}, sweep);
  const pairs = drawPairs(settings, random);
  const [loss, euclidean] = [new Float64Array(settings.length), new Float64Array(settings.length)];
  const streams = new Map<string, number[]>();
  settings.forEach(({law, d, batch}, index) => {
    const key = `${law} ${d} ${batch}`;
    streams.set(key, [...(streams.get(key) ?? []), index]);
  });
  for (const [key, members] of streams) {
    const {law, d, batch} = settings[members[0]];
    const {fill, spectrum} = lawOf(law, d);
    const stream = random.split("batches", key);
    const x = new Float64Array(d);
    for (let i = 0; i < batch; ++i) {
      fill(x, stream);
      for (const index of members) {
        const {w, truth} = pairs[index];
        if (dot(w, x) > 0 !== dot(truth, x) > 0) loss[index] += 1 / batch;
      }
    }
    for (const index of members) {
      // Classifiers are Σ^−½ times the whitened vectors.
      const [a, b] = [pairs[index].w, pairs[index].truth].map((vector) =>
        spectrum ? vector.map((value, j) => value / Math.sqrt(spectrum[j])) : vector
      );
      euclidean[index] = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    }
  }
  return {loss, euclidean};
}
