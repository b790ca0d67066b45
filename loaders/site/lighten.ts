import {type HTMLElement, NodeType, parse} from "node-html-parser";
import {type Box, boxOf, isClockwise, readOutline, rounded, writeOutline} from "./outline.js";

type Point = readonly [x: number, y: number];

/** Something drawn, in the drawing's own coordinates. */
interface Shape {
  /** Attributes that say how it looks; shapes that share them and their sense may share an element. */
  readonly look: string;
  /** Clockwise or not: fills that overlap in opposite senses would leave a hole. */
  readonly clockwise?: boolean;
  readonly box: Box;
  /** Path data, or a whole text element. */
  readonly path?: string;
  readonly text?: string;
  /** Whether it looks the same drawn over its kind as drawn with it: opaque and of one colour. */
  readonly plain: boolean;
}

/** Shapes of one look, none over another unless that cannot be seen. */
interface Layer {
  readonly look: string;
  readonly shapes: Shape[];
}

/** What makes a mark look as it does, and what it is by default. */
const looks: Readonly<Record<string, string>> = {
  fill: "none",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-width": "1",
  "stroke-opacity": "1",
  "stroke-dasharray": "1,0",
  "stroke-linejoin": "miter",
  "stroke-linecap": "butt",
  opacity: "1",
  "text-anchor": "start",
  "font-size": "",
  "font-weight": "normal",
  "font-style": "normal"
};

/**
 * The same picture in few elements: Vega draws a group for each layer and an element for each mark. Here marks of one
 * look make one path wherever the order of drawing cannot be seen, and what is invisible is left out.
 *
 * @param svg - A drawing by Vega.
 * @throws RangeError when it holds something that this does not know.
 */
export function lighten(svg: string): string {
  const root = parse(svg, {comment: false}).querySelector("svg");
  if (!root) throw new RangeError("no drawing");
  const clips: string[] = [];
  const layers: Layer[] = [];
  for (const shape of shapesOf(root, {origin: [0, 0], clips, areas: clipAreas(root)})) place(shape, layers);
  const drawn = layers.map(({look, shapes}) =>
    shapes[0].text ? shapes[0].text : `<path${look} d="${shapes.map(({path}) => path).join("")}"/>`
  );
  const defs = clips.map((clip, k) => `<clipPath id="clip${k}">${clip}</clipPath>`).join("");
  const {width, height, viewBox} = root.attributes;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${viewBox}">${defs && `<defs>${defs}</defs>`}${drawn.join("")}</svg>`;
}

interface Place {
  /** Where the element's own coordinates start. */
  readonly origin: Point;
  /** Clipping rectangles in use so far; grows. */
  readonly clips: string[];
  readonly areas: ReadonlyMap<string, Area>;
  readonly clip?: {readonly box: Box; readonly index: number};
}

type Area = readonly [x: number, y: number, width: number, height: number];

function clipAreas(root: HTMLElement): Map<string, Area> {
  const numbers = (rect: HTMLElement | null): Area => {
    const of = (name: string): number => Number(rect?.getAttribute(name) ?? 0);
    return [of("x"), of("y"), of("width"), of("height")];
  };
  return new Map(root.querySelectorAll("defs > [id]").map((clip) => [clip.id, numbers(clip.querySelector("rect"))]));
}

/** All that is drawn, in order. */
function* shapesOf(element: HTMLElement, place: Place): Generator<Shape> {
  for (const child of element.childNodes) {
    if (child.nodeType !== NodeType.ELEMENT_NODE) continue;
    const mark = child as HTMLElement;
    const {rawTagName: tag} = mark;
    if (tag === "defs") continue;
    const [own, turned] = shiftOf(mark.getAttribute("transform") ?? "");
    const origin: Point = [place.origin[0] + own[0], place.origin[1] + own[1]];
    if (tag === "g") {
      if (turned) throw new RangeError(`a group that is turned: ${mark.getAttribute("transform")}`);
      yield* shapesOf(mark, {...place, origin, ...clipOf(mark, origin, place)});
    } else if (tag === "text") yield* textOf(mark, origin, turned);
    else if (tag === "path" || tag === "line") yield* pathOf(mark, origin, place);
    else throw new RangeError(`a drawing with <${tag}>: only groups, paths, lines and texts are known`);
  }
}

