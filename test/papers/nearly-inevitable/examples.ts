import type {Examples} from "../examples.js";

const pair = {s: 0.809, t: 0.5878};
const fields = ["value"];

export const examples: Examples = {
  quantities: {
    confidence: {input: {r: 1, beta: 1}, fields},
    improves: {input: {...pair, q: 0.4}, fields: ["value", "progress", "threshold"]},
    "peak-cosine": {input: {...pair, rho: 0.4755}, fields},
    "peak-time": {input: {...pair, rho: 0.4755, norm: 1, beta: 1}, fields},
    "crossover-norm": {input: {...pair, beta: 1}, fields},
    "failure-probability": {input: {...pair, d: 10}, fields},
    flow: {input: {...pair, rho: 0.4755, norm: 1, steps: 4, lr: 0.2, beta: 1}, fields: ["cosines"]}
  },
  models: {
    sft: {
      input: {d: 12, ...pair, norm: 2, lr: 0.2, batch: 30, steps: 5, beta: 1},
      fields: ["start", "peak", "end"]
    }
  },
  nulls: {
    "improves.threshold": "it is defined for cosines in (0, 1)",
    "crossover-norm.value": "the teacher's pull helps at any norm"
  }
};
