import {layout} from "./layout.js";
import {colors, dashes, type Layer} from "./vocabulary.js";
import {textWidth} from "./widths.js";

/** An entry of the legend: what is drawn for it. */
export interface Key {
  readonly label: string;
  readonly color: string;
  readonly line?: "solid" | "dashed" | "dotted";
  readonly shape?: string;
  readonly fill?: string;
}

const row = 20;
const swatch = 30;

/** Keys of words alone, say on what lines and marks mean: on one line where it is wide enough, otherwise each on its own. */
export function remarks(words: readonly string[]): Key[] {
  const whole = words.join(", ");
  const lines = textWidth(whole) > layout().width ? words : [whole];
  return lines.map((label) => ({label, color: "transparent"}));
}

/** The legend above the plot, at constant positions; with its height. */
export function legend(keys: readonly Key[], width: number): {layers: Layer[]; height: number} {
  let x = 0;
  let line = 0;
  const placed = keys.map((key) => {
    const indent = key.line || key.shape || key.fill ? swatch : 0;
    const need = indent + textWidth(key.label) + 18;
    if (x > 0 && x + need > width + 24) {
      x = 0;
      ++line;
    }
    const place = {...key, indent, left: x, at: line};
    x += need;
    return place;
  });
  const height = keys.length === 0 ? 0 : (line + 1) * row + 6;
  const layers = placed.flatMap(({label, color, line: dash, shape, fill, indent, left, at}): Layer[] => {
    const y = {value: at * row - height + 8};
    const data = {values: [{}]};
    const drawn: Layer[] = [];
    if (fill) {
      const box = {type: "rect", color: fill, stroke: colors.ink, strokeWidth: 0.5};
      drawn.push({
        data,
        mark: box,
        encoding: {x: {value: left + 4}, x2: {value: left + 24}, y: {value: y.value - 6}, y2: {value: y.value + 6}}
      });
    }
    if (dash)
      drawn.push({
        data,
        mark: {type: "rule", color, strokeWidth: 2, strokeDash: dashes[dash]},
        encoding: {x: {value: left}, x2: {value: left + 24}, y}
      });
    if (shape)
      drawn.push({
        data,
        mark: {type: "point", shape, color, filled: true, opacity: 1, size: 45},
        encoding: {x: {value: left + 12}, y}
      });
    const text = {type: "text", text: label, align: "left", baseline: "middle", color: colors.ink};
    return [...drawn, {data, mark: text, encoding: {x: {value: left + indent}, y}}];
  });
  return {layers, height};
}
