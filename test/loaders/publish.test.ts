import {readFileSync} from "node:fs";
import {Ajv} from "ajv";
import {describe, expect, it} from "vitest";
import type {Paper} from "../../loaders/papers.js";
import {publish, registerView} from "../../loaders/publish.js";
import {judgeRegister} from "../../src/engine/register.js";
import {correctedClaim, exactClaim, experiment, results} from "../engine/fixtures.js";

const claims = [{...exactClaim, figure: "figure-1", testFile: "test/papers/lines/theory.test.ts"}, correctedClaim];
const lines: Paper = {
  id: "lines",
  bibliography: {
    short: "Lines",
    grade: "full text",
    results: [{id: "theorem-1", name: "Theorem 1", statement: "…", where: "Section 2"}]
  } as unknown as NonNullable<Paper["bibliography"]>,
  simulate: "nowhere",
  experiments: [experiment],
  claims,
  figures: [],
  laws: {},
  quoted: () => ({}),
  quantities: {},
  models: {}
};
const entries = judgeRegister(claims.map((claim) => ({paper: "lines", claim, results: {line: results()}})));
const calibration = {
  registers: 10_000,
  tests: 3,
  alarms: 80,
  rate: 0.008,
  interval: [0.006, 0.011],
  confirmable: 0,
  confirmed: 0
} as const;

describe("the published register", () => {
  it("fits its schema and says where each entry's parts are", async () => {
    const document = JSON.parse(JSON.stringify(await publish({entries, calibration}, [lines], "paper")));
    const schema = JSON.parse(readFileSync(new URL("../../src/claims.schema.json", import.meta.url), "utf8"));
    const validate = new Ajv({strict: true, allowUnionTypes: true}).compile(schema);
    validate(document);
    expect(validate.errors).toBeNull();
    expect(document.entries[0].numbered).toEqual({
      name: "Theorem 1",
      where: "Section 2",
      short: "L-01",
      links: {
        page: "/claims/lines/line.html",
        data: "/data/lines/claim-line.json",
        figure: "/papers/lines/index.html#figure-1",
        test: "/source/test/papers/lines/theory.test.ts.txt"
      }
    });
  });

  it("names papers and results for the pages, and falls back to ids", async () => {
    const view = await registerView([lines], {inline: (text) => `<i>${text}</i>`, block: String});
    expect(view.paper("lines")).toBe("Lines");
    expect(view.result("lines", "theorem-1")).toBe("Theorem 1");
    expect(view.result("lines", "theorem-9")).toBe("theorem-9");
    expect(view.inline("x")).toBe("<i>x</i>");
    expect(() => view.paper("curves")).toThrow('paper "curves": must be one of lines');
  });
});
