import {compile, type TopLevelSpec} from "vega-lite";
import {describe, expect, it} from "vitest";
import type {Experiment, Experiments} from "../../../src/engine/experiment.js";
import {pointsOf} from "../../../src/engine/experiment.js";
import {Random} from "../../../src/engine/random.js";
import {Results} from "../../../src/engine/results.js";
import {limitOf} from "../../../src/papers/mechanisms/claims/setting.js";
import {experiments} from "../../../src/papers/mechanisms/experiments.js";
import {linearNumbers} from "../../../src/papers/mechanisms/figures/quoted.js";
import {figures as all} from "../../../src/papers/mechanisms/figures.js";
import {studentError, teacherError, weightedStudentError} from "../../../src/papers/mechanisms/theory.js";

const linear = /^(figure|theorem-5|finite-size)/;
const figures = all.filter(({id}) => linear.test(id));

/** Results whose errors are the limit, a gap of order 1/d and noise of order d^(−1/2), both tiny. */
function limitResults(experiment: Experiment, shift = 0): Results {
  const limits = pointsOf(experiment.sweep).map((point) => limitOf({...(experiment.parameters as object), ...point}));
  const random = Random.stream("figures", experiment.id);
  const trials = Array.from({length: 5}, () => {
    const gap = (d: number) => 1e-3 / d + (1e-6 * random.normal()) / Math.sqrt(d);
    return {
      teacher: limits.map((p) => teacherError(p) + gap(p.d)),
      student: limits.map((p) => studentError(p) + shift + gap(p.d)),
      weighted: limits.map((p) => weightedStudentError(p) + shift + gap(p.d))
    };
  });
  return new Results({paper: "mechanisms", experiment, law: "drawn", scale: "draft", seed: 1, address: ""}, trials);
}

const perfect = Object.fromEntries(
  Object.values(experiments as Experiments)
    .filter(({id}) => linear.test(id))
    .map((experiment) => [experiment.id, limitResults(experiment)])
);

describe("the linear half's figures", () => {
  it("are light, name their experiments and compile without a warning", () => {
    for (const figure of figures) {
      const warnings: unknown[] = [];
      const {rows, spec, title, caption, description} = figure.build(perfect);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.length).toBeLessThanOrEqual(2500);
      for (const text of [title, caption, description]) expect(text).not.toMatch(/NaN|undefined|Infinity/);
      const logger = {
        warn: (...args: unknown[]) => warnings.push(args),
        info: () => logger,
        debug: () => logger,
        error: (...args: unknown[]) => warnings.push(args),
        level: () => logger
      };
      compile({...spec, datasets: {rows}} as unknown as TopLevelSpec, {logger: logger as never});
      expect(warnings, figure.id).toEqual([]);
    }
  });

  it("put theory where a perfect simulation puts its marks", () => {
    for (const id of ["figure-1", "figure-2", "figure-3", "figure-8"]) {
      const figure = figures.find((one) => one.id === id);
      const judged = figure?.build(perfect).rows.filter(({mean, theory}) => mean != null && theory != null) ?? [];
      expect(judged.length).toBeGreaterThan(50);
      for (const {mean, theory} of judged) expect(Math.abs(Number(mean) - Number(theory))).toBeLessThan(1e-4);
    }
  });

  it("count the cells on whose winner simulation and limit agree", () => {
    const numbers = linearNumbers(perfect);
    expect(numbers["map-agree"]).toBe(numbers["map-cells"]);
    expect(numbers["phase-agree"]).toBe(numbers["phase-decided"]);
    expect(Number(numbers["phase-between"])).toBeGreaterThan(0);
    expect(numbers["phase-between-lost"]).toBe(numbers["phase-between"]);
    const map = (experiments as Experiments)["figure-1-left"];
    const biased = linearNumbers({...perfect, "figure-1-left": limitResults(map, 1)});
    expect(Number(biased["map-agree"])).toBeLessThan(Number(numbers["map-agree"]));
  });
});
