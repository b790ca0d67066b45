import type {Figure, Quoted} from "../../engine/figure.js";
import {bestShareFigure, shareCurvesFigure} from "./figures/best-share.js";
import {baselinesFigure, enhancedFigure, enhancedWorstFigure} from "./figures/enhanced.js";
import {counterexampleFigure, resamplingFigure, similarityFigure, strengthFigure} from "./figures/gains.js";
import {convergenceFigure, studentValidityFigure, validityFigure} from "./figures/limits.js";
import {quotedValues} from "./figures/quoted.js";
import {mixtureRegionFigure, regionFigure} from "./figures/region.js";
import {mismatchFigure, sharesFigure, worstFigure} from "./figures/shares.js";

export const figures: readonly Figure[] = [
  sharesFigure,
  worstFigure,
  validityFigure,
  studentValidityFigure,
  convergenceFigure,
  mismatchFigure,
  bestShareFigure,
  shareCurvesFigure,
  similarityFigure,
  counterexampleFigure,
  strengthFigure,
  resamplingFigure,
  regionFigure,
  mixtureRegionFigure,
  enhancedFigure,
  enhancedWorstFigure,
  baselinesFigure
];

export const quoted: Quoted = quotedValues;
