import type {Paper} from "../../loaders/papers.js";
import type {Claim} from "../../src/engine/claim.js";
import type {Figure} from "../../src/engine/figure.js";
import {experiment} from "../engine/fixtures.js";

/** A paper that is in no folder: the experiment of the fixtures, with these claims and figures. */
export const paperOf = (id: string, claims: readonly Claim[] = [], figures: readonly Figure[] = []): Paper => ({
  id,
  simulate: "nowhere",
  experiments: [experiment],
  claims,
  figures,
  laws: {},
  quoted: () => ({}),
  quantities: {},
  models: {}
});
