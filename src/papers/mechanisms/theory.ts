/** Closed forms in the proportional limit: the errors, the student's window; alignments of Section 3; the law of the spectrum. */
export * from "./theory/errors.js";
export * from "./theory/multi-index.js";
export * from "./theory/spectrum.js";
export * from "./theory/window.js";
