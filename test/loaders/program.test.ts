import {existsSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {describe, expect, it} from "vitest";
import {Stopped} from "../../loaders/failure.js";
import {loadPapers} from "../../loaders/papers.js";
import {projectRoot} from "../../loaders/paths.js";
import {main} from "../../loaders/program.js";
import {examplesOf} from "../papers/examples.js";
import {type Case, corpus} from "./corpus.js";

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

/** Runs a command in this process. */
async function w2s({words, input = ""}: Pick<Case, "words" | "input">, stdin = bytes(input)) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(words, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    stdin,
    stopSignal: () => new AbortController().signal
  });
  return {code, out: out.join("\n"), err};
}

const papers = await loadPapers();
const [quantity] = Object.keys(papers[0].quantities);

/** The corpus of what needs no paper, and each room's own. */
const everything = Object.entries(corpus);
for (const {id} of papers) {
  const file = join(projectRoot, "test/papers", id, "corpus.ts");
  if (!existsSync(file)) continue;
  const {corpus: own}: {corpus: typeof corpus} = await import(pathToFileURL(file).href);
  everything.push(
    ...Object.entries(own).map(([kind, cases]) => [`${id}, ${kind}`, cases] as [string, readonly Case[]])
  );
}

describe.each(everything)("%s", (_, cases) => {
  it.each(cases.map((one) => [`${one.words.join(" ").slice(0, 100)} ${one.input?.slice(0, 30) ?? ""}`, one] as const))(
    "w2s %s: an answer, or exit 2 with one clear line",
    async (_, one) => {
      const {code, out, err} = await w2s(one);
      const said = one.code === 0 ? out : err[0];
      expect({code, said}).toEqual({code: one.code, said: expect.stringContaining(one.says)});
      if (one.code === 0) expect(err).toEqual([]);
      else {
        expect({out, lines: err.length}).toEqual({out: "", lines: 1});
        expect(err[0]).toMatch(/^w2s: [^\n\p{C}]{5,330}$/u);
      }
    }
  );
});

it.each([
  ["SIGINT", 130],
  ["SIGTERM", 143]
] as const)("a simulation that gets %s ends with one line", async (name, expected) => {
  const [model] = Object.keys(papers[0].models);
  const {input} = (await examplesOf(papers[0].id)).models[model];
  const err: string[] = [];
  const code = await main(["simulate", `${papers[0].id}/${model}`, "-"], {
    out: (line) => err.push(`out: ${line}`),
    err: (line) => err.push(line),
    stdin: bytes(JSON.stringify(input)),
    stopSignal: (message) => AbortSignal.abort(new Stopped(name, message))
  });
  expect({code, err}).toEqual({code: expected, err: ["w2s: stopped"]});
});

it("an error that is not bad input is the program's own, and ends it with 1", async () => {
  async function* broken(): AsyncIterable<Uint8Array> {
    yield Buffer.from("{");
    throw new RangeError("Invalid array length");
  }
  const {code, err} = await w2s({words: ["theory", `${papers[0].id}/${quantity}`, "-"]}, broken());
  expect(code).toBe(1);
  expect(err[0]).toContain("a fault of the program, not of the input: RangeError: Invalid array length");
});

it("list names what scripts use, with its keys", async () => {
  const {out} = await w2s({words: ["list"]});
  for (const {id} of papers) {
    for (const [name, keys] of Object.entries((await examplesOf(id)).keys ?? {})) {
      const [, listed] = new RegExp(`^  (?:quantity|model) +${id}/${name}  \\((.*)\\)$`, "m").exec(out) ?? [];
      expect(listed?.split(" "), name).toEqual(expect.arrayContaining(keys.split(" ")));
    }
  }
});
