import type {Figure, Quoted} from "../../engine/figure.js";
import {overlapFigures} from "./figures/overlap.js";
import {quotedNumbers} from "./figures/quoted.js";
import {ratioFigures} from "./figures/ratios.js";
import {scanFigures} from "./figures/scans.js";
import {solverFigures} from "./figures/solver.js";
import {varianceFigures} from "./figures/variance.js";

/** The figures of this paper, in the page's order. */
export const figures: readonly Figure[] = [
  ...varianceFigures,
  ...scanFigures,
  ...ratioFigures,
  ...overlapFigures,
  ...solverFigures
];

/** Numbers in the page's prose. */
export const quoted: Quoted = quotedNumbers;
