export {descent} from "./simulate/descent.js";
export {multiIndex, multiIndexPath} from "./simulate/multi-index.js";
export {ridge} from "./simulate/ridge.js";
export {ridgeExact} from "./simulate/ridge-exact.js";
export {ridgeMean} from "./simulate/ridge-mean.js";
export {spectrum, spectrumExact} from "./simulate/spectrum.js";
export {teacherTuning} from "./simulate/teacher-tuning.js";
