/**
 * What the page needs of Vega: bundled into one file by the build and loaded when a reader touches a figure. Without
 * a canvas to measure text, so that axes stand where the build has put them.
 */
import * as vega from "vega";
import {expressionInterpreter} from "vega-interpreter";

(vega as unknown as {textMetrics: {canvas(use: boolean): void}}).textMetrics.canvas(false);

export const {parse, View} = vega;
export {expressionInterpreter};
