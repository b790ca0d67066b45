export * from "./theory/bounds.js";
export * from "./theory/geometry.js";
export * from "./theory/risk.js";
export * from "./theory/variance.js";
