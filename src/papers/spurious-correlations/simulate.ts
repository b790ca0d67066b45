export {averaged} from "./simulate/averaged.js";
export {enhanced} from "./simulate/enhanced.js";
export {iterative} from "./simulate/iterative.js";
export {ridgeless} from "./simulate/literal.js";
