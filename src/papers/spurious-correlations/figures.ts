import {bestShareFigure, shareCurvesFigure} from "./figures/best-share.js";
import {baselinesFigure, enhancedFigure} from "./figures/enhanced.js";
import {counterexampleFigure, resamplingFigure, similarityFigure, strengthFigure} from "./figures/gains.js";
import {convergenceFigure, validityFigure} from "./figures/limits.js";
import {regionFigure} from "./figures/region.js";
import {mismatchFigure, sharesFigure, worstFigure} from "./figures/shares.js";

export {quotedValues as quoted} from "./figures/quoted.js";

export const figures = [
  sharesFigure,
  worstFigure,
  validityFigure,
  convergenceFigure,
  mismatchFigure,
  bestShareFigure,
  shareCurvesFigure,
  similarityFigure,
  counterexampleFigure,
  strengthFigure,
  resamplingFigure,
  regionFigure,
  enhancedFigure,
  baselinesFigure
];
