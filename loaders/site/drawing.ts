import {onPhone} from "../../src/charts/index.js";
import type {Row, Spec} from "../../src/engine/figure.js";
import type {Drawing, Size} from "../../src/html/drawing.js";
import {type Chart, draw} from "./charts.js";
import {pictureFaces} from "./fonts.js";

/** What is drawn, and the same chart with layers that the page fills later. */
export interface Drawable {
  readonly rows: readonly Row[];
  readonly spec: Spec;
  readonly drawn?: Spec;
}

/** Something made for pages and for phones. */
export type Twice<T> = readonly [page: T, phone: T];

/** Makes charts for pages and for phones. */
export const twice = <T>(make: () => T): Twice<T> => [make(), onPhone(make)];

/** A picture in both sizes with its files. */
export interface Drawn {
  readonly chart: Chart;
  readonly drawing: Drawing;
  /** Rules of a stylesheet with the letters it needs. */
  readonly faces: string;
  /** By name, from the folder: the pictures and what brings each to life. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Draws a chart for pages and for phones.
 *
 * @param folder - Of the published files, from the site's root.
 * @param name - Of the files, without an ending.
 * @throws Error with Vega-Lite's warnings.
 */
export async function drawTwice(folder: string, name: string, [page, phone]: Twice<Drawable>): Promise<Drawn> {
  const [chart, small] = [
    await draw(page.rows, page.spec, page.drawn),
    await draw(phone.rows, phone.spec, phone.drawn)
  ];
  const faces = await pictureFaces([chart.svg, small.svg]);
  return {
    chart,
    faces,
    drawing: {src: `${folder}/${name}`, page: sizeOf(chart.svg), phone: sizeOf(small.svg)},
    files: {
      [`${name}.view.svg`]: themed(chart.svg, faces),
      [`${name}.phone.svg`]: themed(small.svg, faces),
      [`${name}.vg.json`]: `${JSON.stringify(chart.vega)}\n`,
      [`${name}.phone.vg.json`]: `${JSON.stringify(small.vega)}\n`
    }
  };
}

function sizeOf(svg: string): Size {
  const [, width, height] = /<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return {width: Number(width), height: Number(height)};
}

const font = `font-family:"Report Sans","Report Signs",sans-serif;font-variant-numeric:tabular-nums lining-nums;text-rendering:geometricPrecision`;

/** The page's colours, which a picture in a file of its own cannot see: src/style.css has them too. */
const themes = {
  light: "color:#1a1c20;--chart-grey:#6f6f6f;--chart-faint:#8a8a8a",
  dark: "color:#e4e2dc;--chart-grey:#a8a8a8;--chart-faint:#8a8a8a"
};

const style = `svg{${font};${themes.light}}@media(prefers-color-scheme:dark){svg{${themes.dark}}}`;

/** A drawing in a file of its own that follows the reader's theme. */
const themed = (svg: string, faces: string): string =>
  svg.replace(/^(<svg [^>]*>)/, `$1<style>${faces}${style}</style>`);

/** A drawing to take away: ink and greys as they are on paper, whatever the reader's theme. */
export const onPaper = (svg: string, faces: string): string =>
  svg
    .replace(/^(<svg) ([^>]*>)/, `$1 color="#1a1a1a" style="background:#fff" $2<style>${faces}svg{${font}}</style>`)
    .replaceAll(/var\(--[\w-]+, (#[0-9a-f]+)\)/g, "$1");
