import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {checkPairs, readPairs} from "../../loaders/input.js";
import {cosine, count, matrix, nonNegative, oneOf, positive, size} from "../../src/engine/commands.js";

const stdin = (text: string) => () => Promise.resolve(text);

describe("key=value words", () => {
  it("are JSON where they parse and strings otherwise; a dash reads standard input", async () => {
    const pairs = await readPairs(["law=shift", "n=3", "mu=[1,2]", "-", "x=NaN"], stdin('{"n": 4, "sigma": 1e-3}'));
    expect(pairs).toEqual({law: "shift", n: 4, mu: [1, 2], sigma: 1e-3, x: "NaN"});
  });

  it("of another form are named", async () => {
    await expect(readPairs(["lambda"], stdin(""))).rejects.toThrow('"lambda": must be key=value');
    await expect(readPairs(["-"], stdin("[1]"))).rejects.toThrow('standard input "[1]": must be one JSON object');
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

  it("pass good input and fill in defaults", () => {
    expect(checkPairs(keys, good)).toEqual({...good, k: 7});
  });

  it.each([
    [{lambda_t: -1}, "lambda_t = -1: must be a number ≥ 0"],
    [{lambda_t: "abc"}, 'lambda_t = "abc": must be a number ≥ 0'],
    [{lambda_t: Number.POSITIVE_INFINITY}, "lambda_t = Infinity: must be a number ≥ 0"],
    [{gamma: 0}, "gamma = 0: must be a number > 0"],
    [{gamma: "NaN"}, 'gamma = "NaN": must be a number > 0'],
    [{n: 2.5}, "n = 2.5: must be a whole number ≥ 1"],
    [{rho: 1.01}, "rho = 1.01: must be a number in [-1, 1]"],
    [{law: "other"}, 'law = "other": must be one of shift, mixture'],
    [{T: [1]}, "T = [1]: must be an array of numbers"],
    [{gama: 1}, "gama = 1: unknown key; must be one of lambda_t, gamma"]
  ])("refuse %j by name, value and what is allowed", (wrong, message) => {
    expect(() => checkPairs(keys, {...good, ...wrong})).toThrow(message);
  });

  it("name what is missing", () => {
    const {gamma: _, ...rest} = good;
    expect(() => checkPairs(keys, rest)).toThrow("gamma is missing: must be a number > 0");
  });
});
