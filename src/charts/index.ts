/**
 * The one visual language of the report: pure functions from names of fields to Vega-Lite specifications.
 *
 * Theory is a line (solid where exact or ours, dashed where it is the paper's form and the two differ), simulation a
 * mark with a 95 % error bar; teacher vermilion, student blue, second student green, baselines grey. Data stay
 * outside, under the name "rows". Margins, legends and colour bars stand at constant positions, so that the picture
 * drawn at build and the interactive one coincide whatever the reader's font.
 */
export {type CurveOptions, curveChart} from "./curve.js";
export type {Part} from "./declared.js";
export {figuresOn, lines} from "./figures.js";
export type {Axis, Facet, Note, Role, Rule, Series, ValueAxis} from "./language.js";
export {onPhone} from "./layout.js";
export {type Boundary, gainMap, type MapOptions} from "./map.js";
export {freshRows, withOverlay} from "./overlay.js";
export {type PathOptions, pathChart} from "./path.js";
export {type PhaseOptions, phaseChart} from "./phase.js";
export {residualChart} from "./residual.js";
