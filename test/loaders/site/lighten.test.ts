import {describe, expect, it} from "vitest";
import {lighten} from "../../../loaders/site/lighten.js";

const drawing = (content: string, defs = ""): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" class="marks" width="90" height="60" viewBox="0 0 90 60"><g fill="none" transform="translate(10,5)">${content}</g><defs>${defs}</defs></svg>`;

/** The elements of a lightened drawing, in order. */
const elements = (content: string, defs = ""): string[] =>
  lighten(drawing(content, defs)).match(/<(?:path|text|clipPath|rect)[^>]*>/g) ?? [];

const square = (x: number, y: number, look: string): string =>
  `<path transform="translate(${x},${y})" d="M-3,-3h6v6h-6Z" ${look}/>`;
const red = 'fill="red"';
const blue = 'fill="blue"';

describe("a lightened drawing", () => {
  it("draws marks of one look as one path, where they were", () => {
    expect(elements(square(0, 0, red) + square(20, 10.5, red))).toEqual([
      '<path fill="red" d="M7,2h6v6h-6zM27,12.5h6v6h-6z"/>'
    ]);
    expect(
      elements('<line transform="translate(0,7)" x2="50" y2="0" stroke="red"/><line x2="0" y2="9" stroke="red"/>')
    ).toEqual(['<path fill="none" stroke="red" d="M10,12h50M10,5v9"/>']);
  });

  it("keeps the order of drawing wherever it is seen, and only there", () => {
    const looks = (content: string): string[] => elements(content).map((one) => /(?<=fill=")\w+/.exec(one)?.[0] ?? "");
    expect(looks(square(0, 0, red) + square(2, 0, blue) + square(4, 0, red))).toEqual(["red", "blue", "red"]);
    expect(looks(square(0, 0, red) + square(20, 0, blue) + square(40, 0, red))).toEqual(["red", "blue"]);
    // Half transparent marks darken each other.
    const faint = `${red} opacity="0.5"`;
    expect(looks(square(0, 0, faint) + square(2, 0, faint) + square(20, 0, faint))).toEqual(["red", "red"]);
  });

  it("leaves out what is invisible", () => {
    const content = `${square(0, 0, "")}${square(0, 0, `${red} opacity="0"`)}<path d="" display="none"/><text opacity="0" fill="red">1</text><g></g>`;
    expect(elements(content)).toEqual([]);
  });

  it("clips what reaches beyond its frame, with one frame for all who share it", () => {
    const defs = ["a", "b"].map((id) => `<clipPath id="${id}"><rect x="0" y="0" width="50" height="40"/></clipPath>`);
    const within = (id: string, content: string): string => `<g clip-path="url(#${id})">${content}</g>`;
    const content = within("a", square(0, 20, red) + square(20, 20, blue)) + within("b", square(0, 35, red));
    expect(elements(content, defs.join(""))).toEqual([
      '<clipPath id="clip0">',
      '<rect x="10" y="5" width="50" height="40"/>',
      '<path fill="red" clip-path="url(#clip0)" d="M7,22h6v6h-6zM7,37h6v6h-6z"/>',
      '<path fill="blue" d="M27,22h6v6h-6z"/>'
    ]);
  });

  it("keeps texts, turned ones as well", () => {
    const turned = '<text transform="translate(1,2) rotate(-90)" text-anchor="middle" fill="red">error &lt; 1</text>';
    expect(lighten(drawing(turned))).toContain(
      '<text transform="translate(11,7) rotate(-90)" fill="red" text-anchor="middle">error &lt; 1</text>'
    );
  });

  it("refuses what it does not know", () => {
    expect(() => lighten(drawing("<image/>"))).toThrow(/<image>/);
    expect(() => lighten(drawing('<path fill="red" d="m1,2t3,4"/>'))).toThrow(/command m/);
    expect(() => lighten(drawing('<g clip-path="url(#none)"/>'))).toThrow(/"none"/);
  });
});
