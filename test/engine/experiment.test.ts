import {describe, expect, it} from "vitest";
import {atScale, defaultSeed, defineExperiments, type Experiment, pointsOf} from "../../src/engine/experiment.js";
import {Results} from "../../src/engine/results.js";
import {grouped, type Sampler, sampler} from "../../src/engine/sampler.js";
import {quantileSorted, summarize} from "../../src/engine/summary.js";
import {runTrials} from "../../src/engine/trials.js";

const experiment: Experiment = {
  id: "toy",
  title: "Toy",
  sampler: "toy",
  parameters: {},
  sweep: {a: [1, 2], b: ["x", "y", "z"]},
  trials: {paper: 3, draft: 2}
};
const task = {seed: 1, paper: "p", experiment: "toy", parameters: {}, sweep: experiment.sweep};

describe("an experiment at a scale", () => {
  const small = {...experiment, parameters: {d: 9, n: 4}, draft: {parameters: {d: 3}, sweep: {a: [1], b: ["x"]}}};

  it("is what it is at the paper's, and smaller at draft scale where it says so", () => {
    expect(atScale(small, "paper")).toBe(small);
    expect(atScale(experiment, "draft")).toBe(experiment);
    expect(atScale(small, "draft")).toMatchObject({parameters: {d: 3, n: 4}, sweep: {a: [1], b: ["x"]}});
    expect(atScale({...small, draft: {parameters: {d: 3}}}, "draft").sweep).toBe(experiment.sweep);
  });

  it("is judged on one published seed", () => {
    expect(defaultSeed).toBe(2505);
  });
});

describe("a sweep", () => {
  it("runs through the product of its axes, the first slowest", () => {
    expect(pointsOf({a: [1, 2], b: ["x", "y"]})).toEqual([
      {a: 1, b: "x"},
      {a: 1, b: "y"},
      {a: 2, b: "x"},
      {a: 2, b: "y"}
    ]);
  });

  it("without axes has one point", () => {
    expect(pointsOf({})).toEqual([{}]);
  });
});

describe("experiments", () => {
  it("carry the name they are declared under", () => {
    expect(Object.values(defineExperiments()({toy: {title: "Toy"}} as never))).toEqual([{id: "toy", title: "Toy"}]);
  });

  it("with a field that none has are refused by name", () => {
    expect(() => defineExperiments()({toy: {titel: "Toy"}} as never)).toThrow('experiment "toy": titel is not a field');
  });
});

describe("trials", () => {
  it("do not depend on how they are cut into chunks", () => {
    const trial = sampler("drawn", (_: unknown, points: readonly unknown[], random) =>
      points.map(() => ({v: random.normal()}))
    ) as Sampler;
    const whole = runTrials(trial, {...task, from: 0, to: 5});
    const parts = [...runTrials(trial, {...task, from: 0, to: 2}), ...runTrials(trial, {...task, from: 2, to: 5})];
    expect(parts).toEqual(whole);
  });

  const one = (trial: Sampler["trial"]) => () => runTrials({law: "drawn", trial}, {...task, from: 0, to: 1});

  it("with too few answers are refused", () => {
    expect(one(() => [{risk: 1}, {risk: 2}])).toThrow("a trial has 2 answers: must be 6");
  });

  it("that answer for other series at another point are refused", () => {
    expect(one(() => (_, k) => (k === 3 ? {loss: 1} : {risk: 1}) as {risk: number})).toThrow(
      'series "risk" at point 3 = undefined: must be a number'
    );
  });

  it("that answer for several points at once are put together in the points' order", () => {
    const trial = (_: never, points: readonly {b: string}[]) =>
      grouped(
        points,
        ({b}) => b,
        ({indices, key}) => indices.map((k) => ({v: 10 * k + "xyz".indexOf(key)}))
      );
    const [{v}] = runTrials(sampler("drawn", trial) as Sampler, {...task, from: 0, to: 1});
    expect([...v]).toEqual([0, 11, 22, 30, 41, 52]);
  });
});

describe("results", () => {
  const run = {paper: "p", experiment, scale: "draft", seed: 1, law: "drawn", address: ""} as const;
  const results = new Results(run, [
    {u: [1, 2, 3, 4, 5, 6], w: [0, 0, 0, 0, 0, 1]},
    {u: [3, 2, 1, 0, 1, 2], w: [0, 0, 0, 0, 0, 2]}
  ]);

  it("give a series over trials, its summary and its quantiles at a point", () => {
    expect([...results.column("u", 0)]).toEqual([1, 3]);
    expect(results.summary("u", 0)).toEqual({mean: 2, se: 1, trials: 2});
    expect(results.quantiles("u", 0, [0, 0.5, 1])).toEqual([1, 2, 3]);
  });

  it("pair series within a trial", () => {
    expect([...results.measure(({u, w}, {a}) => u - w + Number(a), 5)]).toEqual([7, 2]);
  });

  it("summarize a per-trial quantity at one point or at all", () => {
    const difference = ({u, w}: Readonly<Record<string, number>>) => u - w;
    expect(results.summary(difference, 5)).toEqual({mean: 2.5, se: 2.5, trials: 2});
    expect(results.summaries(difference)[5]).toEqual({point: results.points[5], mean: 2.5, se: 2.5, trials: 2});
  });

  it("find points by coordinates or by a condition", () => {
    expect(results.where({a: 2})).toEqual([3, 4, 5]);
    expect(results.where({a: 1, b: "z"})).toEqual([2]);
    expect(results.where(({a, b}) => a === 2 && b !== "y")).toEqual([3, 5]);
    expect(results.where({a: "nowhere"})).toEqual([]);
  });

  it("name the series there are when asked for another", () => {
    expect(() => results.column("v", 0)).toThrow('series "v" of p/toy: must be one of u, w');
  });
});

describe("a summary", () => {
  it("of one trial has no standard error", () => {
    expect(summarize([5])).toEqual({mean: 5, se: null, trials: 1});
  });

  it("interpolates quantiles between order statistics", () => {
    expect(quantileSorted([1, 2, 4], 0.75)).toBe(3);
  });
});
