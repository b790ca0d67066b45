import type {Sweep, Values} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {dot} from "../../../numerics/dot.js";
import {cosineOfVectors} from "../../../numerics/vectors.js";
import {finetune} from "./finetune.js";
import {overlapOf} from "./pair.js";
import {type Setting, settingsOf} from "./setting.js";
import {type Draw, literal, span} from "./step.js";

/**
 * Fine-tunes one student with one teacher, samples drawn in full.
 *
 * @param parameters - The setting; keys may be axes of the sweep instead.
 * @returns Cosines with the truth: `start`, `peak` (the best after at least one step) and `end`.
 */
export const sft = (parameters: Partial<Setting>, sweep: Sweep, random: Random): Values =>
  summary(literal, parameters, sweep, random);

/** `sft` with samples drawn in the plane of student and teacher: equal in law at each point. */
export const sftSpan = (parameters: Partial<Setting>, sweep: Sweep, random: Random): Values =>
  summary(span, parameters, sweep, random);

/**
 * The path of one student under one teacher, samples drawn in full.
 *
 * @param parameters - The setting; keys may be axes of the sweep instead.
 * @param sweep - Has the axis `step`, ascending; a setting's number of steps is the largest.
 * @returns `inner` ⟨w, w*⟩, `norm` ‖w‖, `cosine` with the truth, `agreement` (cosine with the teacher), `best`
 *   cosine after at least one step, and `overlap`, the q of the pair at the start.
 */
export const path = (parameters: Partial<Setting>, sweep: Sweep, random: Random): Values =>
  record(literal, parameters, sweep, random);

/** `path` with samples drawn in the plane of student and teacher: equal in law at each setting. */
export const pathSpan = (parameters: Partial<Setting>, sweep: Sweep, random: Random): Values =>
  record(span, parameters, sweep, random);

/**
 * Where a student stands after its last step, samples drawn in the plane of student and teacher.
 *
 * @returns `cosine` with the truth, `agreement` (cosine with the teacher) and `growth` ‖w‖/‖w₀‖.
 */
export function arrivalSpan(parameters: Partial<Setting>, sweep: Sweep, random: Random): Values {
  const settings = settingsOf(parameters, sweep);
  const [cosine, agreement, growth] = [0, 1, 2].map(() => new Float64Array(settings.length));
  finetune(settings, span, random, (index, step, {w, u, truth, setting}) => {
    if (step < setting.steps) return;
    cosine[index] = cosineOfVectors(w, truth);
    agreement[index] = cosineOfVectors(w, u);
    growth[index] = Math.sqrt(dot(w, w)) / setting.norm;
  });
  return {cosine, agreement, growth};
}

function summary(draw: Draw, parameters: Partial<Setting>, sweep: Sweep, random: Random): Values {
  const settings = settingsOf(parameters, sweep);
  const [start, peak, end] = [0, 1, 2].map(() => new Float64Array(settings.length));
  finetune(settings, draw, random, (index, step, {w, truth}) => {
    const cosine = cosineOfVectors(w, truth);
    if (step === 0) start[index] = cosine;
    if (step === 1 || cosine > peak[index]) peak[index] = cosine;
    end[index] = cosine;
  });
  return {start, peak, end};
}

function record(draw: Draw, parameters: Partial<Setting>, sweep: Sweep, random: Random): Values {
  const times = sweep.step.map(Number);
  // The step is the fastest axis wherever it stands in the sweep; results are written where it does stand.
  const axes = Object.keys(sweep);
  const after = axes.slice(axes.indexOf("step") + 1).reduce((product, axis) => product * sweep[axis].length, 1);
  const {step: _, ...others} = sweep;
  const settings = settingsOf({...parameters, steps: times[times.length - 1]}, others);
  const at = (index: number, k: number) => (Math.floor(index / after) * times.length + k) * after + (index % after);
  const size = settings.length * times.length;
  const names = ["inner", "norm", "cosine", "agreement", "best", "overlap"] as const;
  const values = Object.fromEntries(names.map((name) => [name, new Float64Array(size)])) as Record<
    (typeof names)[number],
    Float64Array
  >;
  const best = new Float64Array(settings.length);
  const overlap = new Float64Array(settings.length);
  finetune(settings, draw, random, (index, step, pair) => {
    const inner = dot(pair.w, pair.truth);
    const norm = Math.sqrt(dot(pair.w, pair.w));
    if (step === 0) overlap[index] = overlapOf(pair);
    best[index] = step <= 1 ? inner / norm : Math.max(best[index], inner / norm);
    const k = times.indexOf(step);
    if (k < 0) return;
    const here = at(index, k);
    values.inner[here] = inner;
    values.norm[here] = norm;
    values.cosine[here] = inner / norm;
    values.agreement[here] = cosineOfVectors(pair.w, pair.u);
    values.best[here] = best[index];
    values.overlap[here] = overlap[index];
  });
  return values;
}
