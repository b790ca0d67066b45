import {overlapFigures} from "./figures/overlap.js";
import {ratioFigures} from "./figures/ratios.js";
import {scanFigures} from "./figures/scans.js";
import {solverFigures} from "./figures/solver.js";
import {varianceFigures} from "./figures/variance.js";

export {quotedNumbers as quoted} from "./figures/quoted.js";

/** The figures of this paper, in the page's order. */
export const figures = [...varianceFigures, ...scanFigures, ...ratioFigures, ...overlapFigures, ...solverFigures];
