/** Closed forms of the linear half in the proportional limit: the shrinkage, the errors, the student's window. */
export * from "./theory/errors.js";
export * from "./theory/spectrum.js";
export * from "./theory/window.js";
