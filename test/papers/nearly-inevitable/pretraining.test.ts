import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {summarize} from "../../../src/engine/summary.js";
import {sharedPaths, sharedPretraining} from "../../../src/papers/nearly-inevitable/simulate.js";
import {once} from "../../engine/once.js";

import {simulate} from "./columns.js";

describe("shared pre-training", () => {
  const plan = {
    d: 20,
    studentPoints: 1000,
    studentEpochs: 25,
    teacherPoints: 200,
    teacherEpochs: 10,
    teachers: 8,
    minibatch: null,
    pretrainingRate: 0.1,
    subset: "shared",
    rate: 0.1,
    batch: 500,
    steps: 6,
    check: 3
  } as const;

  it("makes the student the better one and most teachers useful", () => {
    const column = simulate(sharedPretraining, plan, {}, 12, "shared");
    const mean = (name: "student" | "teacher" | "improved" | "checked") => summarize(column(name, 0)).mean;
    expect(mean("student")).toBeGreaterThan(mean("teacher") + 0.1);
    expect(mean("improved")).toBeGreaterThan(0.7);
    expect(mean("checked")).toBeGreaterThan(mean("student"));
  });

  it("draws paths that start at the pre-trained student for every teacher", () => {
    const values = once(sharedPaths, plan, {teacher: [0, 1, 2], step: [0, 2, 4]}, Random.stream(1, "paths"));
    expect(values.cosine[3]).toBe(values.cosine[0]);
    expect(values.cosine[4]).not.toBe(values.cosine[1]);
    expect(values.inner[5] / values.norm[5]).toBeCloseTo(values.cosine[5], 14);
  });
});
