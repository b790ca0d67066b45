import {describe, expect, it} from "vitest";
import type {Experiment, Experiments} from "../../../src/engine/experiment.js";
import {Results} from "../../../src/engine/results.js";
import type {Sampler} from "../../../src/engine/sampler.js";
import {runTrials} from "../../../src/engine/trials.js";
import {claims} from "../../../src/papers/nearly-inevitable/claims.js";
import {experiments} from "../../../src/papers/nearly-inevitable/experiments.js";
import {figures, quoted} from "../../../src/papers/nearly-inevitable/figures.js";
import * as simulate from "../../../src/papers/nearly-inevitable/simulate.js";

/** An experiment in small: few samples, points and trials, the paper's sweep. */
function small(experiment: Experiment): Results {
  const given = experiment.parameters as Record<string, unknown>;
  const few: Record<string, number> = {batch: 3, studentPoints: 12, teacherPoints: 6, pairs: 2};
  const parameters = {...given};
  for (const [key, value] of Object.entries(few)) if (key in given) parameters[key] = value;
  // Neither the slowest steps nor thousands of teachers and dimensions add to a drawing.
  if (Number(parameters.steps) > 100) parameters.steps = 100;
  if ("teachers" in parameters) parameters.teachers = 2;
  const task = {
    seed: 1,
    paper: "nearly-inevitable",
    experiment: experiment.id,
    parameters,
    sweep: experiment.sweep,
    from: 0,
    to: 2
  };
  const sampler = new Map<string, unknown>(Object.entries(simulate)).get(experiment.sampler) as Sampler;
  const run = {paper: "nearly-inevitable", experiment, law: sampler.law, scale: "draft", seed: 1, address: ""} as const;
  return new Results(run, runTrials(sampler, task));
}

const results = Object.fromEntries(
  Object.values(experiments as Experiments).map((experiment) => [experiment.id, small(experiment)])
);

describe("figures", () => {
  for (const figure of figures) {
    it(`${figure.id} draws finite numbers, few enough, and names claims that exist`, () => {
      const own = Object.fromEntries(figure.experiments.map((id) => [id, results[id]]));
      const {rows, title, caption} = figure.build(own);
      expect(rows.length).toBeGreaterThan(5);
      expect(rows.length).toBeLessThan(6000);
      for (const row of rows) {
        for (const value of Object.values(row))
          if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
      }
      expect(`${title}${caption}`).not.toMatch(/NaN|undefined/);
      for (const claim of figure.claims) expect(claims.map(({id}) => id)).toContain(claim);
    });
  }

  it("keep the full paths of 100 teachers for the download", () => {
    const {rows, data} = figures[0].build({"figure-1": results["figure-1"]});
    const paths = new Set(data?.map(({trial, norm}) => `${trial} ${norm}`));
    expect(paths.size).toBe(2 * 3);
    expect(data?.length).toBe(2 * 3 * 26);
    const lines = rows.filter(({value}) => value !== undefined);
    expect(new Set(lines.map(({trial, series, panel}) => `${trial} ${series} ${panel}`)).size).toBe(2 * 3 * 3);
    // A hundred teachers keep the drawing within 6000 rows.
    expect(50 * lines.length + rows.length - lines.length).toBeLessThan(6000);
  });

  it("quote numbers, not gaps", () => {
    const values = quoted(results);
    expect(values.threshold).toBe("0.528");
    expect(values.peak).toBe("81.82");
    for (const [name, text] of Object.entries(values)) expect(text, name).toMatch(/^[−\d][\d.]*( ± [\d.]+)?$/);
  });
});

it("every tested claim finds points to judge in its experiment", () => {
  for (const claim of claims) {
    if (claim.test.kind === "none" || claim.test.kind === "identity") continue;
    const {experiment, judged = () => true} = claim.test;
    expect(results[experiment].points.some(judged), claim.id).toBe(true);
  }
});
