import {
  fraction,
  type Model,
  model,
  nonNegative,
  positive,
  type Quantity,
  quantity,
  size
} from "../../src/engine/commands.js";
import {risk} from "./theory.js";

const keys = {truth: positive, sigma: nonNegative, n: size, share: fraction};

/** Quantities of `w2s theory room/…`. */
export const quantities: Readonly<Record<string, Quantity>> = {risk: quantity(keys, risk)};

/** Models of `w2s simulate room/…`. */
export const models: Readonly<Record<string, Model>> = {
  copying: model(
    keys,
    ({share, ...parameters}) => ({sampler: "copying", parameters, sweep: {share: [share]}}),
    ({n}) => ({numbers: n, operations: 20 * n})
  )
};
