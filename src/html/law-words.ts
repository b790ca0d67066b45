import type {Law} from "../engine/sampler.js";

/** What a sampler's law means, after its name. */
export const lawWords: Readonly<Record<Law, string>> = {
  drawn: "drawn and fitted as the paper describes",
  "equal in law": "a faster sampler with the same distribution",
  "equal in mean": "label noise or truth averaged out exactly: the same means, less scatter"
};
