import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readBibliography} from "../../loaders/bibliography.js";
import {InputError} from "../../src/engine/input.js";

const whole = JSON.parse(await readFile("test/room/paper.json", "utf8"));

/** Reads a data file of this text, as "room". */
async function read(text: string): Promise<unknown> {
  const root = await mkdtemp(join(tmpdir(), "w2s-data-"));
  await mkdir(join(root, "data"));
  await writeFile(join(root, "data/room.json"), text);
  return readBibliography("room", root).finally(() => rm(root, {recursive: true}));
}

const without = (field: string): object => Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field));
const first = (change: object): object => ({...whole, results: [{...whole.results[0], ...change}]});

describe("a paper's data file", () => {
  it("is read when it is whole, and must be there", async () => {
    expect({...((await read(JSON.stringify(whole))) as object)}).toMatchObject({id: "room", title: whole.title});
    await expect(readBibliography("none", tmpdir())).rejects.toThrow(/^data\/none\.json: is missing$/);
  });

  it.each(Object.keys(whole))("without %s is refused by name", async (field) => {
    await expect(read(JSON.stringify(without(field)))).rejects.toThrow(`data/room.json: ${field}: is missing`);
  });

  it.each([
    ["a script for a year", {...whole, year: "<script>alert(1)</script>"}, /: year = "<script>.*: must be a year$/],
    ["a plain address", {...whole, url: "http://example.org"}, /: url = .*: must be an address that begins with https/],
    ["a script for an address", {...whole, url: "javascript:alert(1)"}, /: url = /],
    ["quotes in an address", {...whole, url: 'https://a.b/"onclick="x'}, /: url = /],
    ["another id", {...whole, id: "other"}, /: id = "other": must be "room"/],
    ["one author as a text", {...whole, authors: "A. B."}, /: authors = "A\. B\.": must be a list of names/],
    ["an empty title", {...whole, title: " "}, /: title = " ": must be a text that is not empty/],
    ["two lines for a menu", {...whole, short: "a\nb"}, /: short = .*must be a text of one line/],
    ["a field too many", {...whole, titel: "x"}, /: titel: is no field that is known/],
    ["an id with a blank", first({id: "theorem 1"}), /: results\.0\.id = "theorem 1": must be small letters/],
    ["a result without a place", first({where: 3}), /: results\.0\.where = 3: must be a text/],
    [
      "a result from nowhere",
      first({source: "hearsay"}),
      /: results\.0\.source = "hearsay": must be one of full text, /
    ],
    ["a quotation without a place", first({quote: {text: "a share"}}), /: results\.0\.quote\.place: is missing/],
    ["a quotation over lines", first({quote: {text: "a\nb", place: "1"}}), /: results\.0\.quote\.text = .*of one line/],
    ["a result twice", {...whole, results: [whole.results[0], whole.results[0]]}, /stands twice/],
    ["no results", {...whole, results: []}, /: results = .*: must be at least one result/]
  ])("with %s is refused in one line", async (_, data, message) => {
    const error = (await read(JSON.stringify(data)).catch((error: unknown) => error)) as Error;
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^data\/room\.json: [^\n]*$/);
  });

  it("that is no JSON is refused with its line", async () => {
    await expect(read(`{\n"id": "room",\n}`)).rejects.toThrow(/^data\/room\.json: .*line 3/);
  });
});
