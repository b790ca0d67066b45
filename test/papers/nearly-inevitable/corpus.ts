import {bad, type Case, fine} from "../../loaders/corpus.js";

const sft = "simulate nearly-inevitable/sft s=.8 t=.5 norm=1 lr=.1";
const flow = "theory nearly-inevitable/flow s=0.8 t=0.5 rho=0.4";

/** What the command line is given of this room. */
export const corpus: Readonly<Record<string, readonly Case[]>> = {
  numbers: [
    bad(`${flow} norm=1e160 steps=3 lr=1`, "norm = 1e+160: must be a number > 0, in [1e-30, 1e+30]"),
    fine("theory nearly-inevitable/crossover-norm s=0.5 t=0.6", '"value":null'),
    bad("theory nearly-inevitable/peak-cosine s=0.9 t=0.9 rho=-0.9", "rho = -0.9: must be in [")
  ],
  sizes: [
    bad(`${sft} d=50 batch=1e9 steps=1000`, "batch = 1000000000: must be smaller, or other sizes: they need"),
    bad(`${sft} d=50 batch=10 steps=1e12`, "steps = 1000000000000: must be smaller"),
    bad(`${sft} d=1e9 batch=10 steps=10`, "d = 1000000000: must be smaller"),
    bad(`${sft} d=50 batch=1e9 steps=10 sampler=exact`, "batch = 1000000000: must be smaller"),
    bad(`${flow} norm=1 steps=1e12 lr=1`, "steps = 1000000000000: must be a whole number in [0, 10000]"),
    bad(`${flow} norm=1 beta=1e30 steps=10 lr=1e30`, "norm = 1: must be larger for a time of")
  ]
};
