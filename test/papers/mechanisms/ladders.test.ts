import {expect, test} from "vitest";
import {summarize} from "../../../src/engine/summary.js";
import {descent, ridgeExact, teacherTuning} from "../../../src/papers/mechanisms/simulate.js";
import {once} from "../../engine/once.js";
import {sample, stream} from "./draws.js";

test("the tuned teacher is the teacher at σ²γ_t on the same data, and is better on average", () => {
  const keys = {d: 20, nT: 40, sigma: 1};
  const values = once(teacherTuning, keys, {tuningT: [0.2, 1, 5]}, stream(0));
  expect(values.tuned[0]).toBe(values.teacher[1]);
  expect(values.teacher).toEqual(once(ridgeExact, keys, {tuningT: [0.2, 1, 5]}, stream(0)).teacher);
  for (const point of [0, 2]) {
    const loss = summarize(
      sample(teacherTuning, keys, {tuningT: [0.2, 1, 5]}, 500, (v) => v.teacher[point] - v.tuned[point])
    );
    expect(loss.mean / (loss.se ?? NaN)).toBeGreaterThan(5);
  }
});

test("a ladder of teachers holds the students of each rung and of the one before", () => {
  const keys = {d: 12, nS: 20, sigma: 1, lambdaT: 0.1};
  const sweep = {lambdaS: [0.1, 1]};
  const {here, before} = once(
    descent,
    {...keys, ladder: [0.5, 0.75, 1.5, 2]},
    {...sweep, gammaT: [0.75, 1.5, 2]},
    stream(0)
  );
  const [a, b, c, d] = [0.5, 0.75, 1.5, 2].map(
    (gammaT) => once(ridgeExact, {...keys, gammaT}, sweep, stream(0)).student
  );
  expect([...here]).toEqual([b[0], c[0], d[0], b[1], c[1], d[1]]);
  expect([...before]).toEqual([a[0], b[0], c[0], a[1], b[1], c[1]]);
  expect(() => once(descent, {...keys, ladder: [0.5, 2]}, {...sweep, gammaT: [0.5]}, stream(0))).toThrow(
    "gamma_t = 0.5: must be one of 2"
  );
});
