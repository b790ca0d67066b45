import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, inject, it} from "vitest";

const data = join(inject("site"), "data");
const json = (...path: string[]) => JSON.parse(readFileSync(join(data, ...path), "utf8"));

const papers = readdirSync(data, {withFileTypes: true})
  .filter((entry) => entry.isDirectory())
  .map(({name}) => name)
  .sort();
const figuresOf = (paper: string): string[] =>
  readdirSync(join(data, paper))
    .filter((file) => file.endsWith(".vl.json"))
    .map((file) => file.slice(0, -".vl.json".length))
    .sort();

/** A specification as a person compares it: numbers to three decimals, long data by their ends, what all share left out. */
function outline(spec: Record<string, unknown>): string {
  const {data: _, datasets: __, config: ___, $schema: ____, ...own} = spec;
  return JSON.stringify(own, (key, value) => {
    if (typeof value === "number") return Number(value.toFixed(3));
    if (key === "values" && Array.isArray(value) && value.length > 6)
      return {count: value.length, first: value[0], last: value[value.length - 1]};
    // Panels are built alike: the first stands for all, of the others what they show.
    if (key === "concat") return [value[0], ...value.slice(1).map(({transform}: {transform: unknown}) => transform)];
    if (key === "tooltip") return undefined;
    return value;
  });
}

describe.each(papers)("the figures of %s", (paper) => {
  it("have rows of finite numbers, few enough to draw", () => {
    for (const figure of figuresOf(paper)) {
      const {rows} = json(paper, `${figure}.json`);
      const {data: drawn} = json(paper, `${figure}.vl.json`);
      expect(rows.length, figure).toBeGreaterThan(0);
      expect(drawn.values.length, figure).toBeLessThan(6000);
      // Published JSON writes what is not finite as null: a mark or a line is one or the other, never neither.
      for (const row of drawn.values) {
        const shown = ["mean", "theory", "stated", "value", "predicted", "measured", "lower"].some(
          (field) => row[field] !== null && row[field] !== undefined
        );
        expect(shown, `${figure} ${JSON.stringify(row)}`).toBe(true);
      }
    }
  });

  it("are specified as they were, numbers to three decimals", async () => {
    const text = figuresOf(paper).map((figure) => `${figure}\n${outline(json(paper, `${figure}.vl.json`))}\n`);
    await expect(text.join("\n")).toMatchFileSnapshot(`snapshots/${paper}.txt`);
  });
});
