/**
 * What the page needs of Vega: bundled into one file by the build and loaded when a reader touches a figure. Texts
 * are as wide as the build took them to be, so that axes stand where it has put them.
 */
import * as vega from "vega";
import {expressionInterpreter} from "vega-interpreter";
import {markWidth} from "../charts/widths.js";

(vega as unknown as {textMetrics: {width: typeof markWidth}}).textMetrics.width = markWidth;

export const {parse, View} = vega;
export {expressionInterpreter};
