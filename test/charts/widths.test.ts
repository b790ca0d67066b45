import {expect, it} from "vitest";
import {cutOf} from "../../loaders/site/fonts.js";
import {readSfnt} from "../../loaders/site/sfnt.js";
import {textWidth} from "../../src/charts/widths.js";

const {glyphs, advance} = readSfnt(await cutOf("regular"));

it("texts of charts are taken to be as wide as their face sets them", () => {
  const ascii = [...glyphs.keys()].filter((character) => /[ -/:-~]/.test(character));
  expect(ascii.length).toBe(85);
  for (const character of [...ascii, ..."‘’“”"])
    expect(textWidth(character, 1), character).toBeCloseTo(advance(character) ?? Number.NaN, 3);
  // Digits of one width are glyphs of their own.
  expect(textWidth("10", 1)).toBeGreaterThanOrEqual((advance("1") ?? 0) + (advance("0") ?? 0));
});

it("other characters are not taken to be narrower than they are", () => {
  const symbols = [...glyphs.keys()].filter((character) => /[\p{Script=Greek}\u2080-\u209c−·×±²⁻⁴]/u.test(character));
  expect(symbols.length).toBeGreaterThan(60);
  for (const character of symbols.filter((one) => one === one.toLowerCase() && !"ψωϊϋ".includes(one)))
    expect(textWidth(character, 1), character).toBeGreaterThanOrEqual(advance(character) ?? Number.NaN);
});
