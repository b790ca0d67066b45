import {expect, it} from "vitest";
import {headTags, type Known} from "../../../loaders/site/metadata.js";
import {previewOf, previewSize, previews} from "../../../loaders/site/previews.js";

const known = {
  edition: {title: "Lines", authors: "A. Author", key: "lines", version: "1", url: "https://example.org/lines/"},
  papers: [{id: "slopes", title: "On slopes & lines", short: "Slopes", summary: "A line rises."}],
  entries: [
    {paper: "slopes", id: "a", statement: "", outcome: "reproduced", result: "a", whose: "paper"},
    {paper: "slopes", id: "b", statement: "", outcome: "not reproduced", result: "b", whose: "paper"}
  ]
} as unknown as Known;

it("there is a picture of the report and one of each paper, as large as sites ask for, the same bytes each time", async () => {
  const home = {title: "When does a line rise?", description: "Papers on lines."};
  const made = await previews(known, home);
  expect(Object.keys(made)).toEqual(["previews/index.png", "previews/slopes.png"]);
  for (const bytes of Object.values(made)) {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    expect(String.fromCharCode(...bytes.subarray(1, 4))).toBe("PNG");
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([previewSize.width, previewSize.height]);
    expect(bytes.length).toBeLessThan(100_000);
  }
  expect(made["previews/slopes.png"]).not.toEqual(made["previews/index.png"]);
  expect(await previews(known, home)).toEqual(made);
});

it("letters are drawn: two titles make two pictures", async () => {
  const [one, other] = await Promise.all(
    ["Rise", "Fall"].map(async (title) => (await previews(known, {title, description: ""}))["previews/index.png"])
  );
  expect(one).not.toEqual(other);
});

it("pages of a paper and of its claims show that paper's, all others the report's, by whole addresses only", () => {
  expect(previewOf("papers/slopes/theory.html", known.papers)).toBe("previews/slopes.png");
  expect(previewOf("claims/slopes/a.html", known.papers)).toBe("previews/slopes.png");
  expect(previewOf("method.html", known.papers)).toBe("previews/index.png");
  const tags = headTags("method.html", "Method", "How.", known);
  expect(tags).toContain('<meta property="og:image" content="https://example.org/lines/previews/index.png">');
  const {url: _, ...edition} = known.edition;
  expect(headTags("method.html", "Method", "How.", {...known, edition})).not.toContain("og:image");
});
