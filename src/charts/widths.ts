/** Widths of the characters from the space to the tilde in thousandths of the size, in the face that charts are set in. */
const widths = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646, 593, 620,
  566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269, 571, 672, 565, 903,
  753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612,
  583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426,
  333, 426, 662
];

/** The same of quotation marks. */
const quotes: Readonly<Record<string, number>> = {"‘": 261, "’": 261, "“": 440, "”": 440};

/** Of any other character, on the safe side. */
const other = 750;

/** Digits in tables stand in cells of one width. */
const digit = 634;

/**
 * Width of a text as charts set it, in pixels; the same at build and in a page, so that nothing moves when a chart
 * comes to life.
 *
 * @param size - Of the letters, in pixels.
 */
export function textWidth(text: string, size = 12): number {
  let sum = 0;
  for (const character of text.normalize("NFD").replace(/\p{M}/gu, "")) {
    const code = character.codePointAt(0) ?? 0;
    sum += /\d/.test(character) ? digit : (widths[code - 0x20] ?? quotes[character] ?? other);
  }
  return (sum * size) / 1000;
}

/** For Vega, which otherwise guesses: the width of a line of one of its texts. */
export function markWidth(item: {readonly fontSize?: number; readonly fontWeight?: unknown}, text: string): number {
  return textWidth(text, item.fontSize ?? 11) * (item.fontWeight === "bold" ? 1.06 : 1);
}
