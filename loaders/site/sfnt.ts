// What the build reads of a font file: which characters it has, and how far each of them advances.

/** A TrueType font in memory. */
export interface Sfnt {
  /** Glyphs by character. */
  readonly glyphs: ReadonlyMap<string, number>;
  /** Width of a character in parts of the font's size; undefined where the font has none. */
  advance(character: string): number | undefined;
}

/**
 * Reads a font's tables of characters and widths.
 *
 * @param bytes - Uncompressed TrueType or OpenType.
 * @throws RangeError naming the table that is not there.
 */
export function readSfnt(bytes: Uint8Array): Sfnt {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = (tag: string): number => {
    for (let k = 0; k < view.getUint16(4); ++k) {
      const entry = 12 + 16 * k;
      if (String.fromCharCode(...bytes.subarray(entry, entry + 4)) === tag) return view.getUint32(entry + 8);
    }
    throw new RangeError(`a font without the table "${tag}"`);
  };
  const glyphs = readCharacters(view, table("cmap"));
  const unitsPerEm = view.getUint16(table("head") + 18);
  const measured = view.getUint16(table("hhea") + 34);
  const widths = table("hmtx");
  return {
    glyphs,
    advance(character) {
      const glyph = glyphs.get(character);
      return glyph === undefined ? undefined : view.getUint16(widths + 4 * Math.min(glyph, measured - 1)) / unitsPerEm;
    }
  };
}

/** Characters of a font's map, whose subtables 4 (to U+FFFF) and 12 (all) are read. */
function readCharacters(view: DataView, at: number): Map<string, number> {
  const glyphs = new Map<string, number>();
  const put = (code: number, glyph: number): void => {
    if (glyph !== 0) glyphs.set(String.fromCodePoint(code), glyph);
  };
  for (let k = 0; k < view.getUint16(at + 2); ++k) {
    const start = at + view.getUint32(at + 4 + 8 * k + 4);
    const format = view.getUint16(start);
    if (format === 4) readSegments(view, start, put);
    if (format === 12)
      for (let group = 0; group < view.getUint32(start + 12); ++group) {
        const place = start + 16 + 12 * group;
        const [first, last] = [view.getUint32(place), view.getUint32(place + 4)];
        for (let code = first; code <= last; ++code) put(code, view.getUint32(place + 8) + code - first);
      }
  }
  return glyphs;
}

function readSegments(view: DataView, start: number, put: (code: number, glyph: number) => void): void {
  const twice = view.getUint16(start + 6);
  const [ends, starts] = [start + 14, start + 16 + twice];
  for (let segment = 0; segment < twice; segment += 2) {
    const first = view.getUint16(starts + segment);
    const delta = view.getUint16(starts + twice + segment);
    const place = starts + 2 * twice + segment;
    const range = view.getUint16(place);
    for (let code = first; code <= view.getUint16(ends + segment) && code < 0xffff; ++code) {
      const glyph = range === 0 ? code : view.getUint16(place + range + 2 * (code - first));
      put(code, range !== 0 && glyph === 0 ? 0 : (glyph + delta) & 0xffff);
    }
  }
}
