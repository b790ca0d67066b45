import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {checkPairs, readPairs} from "../../loaders/input.js";
import {readJson} from "../../loaders/json.js";
import {cosine, count, matrix, nonNegative, oneOf, positive, size} from "../../src/engine/commands.js";
import {InputError} from "../../src/engine/input.js";

/** Standard input of these bytes, in two pieces. */
async function* stdin(text: string | Uint8Array): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text as string);
  yield bytes.subarray(0, 3);
  yield bytes.subarray(3);
}

const pairsOf = async (words: string[], text: string | Uint8Array = "") =>
  Object.fromEntries(await readPairs(words, stdin(text)));

describe("key=value words", () => {
  it("are JSON where they parse and strings otherwise; a dash reads standard input", async () => {
    const pairs = await pairsOf(["law=shift", "n=3", "mu=[1,2]", "-", "x=NaN"], '{"m": 4, "sigma": 1e-3}');
    expect(pairs).toEqual({law: "shift", n: 3, m: 4, mu: [1, 2], sigma: 1e-3, x: "NaN"});
  });

  it.each([
    [".5", 0.5],
    ["-.5", -0.5],
    ["+0.1", 0.1],
    ["1.", 1],
    ["1.e2", 100],
    ["1e5", 1e5],
    ["1E+5", 1e5],
    ["-0", 0],
    ["[.5, 1.]", [0.5, 1]],
    ["0x10", "0x10"],
    ["1_000", "1_000"],
    ["007", "007"],
    ["1,5", "1,5"],
    ["Infinity", "Infinity"],
    ["∞", "∞"],
    [".", "."],
    ["", ""],
    ["1e400", "1e400"],
    ["1e-400", "1e-400"],
    ["0e-400", 0],
    ["[1", "[1"],
    ["[NaN]", "[NaN]"]
  ])("read %s as most tools do, or leave it the text it is", async (text, value) => {
    expect(Object.is((await pairsOf([`x=${text}`])).x, value) || (await pairsOf([`x=${text}`])).x).toEqual(
      typeof value === "object" ? value : true
    );
  });

  it.each([
    [["lambda"], "", '"lambda": must be key=value'],
    [["=3"], "", '"=3": must be key=value'],
    [["d=1", "d=2"], "", "d is given twice: 1 and 2"],
    [["d=1", "-"], '{"d": 1}', "d is given twice: 1 and 1"],
    [["-", "-"], "{}", "- is given twice"],
    [["__proto__=1", "__proto__=2"], "", "__proto__ is given twice"],
    [["-"], "", "standard input is empty"],
    [["-"], " \n", "standard input is empty"],
    [["-"], "[1]", 'standard input "[1]": must be one JSON object'],
    [["-"], '{"d": 1, "d": 2}', 'standard input: d: broken JSON at line 1, column 13: the key "d" a second time'],
    [["-"], '{"lambda_t": NaN}', "standard input: lambda_t: broken JSON at line 1, column 14: NaN, which is no JSON"],
    [["-"], '{"lambda_t": -Infinity}', "lambda_t: broken JSON at line 1, column 14: -Infinity, which is no JSON"],
    [["-"], '{"d": 1,\n "n": }', 'n: broken JSON at line 2, column 7: "}"'],
    [["-"], '{"d": 1', 'broken JSON at line 1, column 8: the end instead of "}"'],
    [["-"], '{"d": 1} x', "broken JSON at line 1, column 10: something after the end"],
    [["-"], "{d: 1}", 'broken JSON at line 1, column 2: no key in "quotes"'],
    [["-"], '{"d": "\n"}', "d: broken JSON at line 1, column 7: a broken string"],
    [["-"], `{"T": ${"[".repeat(1e5)}`, "T: broken JSON at line 1, column 15: more than 8 levels"],
    [["-"], new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), "standard input: must be text in UTF-8"],
    [["-"], " ".repeat(2 ** 20 + 1), "standard input: must be at most 1048576 bytes"]
  ])("%j with %.30j on standard input are refused: %3$s", async (words, text, message) => {
    await expect(pairsOf(words, text)).rejects.toThrow(message);
    await expect(pairsOf(words, text)).rejects.toBeInstanceOf(InputError);
  });

  it("may come with a byte order mark", async () => {
    expect(await pairsOf(["-"], '\ufeff{"d": 1}')).toEqual({d: 1});
  });

  it("of endless standard input are refused before it ends", async () => {
    async function* endless() {
      for (;;) yield Buffer.alloc(65536, "y");
    }
    await expect(readPairs(["-"], endless())).rejects.toThrow("must be at most 1048576 bytes");
  });
});

