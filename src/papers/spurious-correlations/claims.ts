import type {Claim} from "../../engine/claim.js";
import {consequenceClaims} from "./claims/consequences.js";
import {enhancedClaims} from "./claims/enhanced.js";
import {theoremClaims} from "./claims/theorem.js";

export const claims: readonly Claim[] = [...theoremClaims, ...consequenceClaims, ...enhancedClaims];
