import type {Claim} from "../../engine/claim.js";
import {linear} from "./claims/linear.js";
import {misfit} from "./claims/misfit.js";
import {relu} from "./claims/relu.js";
import {sizes} from "./claims/sizes.js";

/** What this report says of the paper, and how each statement is judged. */
export const claims: readonly Claim[] = [...linear, ...sizes, ...relu, ...misfit];
