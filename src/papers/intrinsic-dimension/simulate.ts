export {averaged} from "./simulate/averaged.js";
export {contrast} from "./simulate/contrast.js";
export {identical} from "./simulate/identical.js";
export {literal} from "./simulate/literal.js";
export {nested} from "./simulate/nested.js";
export {penalized} from "./simulate/penalized.js";
export {reduced} from "./simulate/reduced.js";
export {ridgeless} from "./simulate/ridgeless.js";
