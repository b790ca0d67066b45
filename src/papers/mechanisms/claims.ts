import {algebraClaims} from "./claims/algebra.js";
import {alignmentClaims} from "./claims/alignment.js";
import {balanceClaims} from "./claims/balance.js";
import {descentClaims} from "./claims/descent.js";
import {multiIndexClaims} from "./claims/multi-index.js";
import {preliminaryClaims} from "./claims/preliminaries.js";
import {ridgeClaims} from "./claims/ridge.js";
import {windowClaims} from "./claims/window.js";

/** The register of this paper, in its order. */
export const claims = [
  ...ridgeClaims,
  ...windowClaims,
  ...alignmentClaims,
  ...descentClaims,
  ...multiIndexClaims,
  ...preliminaryClaims,
  ...balanceClaims,
  ...algebraClaims
];
