export {multiIndexPath} from "./multi-index/path.js";
export {multiIndex} from "./multi-index/sample.js";
