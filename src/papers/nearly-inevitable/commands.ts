import * as v from "valibot";
import {
  cosine,
  countUpTo,
  type Model,
  model,
  nonNegative,
  nullAt,
  oneOf,
  positive,
  type Quantity,
  quantity,
  size
} from "../../engine/commands.js";
import {settingOf} from "./simulate/setting.js";
import {improves, overlapThreshold, progress} from "./theory/angles.js";
import {confidence, crossoverNorm} from "./theory/confidence.js";
import {flow} from "./theory/flow.js";
import {peakCosine, peakTime} from "./theory/peak.js";
import {failureProbability} from "./theory/teachers.js";

const beta = v.optional(positive, 1);

/** Quantities of `w2s theory nearly-inevitable/…`. */
export const quantities: Record<string, Quantity> = {
  confidence: quantity({r: nonNegative, beta: positive}, (p) => confidence(p.r, p.beta)),
  improves: quantity({s: cosine, t: cosine, q: cosine}, ({s, t, q}) => ({
    value: improves(s, t, q),
    progress: progress(s, t, q),
    threshold: s > 0 && s < 1 && t > 0 && t < 1 ? overlapThreshold(s, t) : null
  })),
  "peak-cosine": quantity({s: cosine, t: cosine, rho: cosine}, ({s, t, rho}) => peakCosine(s, t, rho)),
  "peak-time": quantity({s: cosine, t: cosine, rho: cosine, norm: positive, beta}, (p) =>
    peakTime(p.s, p.t, p.rho, p.norm, p.beta)
  ),
  // Null where the teacher is as good as the student: then its pull helps at any norm.
  "crossover-norm": quantity({s: cosine, t: cosine, beta}, (p) => nullAt(Infinity, crossoverNorm(p.s, p.t, p.beta))),
  "failure-probability": quantity({d: size, s: cosine, t: cosine}, ({d, s, t}) => failureProbability(d, s, t)),
  flow: quantity(
    {s: cosine, t: cosine, rho: cosine, norm: positive, steps: countUpTo(10_000), lr: positive, beta},
    ({steps, lr, ...start}) => {
      const times = Array.from({length: steps + 1}, (_, k) => k * lr);
      return {cosines: flow(start, times).map((state) => state.cosine)};
    }
  )
};

/** Models of `w2s simulate nearly-inevitable/…`. */
export const models: Record<string, Model> = {
  sft: model(
    {
      d: size,
      s: cosine,
      t: cosine,
      norm: positive,
      lr: positive,
      batch: size,
      steps: size,
      beta,
      sampler: v.optional(oneOf("literal", "exact"), "literal")
    },
    ({sampler, lr, ...setting}) => {
      const parameters = {...setting, rate: lr / setting.norm};
      settingOf(parameters);
      return {sampler: sampler === "exact" ? "sftSpan" : "sft", parameters, sweep: {}};
    },
    ({d, batch, steps, sampler}) =>
      sampler === "exact"
        ? {numbers: 12 * d + 3 * batch + steps, operations: steps * (250 * batch + 100 * d)}
        : {numbers: 12 * d + steps, operations: steps * (batch * (35 * d + 200) + 10 * d)}
  )
};
