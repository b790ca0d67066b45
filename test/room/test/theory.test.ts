import {expect, test} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {columnsOf} from "../../../src/engine/sampler.js";
import {summarize} from "../../../src/engine/summary.js";
import {copying} from "../simulate.js";
import {risk} from "../theory.js";

const setting = {truth: 1, sigma: 2, n: 4};

test("a student that copies nothing errs by the truth, one that copies all by its teacher's error", () => {
  expect(risk({...setting, share: 0})).toBe(1);
  expect(risk({...setting, share: 1})).toBe(1);
});

test("the sampler's mean is the formula (|z| < 4.9: α = 1e-6)", () => {
  const errors = Array.from({length: 4000}, (_, trial) => {
    return columnsOf(copying, setting, [{share: 0.5}], Random.stream(1, "room", trial)).student[0];
  });
  const {mean, se} = summarize(errors);
  expect(Math.abs(mean - risk({...setting, share: 0.5})) / (se ?? 0)).toBeLessThan(4.9);
});
