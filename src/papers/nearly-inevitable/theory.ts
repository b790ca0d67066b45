export * from "./theory/angles.js";
export * from "./theory/confidence.js";
export * from "./theory/cosine.js";
export * from "./theory/flow.js";
export * from "./theory/laws.js";
export * from "./theory/noise.js";
export * from "./theory/peak.js";
export * from "./theory/teachers.js";
