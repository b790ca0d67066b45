import type {Claim} from "../../engine/claim.js";
import {algebraClaims} from "./claims/algebra.js";
import {covarianceClaims} from "./claims/covariance.js";
import {lawClaims} from "./claims/laws.js";
import {lemmaClaims} from "./claims/lemmas.js";
import {mechanismClaims} from "./claims/mechanism.js";
import {peakClaims} from "./claims/peak.js";
import {quadratureClaims} from "./claims/quadrature.js";
import {theoremClaims} from "./claims/theorem.js";

/** The register of this paper, in its order. */
export const claims: readonly Claim[] = [
  ...mechanismClaims,
  ...theoremClaims,
  ...peakClaims,
  ...lawClaims,
  ...covarianceClaims,
  ...lemmaClaims,
  ...algebraClaims,
  ...quadratureClaims
];
