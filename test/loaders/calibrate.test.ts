import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {calibrationFor} from "../../loaders/calibrate.js";
import {correctedClaim, exactClaim, results} from "../engine/fixtures.js";

describe("the calibration in the store", () => {
  const store = process.env.W2S_STORE;
  beforeAll(async () => {
    process.env.W2S_STORE = await mkdtemp(join(tmpdir(), "calibrate-"));
  });
  afterAll(async () => {
    await rm(process.env.W2S_STORE ?? "", {recursive: true, force: true});
    if (store === undefined) delete process.env.W2S_STORE;
    else process.env.W2S_STORE = store;
  });

  it("runs on worker threads, and gives the same numbers again from the store", async () => {
    const line = results();
    const filed = [exactClaim, correctedClaim].map((claim) => ({paper: "lines", claim, results: {line}}));
    const first = await calibrationFor(filed, {scale: "draft", workers: 2});
    expect(first).toMatchObject({registers: 500, tests: 3});
    expect(first.alarms).toBeLessThan(25);
    expect(await calibrationFor(filed, {scale: "draft", workers: 1})).toEqual(first);
  }, 30_000);
});
