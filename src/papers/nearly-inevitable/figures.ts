import type {Figure, Quoted} from "../../engine/figure.js";
import {conditionFigures} from "./figures/conditions.js";
import {gainFigures} from "./figures/gains.js";
import {lawFigures} from "./figures/laws.js";
import {pathFigures} from "./figures/paths.js";
import {numbers} from "./figures/quoted.js";

/** The figures of this paper. */
export const figures: readonly Figure[] = [...pathFigures, ...gainFigures, ...conditionFigures, ...lawFigures];

/** Numbers in the page's prose. */
export const quoted: Quoted = (results) => numbers(results);
