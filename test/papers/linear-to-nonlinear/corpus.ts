import {bad, type Case} from "../../loaders/corpus.js";

const data = "linear-to-nonlinear/cnn p_e=.4 p_h=.3 p_b=.3 mu=2 nu=2 sigma_p=1";
const cnn = `simulate ${data} m=3 sigma_0=.01 lr=.1 n_w=20 lr_w=.1 steps_w=5`;

/** What the command line is given of this room. */
export const corpus: Readonly<Record<string, readonly Case[]>> = {
  numbers: [
    bad("theory linear-to-nonlinear/threshold n=1 p_b=1 nu=1 sigma_p=1e160 d=9", "sigma_p = 1e+160: must be a number")
  ],
  sizes: [
    bad(`${cnn} d=1e9 n=40 steps=5`, "d = 1000000000: must be smaller"),
    bad(`${cnn} d=30 n=1e6 steps=5`, "n = 1000000: must be smaller")
  ]
};
