import type {Quoted} from "../../engine/figure.js";
import {alignmentFigures} from "./figures/alignment.js";
import {descentFigures} from "./figures/descent.js";
import {sizeFigures} from "./figures/finite-size.js";
import {mapFigures} from "./figures/maps.js";
import {multiIndexFigures, multiIndexNumbers} from "./figures/multi-index.js";
import {phaseFigures} from "./figures/phases.js";
import {linearNumbers} from "./figures/quoted.js";
import {rootFigures} from "./figures/roots.js";

/** The figures of this paper, in the page's order. */
export const figures = [
  ...mapFigures,
  ...rootFigures,
  ...phaseFigures,
  ...alignmentFigures,
  ...descentFigures,
  ...sizeFigures,
  ...multiIndexFigures
];

/** Numbers in the page's prose. */
export const quoted: Quoted = (results) => ({...linearNumbers(results), ...multiIndexNumbers(results)});
