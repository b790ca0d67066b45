export {astray} from "./simulate/astray.js";
export {covariance} from "./simulate/covariance.js";
export {curvature} from "./simulate/curvature.js";
export {disagreement} from "./simulate/disagreement.js";
export {gradient} from "./simulate/gradient.js";
export {mirrored} from "./simulate/mirrored.js";
export {arrivalSpan, path, pathSpan, sft, sftSpan} from "./simulate/sft.js";
export {sharedPaths, sharedPretraining} from "./simulate/shared.js";
