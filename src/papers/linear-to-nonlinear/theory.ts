export {
  type Directions,
  driftRate,
  easyRate,
  hardRate,
  noiseRate,
  type Rates,
  teacherAccuracy
} from "./theory/growth.js";
export {type Threshold, threshold} from "./theory/threshold.js";
