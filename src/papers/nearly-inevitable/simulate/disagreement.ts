import {grouped, sampler} from "../../../engine/sampler.js";
import {dot} from "../../../numerics/dot.js";
import {lawOf} from "./laws.js";
import {batchesOf, drawPairs} from "./pair.js";
import {type Setting, settingsAt} from "./setting.js";

/**
 * The 0/1 loss of a direction by counting: how often it disagrees with the truth on `batch` fresh samples.
 *
 * @returns `loss` of a student whose cosine with the truth (in ⟨·, ·⟩_Σ) is s, and `euclidean`, the cosine of the
 *   same two classifiers in the plain inner product.
 */
export const disagreement = sampler(
  "drawn",
  (parameters: Partial<Setting>, points: readonly Partial<Setting>[], random) => {
    const pairs = drawPairs(settingsAt({t: 0, norm: 1, rate: 0, ...parameters}, points), random);
    return grouped(pairs, batchesOf, ({key, points: members}) => {
      const {law, d, batch} = members[0].setting;
      const {fill, spectrum} = lawOf(law, d);
      const stream = random.split("batches", key);
      const x = new Float64Array(d);
      const loss = new Float64Array(members.length);
      for (let i = 0; i < batch; ++i) {
        fill(x, stream);
        for (const [k, {w, truth}] of members.entries()) if (dot(w, x) > 0 !== dot(truth, x) > 0) loss[k] += 1 / batch;
      }
      return members.map(({w, truth}, k) => {
        // Classifiers are Σ^−½ times the whitened vectors.
        const [a, b] = [w, truth].map((vector) =>
          spectrum ? vector.map((value, j) => value / Math.sqrt(spectrum[j])) : vector
        );
        return {loss: loss[k], euclidean: dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))};
      });
    });
  }
);
