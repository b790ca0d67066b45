export {averaged, identical} from "./simulate/averaged.js";
export {literal} from "./simulate/literal.js";
export {nested, penalized} from "./simulate/nested.js";
export {contrast, reduced} from "./simulate/reduced.js";
export {ridgeless} from "./simulate/ridgeless.js";
