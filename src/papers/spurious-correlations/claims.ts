import {consequenceClaims} from "./claims/consequences.js";
import {enhancedClaims} from "./claims/enhanced.js";
import {instanceClaims} from "./claims/instance.js";
import {limitClaims} from "./claims/limits.js";
import {theoremClaims} from "./claims/theorem.js";

/** The register of this paper, in its order. */
export const claims = [...theoremClaims, ...limitClaims, ...consequenceClaims, ...instanceClaims, ...enhancedClaims];
