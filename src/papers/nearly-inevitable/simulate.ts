export {gradient} from "./simulate/gradient.js";
export {path, pathSpan, sft, sftSpan} from "./simulate/sft.js";
