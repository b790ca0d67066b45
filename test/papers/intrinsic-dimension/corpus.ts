import {bad, type Case} from "../../loaders/corpus.js";

/** What the command line is given of this room. */
export const corpus: Readonly<Record<string, readonly Case[]>> = {
  numbers: [bad("theory intrinsic-dimension/teacher-variance d_w=200 n=50 sigma=1", "n = 50: must be > d_w + 1 = 201")],
  sizes: [bad("simulate intrinsic-dimension/ridgeless d_w=1e5 d_s=1e5 d_sw=1 n=1e6 N=1e6 sigma=1", "GiB of memory")]
};