/** The clipping rectangle of a group, moved to where the group stands, shared with groups that have the same. */
function clipOf(group: HTMLElement, [left, top]: Point, {areas, clips}: Place): Pick<Place, "clip"> {
  const name = /^url\(#([^)]+)\)$/.exec(group.getAttribute("clip-path") ?? "")?.[1];
  if (name === undefined) return {};
  const area = areas.get(name);
  if (!area) throw new RangeError(`a group is clipped by "${name}", which is not there`);
  const [x, y, width, height] = area;
  const rect = `<rect x="${x + left}" y="${y + top}" width="${width}" height="${height}"/>`;
  if (!clips.includes(rect)) clips.push(rect);
  return {
    clip: {box: [x + left, y + top, x + left + width, y + top + height], index: clips.indexOf(rect)}
  };
}

/** What a transform starts with, a shift, and what else it does. */
function shiftOf(transform: string): [shift: Point, turned: string] {
  const [, x = "0", y = "0", rest] = /^(?:translate\(([^,)]+),([^,)]+)\))?\s*(.*)$/.exec(transform) ?? [];
  return [[Number(x), Number(y)], rest ?? ""];
}

function lookOf(mark: HTMLElement): string {
  const kept = Object.entries(looks).flatMap(([name, usual]) => {
    const value = mark.getAttribute(name);
    return value === undefined || value === usual ? [] : [` ${name}="${value}"`];
  });
  return kept.join("");
}

const hidden = (mark: HTMLElement): boolean =>
  mark.getAttribute("opacity") === "0" || mark.getAttribute("display") === "none";

function* pathOf(mark: HTMLElement, origin: Point, {clip}: Place): Generator<Shape> {
  const {d = "", x2 = "0", y2 = "0", fill = "none", stroke = "none"} = mark.attributes;
  if (hidden(mark) || (fill === "none" && stroke === "none")) return;
  const steps = readOutline(mark.rawTagName === "line" ? `M0,0L${x2},${y2}` : d, origin);
  if (steps.length === 0) return;
  // The stroke of a cell in its own colour hides seams between neighbours, and may lie on either.
  const width = stroke === "none" || stroke === fill ? 0 : Number(mark.getAttribute("stroke-width") ?? 1);
  const box = boxOf(steps, width);
  const cut =
    clip && !(box[0] >= clip.box[0] && box[1] >= clip.box[1] && box[2] <= clip.box[2] && box[3] <= clip.box[3]);
  const own = lookOf(mark);
  yield {
    look: `${own.includes(" fill=") ? "" : ' fill="none"'}${own}${cut ? ` clip-path="url(#clip${clip.index})"` : ""}`,
    box,
    path: writeOutline(steps),
    clockwise: fill === "none" || isClockwise(steps),
    plain: !own.includes("opacity") && (fill === "none" || stroke === "none" || fill === stroke)
  };
}

function* textOf(mark: HTMLElement, [x, y]: Point, turned: string): Generator<Shape> {
  if (hidden(mark) || mark.textContent === "") return;
  const place = turned ? `transform="translate(${x},${y}) ${turned}"` : `x="${rounded(x)}" y="${rounded(y)}"`;
  const reach = 8 * mark.textContent.length; // on either side: it may end here, or be turned
  yield {
    look: `text ${x} ${y}`,
    box: turned ? [x - 20, y - reach, x + 20, y + reach] : [x - reach, y - 16, x + reach, y + 8],
    text: `<text ${place}${lookOf(mark)}>${mark.innerHTML}</text>`,
    plain: false
  };
}

/** Adds a shape to the last layer of its look below which it may be drawn, or to a new one on top. */
function place(shape: Shape, layers: Layer[]): void {
  for (let k = layers.length - 1; k >= 0; --k) {
    const {look, shapes} = layers[k];
    const alike = look === shape.look && shapes[0].clockwise === shape.clockwise;
    const touched = !(alike && shape.plain) && shapes.some(({box}) => overlap(box, shape.box));
    if (alike && !touched) {
      shapes.push(shape);
      return;
    }
    if (touched) break;
  }
  layers.push({look: shape.look, shapes: [shape]});
}

/** Whether two rectangles share more than rounding leaves of a common edge. */
function overlap(a: Box, b: Box): boolean {
  const rest = 0.02;
  return Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > rest && Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > rest;
}
