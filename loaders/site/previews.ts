import {readFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {initWasm, Resvg} from "@resvg/resvg-wasm";
import {markWidth} from "../../src/charts/widths.js";
import type {Outcome} from "../../src/engine/claim.js";
import {escapeHtml} from "../../src/html/html.js";
import {cutOf} from "./fonts.js";
import type {Known} from "./metadata.js";

// What others show of a link: a picture of the report, and one of each paper.

/** In pixels, as sites that show previews ask for it. */
export const previewSize = {width: 1200, height: 630};

const margin = 72;

/** On paper, the colours of src/style-page.css. */
const colors: Readonly<Record<Outcome, string>> = {
  reproduced: "#00664a",
  "checked without simulation": "#4f9d86",
  "fails as printed, holds corrected": "#1f4e9c",
  "not reproduced": "#a63c00",
  "rests on an unstated choice": "#b98a2e",
  exploratory: "#b98a2e",
  undecided: "#e2cf9f",
  "not tested": "#d5d3cd"
};

/** The page's preview, from the site's root: its paper's, or the report's. */
export function previewOf(path: string, papers: readonly {readonly id: string}[]): string {
  const [, id] = /^(?:papers|claims)\/([^/]+)\//.exec(path) ?? [];
  return `previews/${papers.some((paper) => paper.id === id) ? id : "index"}.png`;
}

/**
 * All previews, PNG by their path from the site's root.
 *
 * @param home - What the first page asks and says.
 */
export async function previews(
  {edition, papers, entries}: Known,
  home: {readonly title: string; readonly description: string}
): Promise<Record<string, Uint8Array>> {
  const fonts = [await cutOf("regular"), await cutOf("bold")];
  await start();
  const draw = (title: string, finding: string, own: Known["entries"]): Uint8Array => {
    const font = {fontBuffers: fonts.map((bytes) => new Uint8Array(bytes)), loadSystemFonts: false};
    const image = new Resvg(picture(edition.title, title, finding, own), {font}).render();
    return image.asPng();
  };
  return {
    "previews/index.png": draw(home.title, home.description, entries),
    ...Object.fromEntries(
      papers.map(({id, title, finding, summary}) => [
        `previews/${id}.png`,
        draw(
          title,
          finding ?? summary,
          entries.filter(({paper}) => paper === id)
        )
      ])
    )
  };
}

let started: Promise<void> | undefined;

function start(): Promise<void> {
  started ??= readFile(fileURLToPath(import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm"))).then(initWasm);
  return started;
}

/** The report's name, what a page is about, what came of it, and a cell for every statement. */
function picture(report: string, title: string, finding: string, entries: Known["entries"]): string {
  const room = previewSize.width - 2 * margin;
  const size = lines(title, 60, room).length > 2 ? 48 : 60;
  const [head, below] = [lines(title, size, room).slice(0, 3), lines(finding, 34, room).slice(0, 2)];
  const write = (text: string, y: number, of: number, look: string): string =>
    `<text x="${margin}" y="${y}" font-size="${of}" ${look}>${escapeHtml(text)}</text>`;
  const foot = 190 + head.length * size * 1.2;
  const cell = Math.min(24, Math.floor(Math.sqrt((room * 130) / Math.max(1, entries.length))));
  const columns = Math.floor(room / cell);
  const rows = Math.ceil(entries.length / columns);
  const top = previewSize.height - margin - rows * cell;
  const cells = entries.map(
    ({outcome}, k) =>
      `<rect x="${margin + (k % columns) * cell}" y="${top + Math.floor(k / columns) * cell}" width="${cell - 3}" height="${cell - 3}" fill="${colors[outcome]}"/>`
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${previewSize.width}" height="${previewSize.height}" font-family="Inter Variable" fill="#1a1c20"><rect width="100%" height="100%" fill="#fffefb"/>${[
    write(report, 110, 30, 'fill="#1f4e9c" font-weight="600"'),
    ...head.map((line, k) => write(line, 190 + k * size * 1.2, size, 'font-weight="600"')),
    ...below.map((line, k) => write(line, foot + k * 44, 34, 'fill="#54575e"')),
    ...cells
  ].join("")}</svg>`;
}

/** A text in lines that fit, bold or not. */
function lines(text: string, size: number, room: number): string[] {
  const all: string[] = [];
  for (const word of text.split(" ")) {
    const longer = all.length === 0 ? word : `${all[all.length - 1]} ${word}`;
    if (all.length > 0 && markWidth({fontSize: size, fontWeight: "bold"}, longer) <= room) all[all.length - 1] = longer;
    else all.push(word);
  }
  return all;
}
