import {bad, type Case, fine} from "../../loaders/corpus.js";

const groups = "spurious-correlations/ridgeless law=shift d_z=3 n=30 N=30 eta_l=0 eta_u=0 eta_t=0 T=[[1]] S=[[1]]";

/** What the command line is given of this room. */
export const corpus: Readonly<Record<string, readonly Case[]>> = {
  numbers: [
    fine(
      "theory spurious-correlations/best-eta-u nu=.1 eta_l=.1 eta_t=1 T=[[.6],[.8]] S=[[.6],[.8]] mu=[1,1] sigma_xi=1",
      '"value":null'
    ),
    bad(`simulate ${groups} mu=[1] sigma_xi=1 sigma_y=1e-20`, "sigma_y = 1e-20: must be 0 or at least 1e-12"),
    bad(`simulate ${groups} mu=[1e5] sigma_xi=1 sigma_y=1`, "mu = [100000]: must be at most 1000 sigma_xi long")
  ],
  sizes: [
    bad(`simulate ${groups} mu=[${Array(65).fill(1)}] sigma_xi=1 sigma_y=1`, "must be an array of at most 64 numbers")
  ]
};
