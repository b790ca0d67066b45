import type {Claim} from "../../engine/claim.js";
import {known} from "./claims/known.js";
import {moments} from "./claims/moments.js";
import {trained} from "./claims/trained.js";

/** What this report says of the paper, and how each statement is judged. */
export const claims: readonly Claim[] = [...known, ...moments, ...trained];
