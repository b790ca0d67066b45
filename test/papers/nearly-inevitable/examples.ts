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
  },
  keys: {
    confidence: "r beta",
    improves: "s t q",
    "peak-cosine": "s t rho",
    flow: "s t rho norm steps lr",
    sft: "d s t norm lr batch steps sampler"
  },
  units: {
    confidence: {powers: {r: 1, beta: -1}, answer: 0},
    "peak-time": {powers: {norm: 1, beta: -1}, answer: 1},
    "crossover-norm": {powers: {beta: -1}, answer: 1},
    flow: {powers: {norm: 1, lr: 1, beta: -1}, answer: 0},
    sft: {powers: {norm: 1, lr: 1, beta: -1}, answer: 0}
  },
  known: [
    {name: "confidence", input: {r: 1e-30, beta: 1e-18}, answer: {value: 2.5e-49}},
    {
      name: "failure-probability",
      input: {d: 824, s: 0.2561650276184082, t: 0.21276521682739258},
      answer: {value: 3.36492086015487e-203}
    },
    {name: "peak-cosine", input: {s: 1e-16, t: -6e-17, rho: -1}, answer: {value: 1e-16}}
  ]
};
