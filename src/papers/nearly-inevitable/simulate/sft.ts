import type {Random} from "../../../engine/random.js";
import {groupsOf, sampler, ungrouped} from "../../../engine/sampler.js";
import {dot} from "../../../numerics/dot.js";
import {cosineOfVectors, roundedCosine} from "../../../numerics/vectors.js";
import {finetune} from "./finetune.js";
import {drawPairs, overlapOf} from "./pair.js";
import {type Setting, settingsAt} from "./setting.js";
import {type Draw, literal, span} from "./step.js";

type Given = Partial<Setting>;

const summary = (draw: Draw) => (parameters: Given, points: readonly Given[], random: Random) => {
  const pairs = drawPairs(settingsAt(parameters, points), random);
  const cosines = pairs.map((): number[] => []);
  finetune(pairs, draw, random, (index) => {
    const {w, truth} = pairs[index];
    cosines[index].push(cosineOfVectors(w, truth));
  });
  return cosines.map(([start, ...later]) => ({
    start,
    peak: later.reduce((best, cosine) => Math.max(best, cosine)),
    end: later[later.length - 1]
  }));
};

/**
 * Fine-tunes one student with one teacher, samples drawn in full.
 *
 * @param parameters - The setting; keys may be axes of the sweep instead.
 * @returns Cosines with the truth: `start`, `peak` (the best after at least one step) and `end`.
 */
export const sft = sampler("drawn", summary(literal));

/** `sft` with samples drawn in the plane of student and teacher: equal in law at each point. */
export const sftSpan = sampler("equal in law", summary(span));

type Place = Given & {readonly step: number};

const record = (draw: Draw) => (parameters: Given, points: readonly Place[], random: Random) => {
  const runs = groupsOf(points, ({step: _, ...setting}) => JSON.stringify(setting));
  const steps = Math.max(...points.map(({step}) => step));
  const settings = settingsAt(
    {...parameters, steps},
    runs.map(({points: [{step: _, ...point}]}) => point)
  );
  const pairs = drawPairs(settings, random);
  const wanted = new Set(points.map(({step}) => step));
  const overlaps = pairs.map(overlapOf);
  const best = new Float64Array(pairs.length);
  const paths = pairs.map(() => new Map<number, ReturnType<typeof state>>());
  const state = (index: number) => {
    const {w, u, truth} = pairs[index];
    const inner = dot(w, truth);
    const norm = Math.sqrt(dot(w, w));
    return {
      ...{inner, norm, cosine: roundedCosine(inner / norm), agreement: cosineOfVectors(w, u)},
      ...{best: best[index], overlap: overlaps[index]}
    };
  };
  finetune(pairs, draw, random, (index, step) => {
    const {w, truth} = pairs[index];
    const cosine = roundedCosine(dot(w, truth) / Math.sqrt(dot(w, w)));
    best[index] = step <= 1 ? cosine : Math.max(best[index], cosine);
    if (wanted.has(step)) paths[index].set(step, state(index));
  });
  return ungrouped(runs, ({points: places}, k) =>
    places.map(({step}) => {
      const reached = paths[k].get(step);
      if (!reached) throw new RangeError(`step = ${step}: must be a whole number ≥ 0`);
      return reached;
    })
  );
};

/**
 * The path of one student under one teacher, samples drawn in full.
 *
 * @param parameters - The setting; keys may be axes of the sweep instead. The number of steps is the largest `step`.
 * @returns `inner` ⟨w, w*⟩, `norm` ‖w‖, `cosine` with the truth, `agreement` (cosine with the teacher), `best`
 *   cosine after at least one step, and `overlap`, the q of the pair at the start.
 */
export const path = sampler("drawn", record(literal));

/** `path` with samples drawn in the plane of student and teacher: equal in law at each setting. */
export const pathSpan = sampler("equal in law", record(span));

/**
 * Where a student stands after its last step, samples drawn in the plane of student and teacher.
 *
 * @returns `cosine` with the truth, `agreement` (cosine with the teacher) and `growth` ‖w‖/‖w₀‖.
 */
export const arrivalSpan = sampler("equal in law", (parameters: Given, points: readonly Given[], random) => {
  const pairs = drawPairs(settingsAt(parameters, points), random);
  finetune(pairs, span, random);
  return pairs.map(({w, u, truth, setting}) => ({
    cosine: cosineOfVectors(w, truth),
    agreement: cosineOfVectors(w, u),
    growth: Math.sqrt(dot(w, w)) / setting.norm
  }));
});
