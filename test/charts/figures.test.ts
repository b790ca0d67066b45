import {describe, expect, it} from "vitest";
import {draw} from "../../loaders/site/charts.js";
import {figuresOn, lines} from "../../src/charts/index.js";
import type {FigureContent} from "../../src/engine/figure.js";
import {withIntervals} from "../../src/engine/interval.js";
import {experiment, results} from "../engine/fixtures.js";

interface Place {
  readonly x: number;
  readonly y: number;
  readonly half: number;
}

const at = (place: Place): Place => place;
const {curves, panels, part} = figuresOn({line: experiment}, {at});
const texts = {claims: [], title: "", caption: "", description: ""} as const;
const look = {x: {field: "x", title: "x"}, y: {title: "error"}};
const error = {role: "student", measure: "error", theory: ({x}: Place) => 1 + x} as const;

const built = (figure: ReturnType<typeof panels>): FigureContent => withIntervals(figure.build({line: results()}));

/** Texts of a drawing, in its order. */
async function written({rows, spec}: FigureContent): Promise<string[]> {
  const {svg} = await draw(rows, spec);
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
}

describe("a figure of parts", () => {
  const figure = panels("errors", {
    ...texts,
    ...look,
    parts: [
      part("line", {title: "left", x: {axis: "x", dense: [1.5]}, curves: {error}}),
      lines({
        title: "left",
        axis: "x",
        at: [1, 2, 3],
        curves: {bound: {role: "ink", theory: (x) => (x < 3 ? x : null)}}
      }),
      part("line", {title: "right", x: {axis: "x"}, curves: {gain: {role: "teacher", measure: "gain"}}})
    ]
  });

  it("names each experiment once, and a part's panel in its rows", () => {
    expect(figure.experiments).toEqual(["line"]);
    const {rows} = built(figure);
    expect(rows.filter(({panel}) => panel === "right")).toHaveLength(3);
    expect(rows.filter(({panel}) => panel === "left")).toHaveLength(3 + 1 + 2);
    expect(rows.find(({x}) => x === 1.5)).toEqual({panel: "left", x: 1.5, series: "error", theory: 2.5});
  });

  it("draws a panel for each title, and in the legend what there is of a series", async () => {
    const content = built(figure);
    expect(await written(content)).toEqual(expect.arrayContaining(["left", "right", "error", "bound", "gain"]));
    expect(content.spec.usermeta).toMatchObject({
      series: [{name: "error"}, {name: "bound", only: "line"}, {name: "gain", only: "marks"}]
    });
  });
});

describe("declared curves", () => {
  it("stand on axes derived from a setting, and refuse an axis that is neither swept nor derived", () => {
    const x = {axis: "half", title: "x/2", dense: [2]} as const;
    const curve = {error: {role: "student", measure: "error", theory: ({half}: Place) => half}} as const;
    const derive = {half: ({x}: {readonly x?: unknown}) => Number(x) / 2};
    const {rows} = built(curves("half", "line", {...texts, y: look.y, x, derive, curves: curve}));
    expect(rows.map(({half, theory}) => [half, theory])).toEqual([
      [0.5, 0.5],
      [1, 1],
      [1.5, 1.5],
      [2, 2]
    ]);
    expect(() =>
      curves("half", "line", {...texts, y: look.y, x: {...x, axis: "halve" as never}, derive, curves: curve})
    ).toThrow(/figure "half": axis "halve": must be one of x, half/);
  });

  it("follow a swept axis along one derived from it, on either branch", () => {
    const square = (x: number) => (x - 2) ** 2;
    const {rows} = built(
      curves("square", "line", {
        ...{...texts, y: look.y, keep: ["branch"], pieces: "branch"},
        derive: {
          square: ({x}: {readonly x?: unknown}) => square(Number(x)),
          branch: ({x}: {readonly x?: unknown}) => (Number(x) < 2 ? "lower" : "upper")
        },
        x: {axis: "square", along: "x", dense: [0, 4], title: "square"},
        curves: {error}
      })
    );
    const theory = rows.filter(({mean}) => mean === undefined);
    expect(theory.map(({square, branch, theory}) => [square, branch, theory])).toEqual([
      [4, "lower", 1],
      [4, "upper", 5]
    ]);
  });

  it("mark what they are told to, several marks a point and only where they are told to", () => {
    const marks = (_: unknown, index: number) => [{mean: index}, {mean: -index}];
    const curve = {role: "student", marks, where: ({x}: {readonly x?: unknown}) => Number(x) > 1} as const;
    const {rows} = built(curves("own", "line", {...texts, y: look.y, x: {axis: "x", title: "x"}, curves: {curve}}));
    expect(rows.map(({x, mean}) => [x, mean])).toEqual([
      [2, 1],
      [2, -1],
      [3, 2],
      [3, -2]
    ]);
  });

  it("say in the legend what solid and dashed lines, marks and bars are", async () => {
    const stated = {...error, stated: () => 2};
    const figure = curves("stated", "line", {
      ...{...texts, y: look.y, x: {axis: "x", title: "x"}, curves: {error: stated}},
      ...{stated: "as printed", bars: {lower: "lower95", upper: "upper95", title: "quartiles"}}
    });
    expect(await written(built(figure))).toContain("solid theory, dashed as printed, marks simulation, bars quartiles");
  });
});

describe("declared maps", () => {
  const sweep = {x: [1, 2, 3], y: [1, 2, 3]};
  const square = figuresOn({line: {...experiment, sweep}}, {at});
  const over = (title: string, scale: number) =>
    square.part("line", {
      ...{title, keep: ["y"], derive: {x: ({x}) => scale * Number(x)}, x: {axis: "x"}},
      curves: {student: {role: "student", measure: "gain", theory: ({x, y}) => x - y}}
    });
  const {maps: declared} = square;
  const figure = declared("map", {
    ...{...texts, x: look.x, y: {field: "y", title: "y"}, gain: {title: "gain"}, limit: 2},
    levels: [0, 0.7],
    panels: [{part: over("small", 1), rules: [{x: 2, label: "here"}]}, {part: over("large", 10)}]
  });
  const gain = () => ({gain: Array.from({length: 9}, (_, k) => k - 4)});

  it("stand below one another, each over its own cells, with their levels written", async () => {
    const content = withIntervals(figure.build({line: results(gain, 2, sweep)}));
    const texts = await written(content);
    expect(texts).toEqual(expect.arrayContaining(["small", "large", "here"]));
    expect(texts.filter((text) => text === "0.7").length).toBeGreaterThan(0);
    expect(new Set(content.rows.map(({panel, x}) => `${panel} ${x}`))).toEqual(
      new Set(["small 1", "small 2", "small 3", "large 10", "large 20", "large 30"])
    );
  });

  it("have their contours where there is one alone, without a title", async () => {
    const alone = declared("alone", {
      ...{...texts, x: look.x, y: {field: "y", title: "y"}, gain: {title: "gain"}, levels: [0.7]},
      panels: [{part: {...over("", 1), title: undefined}}]
    });
    expect(await written(withIntervals(alone.build({line: results(gain, 2, sweep)})))).toContain("0.7");
  });
});
