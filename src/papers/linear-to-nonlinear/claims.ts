import type {Claim} from "../../engine/claim.js";
import {abundance} from "./claims/abundance.js";
import {growth} from "./claims/growth.js";
import {scarcity} from "./claims/scarcity.js";
import {weakness} from "./claims/weakness.js";

/** The register of this paper: what its abstract promises, tested, and the growth rates derived here. */
export const claims: readonly Claim[] = [...weakness, ...scarcity, ...abundance, ...growth];
