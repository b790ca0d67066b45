import {algebraClaims} from "./claims/algebra.js";
import {boundClaims} from "./claims/bounds.js";
import {discrepancyClaims} from "./claims/discrepancy.js";
import {overlapClaims} from "./claims/overlap.js";
import {plottedClaims} from "./claims/plotted.js";
import {ridgelessClaims} from "./claims/ridgeless.js";
import {riskClaims} from "./claims/risks.js";
import {varianceClaims} from "./claims/variance.js";

/** The register of this paper, in its order. */
export const claims = [
  ...varianceClaims,
  ...overlapClaims,
  ...discrepancyClaims,
  ...ridgelessClaims,
  ...riskClaims,
  ...plottedClaims,
  ...boundClaims,
  ...algebraClaims
];
