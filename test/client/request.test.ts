import {describe, expect, it} from "vitest";
import {readRequest, writeRequest} from "../../src/client/rerun/request.js";
import {agreementWords, keptWords, progressWords} from "../../src/client/rerun/words.js";

const usual = {figure: "figure-6", seed: 2506, trials: 10};

describe("the address of a re-run", () => {
  it("says figure, seed and trials, and is read back", () => {
    const request = {figure: "figure-6", seed: 7, trials: 25};
    const address = writeRequest(request, "?lambda_t=0.24");
    expect(address).toBe("?lambda_t=0.24&rerun=figure-6&seed=7&trials=25#figure-6");
    expect(readRequest(address.split("#")[0], usual)).toEqual({request, notes: []});
  });

  it("asks nothing of other figures", () => {
    expect(readRequest("?rerun=figure-7&seed=7", usual)).toEqual({notes: []});
    expect(readRequest("", usual)).toEqual({notes: []});
  });

  it.each(["-1", "1.5", "1e3", "seven", "", "4294967296"])("ignores the seed %j with a note", (seed) => {
    const {request, notes} = readRequest(`?rerun=figure-6&seed=${seed}`, usual);
    expect(request).toEqual(usual);
    expect(notes).toHaveLength(1);
  });

  it("ignores no trials and too many", () => {
    for (const trials of ["0", "100001"]) {
      const {request, notes} = readRequest(`?rerun=figure-6&trials=${trials}`, usual);
      expect(request).toEqual(usual);
      expect(notes[0]).toContain("trials");
    }
  });
});

describe("what the panel says", () => {
  it("tells the time left", () => {
    expect(progressWords(0, 10, 0)).toBe("0 of 10 trials.");
    expect(progressWords(2, 10, 3)).toBe("2 of 10 trials, about 12 s left.");
    expect(progressWords(1, 10, 60)).toBe("1 of 10 trials, about 9 min left.");
  });

  it("knows the published numbers again, and counts others that are near", () => {
    expect(agreementWords({points: 4, relative: 1e-12, near: 4})).toBe("These are the published numbers again.");
    expect(agreementWords({points: 4, relative: 0.1, near: 3})).toMatch(/^3 of 4 means lie within two standard errors/);
    expect(agreementWords({points: 0, relative: 0.1, near: 0})).toBe("");
    expect(agreementWords(undefined)).toBe("");
  });

  it("say of a map that its cells and contours stay as published", () => {
    expect(keptWords({usermeta: {x: {}, y: {}}})).toMatch(/contours stay the published ones/);
    expect(keptWords({usermeta: {x: {}}})).toBe("");
  });
});
