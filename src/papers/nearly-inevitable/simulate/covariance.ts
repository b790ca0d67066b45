import {grouped, sampler} from "../../../engine/sampler.js";
import {sigmoid} from "../../../models/logistic.js";
import {dot} from "../../../numerics/dot.js";
import {addScaled, combine} from "../../../numerics/vectors.js";
import {type Tilted, tripleAt} from "./tilted.js";

/** Samples in the one batch, and the inverse temperature. */
type Batched = Tilted & {readonly batch: number; readonly beta: number};

/**
 * The first step under x ~ N(0, Σ), in the coordinates of x: one batch's negative gradient at the student. Points of one
 * covariance share the batch.
 *
 * @returns `rise`: the change along it of the cosine in ⟨·, ·⟩_Σ with the truth, times ‖w‖_Σ, by central difference.
 */
export const covariance = sampler(
  "drawn",
  (parameters: Partial<Batched>, points: readonly Partial<Batched>[], random) =>
    grouped(
      points,
      ({condition}) => String(condition),
      ({key, points: of}) => {
        const settings = of.map((point) => ({...parameters, ...point}) as Batched);
        const triples = settings.map(tripleAt);
        const [{batch, d}] = settings;
        const stream = random.split("batch", key);
        const scale = triples[0].spectrum.map(Math.sqrt);
        const moves = triples.map(() => new Float64Array(d));
        for (let i = 0; i < batch; ++i) {
          const x = stream.normals(d);
          for (let j = 0; j < d; ++j) x[j] *= scale[j];
          for (const [k, {w, u}] of triples.entries())
            addScaled(moves[k], ((dot(u, x) > 0 ? 1 : 0) - sigmoid(settings[k].beta * dot(w, x))) / batch, x);
        }
        return triples.map(({w, truth, spectrum}, k) => {
          const inner = (a: Float64Array, b: Float64Array): number =>
            a.reduce((sum, x, j) => sum + spectrum[j] * x * b[j], 0);
          const cosineAt = (h: number): number => {
            const moved = combine(1, w, h, moves[k]);
            return inner(moved, truth) / Math.sqrt(inner(moved, moved) * inner(truth, truth));
          };
          const h = 1e-5 * settings[k].norm;
          return {rise: ((cosineAt(h) - cosineAt(-h)) / (2 * h)) * settings[k].norm};
        });
      }
    )
);
