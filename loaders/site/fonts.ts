import {readFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import subsetFont from "subset-font";
import {unescapeHtml} from "../../src/html/html.js";
import {readSfnt} from "./sfnt.js";

// The faces that come with the site, so that it looks the same everywhere: Source Serif for reading; Inter, which has
// the subscripts of the field's symbols, for charts, tables and menus; for the few signs it lacks, KaTeX's roman.

const range = (first: number, last: number): string =>
  String.fromCodePoint(...Array.from({length: last - first + 1}, (_, k) => first + k));

/** What Western languages need; the rest of Latin, for names of authors, is loaded where a page has it. */
const latin = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}–—‘’‚“”„†…‹›−‐‑\u202f`;
const extended = range(0x100, 0x17f);
const symbols = `${range(0x391, 0x3a1)}${range(0x3a3, 0x3a9)}${range(0x3b1, 0x3c9)}ᵢᵣᵤᵥ${range(0x2070, 0x209c)}‖←↑→↓↔∂∆∏∑√∞∫≈≠≤≥■□▲▼◆◇●○✓✗`;
const signs = "∈∉∥∧∨∩∪∼≃≡≪≫⊂⊆⊥⋅⟨⟩";

const packages = {
  roman: import.meta.resolve("@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2"),
  romanExtended: import.meta.resolve(
    "@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2"
  ),
  italic: import.meta.resolve("@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2"),
  sans: import.meta.resolve("inter-ui/variable/InterVariable.woff2"),
  signs: import.meta.resolve("katex/dist/fonts/KaTeX_Main-Regular.woff2")
} as const;

/** Licences of the faces, by the name under which they stand beside them. */
export const licences = {
  "source-serif-OFL.txt": fileURLToPath(import.meta.resolve("@fontsource-variable/source-serif-4/LICENSE")),
  "inter-OFL.txt": fileURLToPath(import.meta.resolve("inter-ui/LICENSE.txt"))
} as const;

type Face = keyof typeof packages;

const light = {noHinting: true};
const opened = new Map<Face, Promise<Buffer>>();

/** A face of a package, read once. */
function open(face: Face): Promise<Buffer> {
  const font = opened.get(face) ?? readFile(fileURLToPath(packages[face]));
  opened.set(face, font);
  return font;
}

const figures = ["kern", "lnum", "tnum"];

/** Files of the faces that pages load, by name: each as small as what pages need of it. */
export async function pageFonts(): Promise<Record<string, Uint8Array>> {
  const weights = {wght: {min: 400, max: 600}};
  const text = {...light, targetFormat: "woff2", keepFeatures: [...figures, "liga", "onum"]} as const;
  const serif = {...text, variationAxes: weights};
  const sans = {...text, keepFeatures: figures, variationAxes: {...weights, opsz: 14}};
  return {
    "serif.woff2": await subsetFont(await open("roman"), latin, serif),
    "serif-extended.woff2": await subsetFont(await open("romanExtended"), extended, serif),
    "serif-italic.woff2": await subsetFont(await open("italic"), latin, {...text, variationAxes: {wght: 400}}),
    "sans.woff2": await subsetFont(await open("sans"), latin + symbols, sans),
    "sans-extended.woff2": await subsetFont(await open("sans"), extended, sans)
  };
}

/**
 * Faces of the systems that stand in until the shipped ones are there, and how wide theirs is of them: ratios of the
 * average advance of English text, of Capsize's metrics and, for DejaVu, of its files. So scaled, text moves little
 * when the shipped face arrives.
 */
const standIns = [
  {name: "Report Serif, Georgia", face: "serif", locals: ["Georgia", "Gelasio"], scale: 1.074},
  {name: "Report Serif, Times", face: "serif", locals: ["Times New Roman", "Liberation Serif", "Tinos"], scale: 1.179},
  {name: "Report Serif, Noto", face: "serif", locals: ["Noto Serif"], scale: 0.996},
  {name: "Report Serif, DejaVu", face: "serif", locals: ["DejaVu Serif"], scale: 0.927},
  {name: "Report Sans, Arial", face: "sans", locals: ["Arial", "Liberation Sans", "Helvetica Neue"], scale: 1.071},
  {name: "Report Sans, Roboto", face: "sans", locals: ["Roboto"], scale: 1.074},
  {name: "Report Sans, DejaVu", face: "sans", locals: ["DejaVu Sans"], scale: 0.939}
] as const;

/** Height above and below the line of the shipped faces, in parts of their size. */
const heights = {serif: [1.036, 0.335], sans: [0.969, 0.241]} as const;

/** The stylesheet of these files, and of what stands in for them. */
export const pageFaces: string = [
  faceRule("Report Serif", "400 600", "url(fonts/serif.woff2)"),
  faceRule("Report Serif", "400 600", "url(fonts/serif-extended.woff2)", "unicode-range:U+100-17F"),
  faceRule("Report Serif", "400", "url(fonts/serif-italic.woff2)", "font-style:italic"),
  faceRule("Report Sans", "400 600", "url(fonts/sans.woff2)"),
  faceRule("Report Sans", "400 600", "url(fonts/sans-extended.woff2)", "unicode-range:U+100-17F"),
  ...standIns.map(({name, face, locals, scale}) => {
    const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
    const [ascent, descent] = heights[face];
    const source = locals.map((local) => `local("${local}")`).join(",");
    const metrics = `size-adjust:${percent(scale)};ascent-override:${percent(ascent / scale)};descent-override:${percent(descent / scale)};line-gap-override:0%`;
    return `@font-face{font-family:"${name}";src:${source};unicode-range:U+20-17F,U+2010-2026;${metrics}}`;
  }),
  `:root{${(["serif", "sans"] as const).map(stack).join("")}}`
].join("");

/** The names of what stands in for a face, as the stylesheets use them. */
function stack(face: (typeof standIns)[number]["face"]): string {
  const names = standIns.filter((one) => one.face === face).map(({name}) => `"${name}"`);
  return `--${face}-stand-ins:${names.join(",")};`;
}

function faceRule(family: string, weight: string, source: string, more = "font-style:normal"): string {
  return `@font-face{font-family:"${family}";font-weight:${weight};${more};font-display:swap;src:${source} format("woff2")}`;
}

/** The letters of a chart in one weight, and the signs that are drawn in another face. */
const cuts = {
  regular: {face: "sans", all: latin + extended + symbols, axes: {wght: 400, opsz: 14}},
  bold: {face: "sans", all: latin + extended + symbols, axes: {wght: 600, opsz: 14}},
  signs: {face: "signs", all: signs, axes: undefined}
} as const;

type Cut = keyof typeof cuts;

const made = new Map<Cut, Promise<Buffer>>();

/** A cut of a face, uncompressed, with everything a chart may need. */
export function cutOf(cut: Cut): Promise<Buffer> {
  const {face, all, axes} = cuts[cut];
  const make = async (): Promise<Buffer> =>
    subsetFont(await open(face), all, {
      ...{...light, targetFormat: "sfnt", keepFeatures: ["lnum", "tnum"]},
      ...(axes && {variationAxes: axes})
    });
  const font = made.get(cut) ?? make();
  made.set(cut, font);
  return font;
}

const encoded = new Map<string, Promise<string>>();

/** The face of these characters as a data address. */
function encode(cut: Cut, characters: string): Promise<string> {
  const make = async (): Promise<string> => {
    const options = {...light, targetFormat: "woff2", keepFeatures: ["lnum", "tnum"]} as const;
    const font = await subsetFont(await cutOf(cut), characters, options);
    return `url(data:font/woff2;base64,${font.toString("base64")})`;
  };
  const key = `${cut} ${characters}`;
  const address = encoded.get(key) ?? make();
  encoded.set(key, address);
  return address;
}

/**
 * Rules that bring pictures the letters of their texts, since a picture cannot use its page's faces.
 *
 * @param svgs - Pictures that share them.
 * @throws RangeError naming the characters that no face has.
 */
export async function pictureFaces(svgs: readonly string[]): Promise<string> {
  const texts = svgs.flatMap((svg) => [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)]);
  const rules: string[] = [];
  const foreign = new Set<string>();
  for (const [cut, weight] of [
    ["regular", "400"],
    ["bold", "700"]
  ] as const) {
    const own = texts.filter(([, look]) => look.includes('font-weight="bold"') === (cut === "bold"));
    const all = [...new Set(own.map(([, , text]) => unescapeHtml(text)).join(""))].sort();
    if (all.length === 0) continue;
    const {glyphs} = readSfnt(await cutOf(cut));
    const has = all.filter((character) => glyphs.has(character));
    for (const character of all) if (!glyphs.has(character)) foreign.add(character);
    rules.push(faceRule("Report Sans", weight, await encode(cut, has.join(""))));
  }
  if (foreign.size > 0) {
    const {glyphs} = readSfnt(await cutOf("signs"));
    const lacking = [...foreign].filter((character) => !glyphs.has(character));
    if (lacking.length > 0)
      throw new RangeError(`a chart writes "${lacking.join("")}", which no face of loaders/site/fonts.ts has`);
    rules.push(faceRule("Report Signs", "400 700", await encode("signs", [...foreign].sort().join(""))));
  }
  return rules.join("").replaceAll("font-display:swap;", "");
}
