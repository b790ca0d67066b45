import type {Spec} from "../engine/figure.js";
import type * as language from "./language.js";

type Layer = language.Layer;
type Encoding = Readonly<Record<string, Layer>>;

/** Name of the data a re-run adds. */
export const freshRows = "fresh";

const hexagon = "M0,-1L0.87,-0.5L0.87,0.5L0,1L-0.87,0.5L-0.87,-0.5Z";

/**
 * A chart with room for the points of a re-run over the published ones: the same marks, hollow hexagons with dashed
 * bars, on data of their own, which are empty at first. On a map the cells' values are repeated as small filled
 * hexagons; of single runs the lines are dotted.
 */
export function withOverlay(spec: Spec): Spec {
  const {x, y} = spec.usermeta as {readonly x?: language.Axis; readonly y?: language.Axis};
  const add = (panel: Layer): Layer => {
    const layers = (panel.layer ?? []) as Layer[];
    const inherited = (panel.transform ?? []) as Layer[];
    const fresh = layers.flatMap((layer) => freshLayer(layer, x, y));
    const onFresh = fresh.map((layer) => ({
      ...layer,
      data: {name: freshRows},
      transform: [...inherited, ...((layer.transform ?? []) as Layer[])]
    }));
    return {...panel, layer: [...layers, ...onFresh]};
  };
  return spec.concat ? {...spec, concat: (spec.concat as Layer[]).map(add)} : add({...spec});
}

/** How a layer of the published simulation is repeated; nothing for theory, axes and notes. */
function freshLayer(layer: Layer, x?: language.Axis, y?: language.Axis): Layer[] {
  if (layer.data) return [];
  const mark = layer.mark as Layer;
  const encoding = layer.encoding as Encoding;
  const {shape: _, ...unshaped} = encoding;
  const hollow = {type: "point", clip: true, shape: hexagon, filled: false, opacity: 1, size: 130, strokeWidth: 1.5};
  if (mark.type === "point") return mark.opacity === 1 ? [{...layer, mark: hollow, encoding: unshaped}] : [];
  if (mark.type === "rule") return [{...layer, mark: {...mark, strokeDash: [2, 2]}}];
  if (mark.type === "rect" && x && y && encoding.tooltip) {
    const {color, tooltip} = encoding;
    const inCell = {...hollow, filled: true, size: 40, stroke: "#1a1a1a", strokeWidth: 0.75};
    const at = {x: {...(encoding.x as Layer), field: x.field}, y: {...(encoding.y as Layer), field: y.field}};
    return [{transform: layer.transform, mark: inCell, encoding: {...at, color, tooltip}}];
  }
  if (mark.type === "line" && encoding.y?.field === "mean") return [{...layer, mark: {...hollow, size: 60}}];
  if (mark.type === "line" && encoding.y?.field === "value") return [{...layer, mark: {...mark, strokeDash: [1, 3]}}];
  return [];
}