describe("JSON", () => {
  it.each(['{"a": [1, -2.5e-3, "x\\u00e9\\n\\"", true, null, {"b": {}}], "c": []}', "[]", ' "é😀" ', "0", "-12.5E+2"])(
    "of %s is read as JSON.parse reads it",
    (text) => {
      expect(JSON.stringify(readJson(text))).toBe(JSON.stringify(JSON.parse(text)));
    }
  );

  it("has __proto__ as a key like any other", () => {
    const value = readJson('{"__proto__": {"sigma": 1}, "constructor": 2}') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
    expect(value.sigma).toBeUndefined();
  });
});

describe("a command's keys", () => {
  const keys = {
    lambda_t: nonNegative,
    gamma: positive,
    n: size,
    rho: cosine,
    law: oneOf("shift", "mixture"),
    T: matrix,
    k: v.optional(count, 7)
  };
  const good = {lambda_t: 0, gamma: 0.5, n: 2, rho: -1, law: "shift", T: [[1, 0]]};
  const check = (given: object) => checkPairs(keys, new Map(Object.entries(given)));

  it("pass good input and fill in defaults", () => {
    expect(check(good)).toEqual({...good, k: 7});
  });

  it.each([
    [{lambda_t: -1}, "lambda_t = -1: must be a number ≥ 0"],
    [{lambda_t: "abc"}, 'lambda_t = "abc": must be a number ≥ 0'],
    [{lambda_t: Number.POSITIVE_INFINITY}, "lambda_t = Infinity: must be a number ≥ 0"],
    [{lambda_t: 1e-31}, "lambda_t = 1e-31: must be a number ≥ 0: 0 or in [1e-30, 1e+30]"],
    [{lambda_t: 1e31}, "lambda_t = 1e+31: must be a number ≥ 0: 0 or in [1e-30, 1e+30]"],
    [{gamma: 0}, "gamma = 0: must be a number > 0"],
    [{gamma: "NaN"}, 'gamma = "NaN": must be a number > 0'],
    [{gamma: 5e-324}, "gamma = 5e-324: must be a number > 0, in [1e-30, 1e+30]"],
    [{gamma: null}, "gamma = null: must be a number > 0"],
    [{n: 2.5}, "n = 2.5: must be a whole number ≥ 1"],
    [{n: 2 ** 53}, "n = 9007199254740992: must be a whole number ≥ 1"],
    [{rho: 1.01}, "rho = 1.01: must be a number in [-1, 1]"],
    [{rho: 1e-40}, "rho = 1e-40: must be 0 or at least 1e-30 in size"],
    [{law: "other"}, 'law = "other": must be one of shift, mixture'],
    [{T: [1]}, "T = [1]: must be an array of numbers"],
    [{T: [Array(65).fill(0)]}, "must be an array of at most 64 numbers"],
    [{T: Array(65).fill([0])}, "must be an array of at most 64 rows"],
    [{gama: 1}, "gama = 1: unknown key; must be one of lambda_t, gamma"],
    [{toString: 1}, "toString = 1: unknown key"],
    [{"a\u001b[2J\n": "\u2028\u202e\ud800"}, '"a\\u{1b}[2J\\u{a}" = "\\u{2028}\\u{202e}\\u{d800}": unknown key']
  ])("refuse %j by name, value and what is allowed", (wrong, message) => {
    expect(() => check({...good, ...wrong})).toThrow(message);
  });

  it.each([{law: "x".repeat(1e6)}, {T: Array(1e5).fill(1)}, {["k".repeat(1e6)]: "v".repeat(1e6)}])(
    "refuse what is long in a short line",
    (wrong) => {
      expect(() => check({...good, ...wrong})).toThrow(/^[^\n]{10,300}$/u);
    }
  );

  it("name what is missing", () => {
    const {gamma: _, ...rest} = good;
    expect(() => check(rest)).toThrow("gamma is missing: must be a number > 0");
  });
});
