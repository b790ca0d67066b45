import {conditionFigures} from "./figures/conditions.js";
import {gainFigures} from "./figures/gains.js";
import {lawFigures} from "./figures/laws.js";
import {pathFigures} from "./figures/paths.js";

export {numbers as quoted} from "./figures/quoted.js";

/** The figures of this paper. */
export const figures = [...pathFigures, ...gainFigures, ...conditionFigures, ...lawFigures];
