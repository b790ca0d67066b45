import {describe, expect, test} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {columnsOf, type Sampler} from "../../../src/engine/sampler.js";
import {summarize} from "../../../src/engine/summary.js";
import {predict, Ridgeless} from "../../../src/models/ridgeless.js";
import {powers, spectrumOf} from "../../../src/papers/knowledge-distillation/setting.js";
import {meanRisk, project, regress} from "../../../src/papers/knowledge-distillation/simulate/averaged.js";
import {learn} from "../../../src/papers/knowledge-distillation/simulate/learn.js";
import * as simulate from "../../../src/papers/knowledge-distillation/simulate.js";

const stream = (...path: (string | number)[]): Random => Random.stream(5, "knowledge-distillation", ...path);

/** The rows that `drawRows` draws, row-major. */
function rows(n: number, eigenvalues: Float64Array, random: Random): Float64Array {
  const p = eigenvalues.length;
  return Float64Array.from({length: n * p}, (_, at) => Math.sqrt(eigenvalues[at % p]) * random.normal());
}

const riskOf = (eigenvalues: Float64Array, model: Float64Array, truth: Float64Array): number =>
  eigenvalues.reduce((sum, x, j) => sum + x * (model[j] - truth[j]) ** 2, 0);

describe("fits against the shelf's, by reflections", () => {
  for (const [n, p, k] of [
    [7, 12, 12],
    [15, 6, 6],
    [15, 20, 6]
  ]) {
    test(`${n} samples, the first ${k} of ${p} features`, () => {
      const eigenvalues = powers(p, 1.3);
      const models = [0, 1].map((j) => stream("models", j).normals(p));
      const random = stream("fit", n, p, k);
      const fitted = learn(
        n,
        eigenvalues,
        models.map((model, j) => ({model, noise: 0.5 * j})),
        random,
        k
      );
      const x = rows(n, eigenvalues, random.split("inputs"));
      const z = random.split("noise").normals(n);
      const seen = Float64Array.from({length: n * k}, (_, at) => x[Math.floor(at / k) * p + (at % k)]);
      const shelf = new Ridgeless(seen, n, k);
      models.forEach((model, j) => {
        const y = predict(x, model, n).map((value, i) => value + 0.5 * j * z[i]);
        const expected = shelf.fit(y);
        for (let i = 0; i < p; ++i) expect(fitted[j][i]).toBeCloseTo(i < k ? expected[i] : 0, 8);
      });
    });
  }
});

/** All sign patterns of p coordinates. */
const patterns = (p: number): Float64Array[] =>
  Array.from({length: 2 ** p}, (_, bits) => Float64Array.from({length: p}, (_, i) => ((bits >> i) & 1 ? -1 : 1)));

describe("averages over signs and noise, against the literal fits of every sign pattern", () => {
  const [n, p] = [3, 6];
  const eigenvalues = powers(p, 1.2);
  const x = rows(n, eigenvalues, stream("signs"));
  const projection = project(n, eigenvalues, stream("signs"));
  const {kept, noise} = projection;
  const [squared, charged] = [projection.squares(), projection.charged()];
  const shelf = new Ridgeless(x, n, p);
  const truth = stream("truth").normals(p);
  const given = stream("given").normals(p);

  test("a known surrogate's risk", () => {
    const risks = patterns(p).map((signs) => {
      // Signs before the columns of the inputs are signs of truth and labels.
      const flip = (v: Float64Array) => v.map((b, i) => b * signs[i]);
      return riskOf(eigenvalues, shelf.fit(predict(x, flip(given), n)), flip(truth));
    });
    const averaged = eigenvalues.reduce(
      (sum, l, i) => sum + l * (truth[i] ** 2 - 2 * truth[i] * given[i] * kept[i] + given[i] ** 2 * charged[i]),
      0
    );
    expect(summarize(risks).mean).toBeCloseTo(averaged, 9);
  });

  test("the square of each coefficient, and what noise adds to it", () => {
    for (let i = 0; i < p; ++i) {
      const mean = summarize(
        patterns(p).map(
          (signs) =>
            shelf.fit(
              predict(
                x,
                given.map((b, j) => b * signs[j]),
                n
              )
            )[i] ** 2
        )
      ).mean;
      const averaged = given.reduce((sum, b, j) => sum + squared[i * p + j] * b * b, 0);
      expect(mean).toBeCloseTo(averaged, 9);
      const unit = (row: number) => Float64Array.from({length: n}, (_, k) => (k === row ? 1 : 0));
      const added = [0, 1, 2].reduce((sum, row) => sum + shelf.fit(unit(row))[i] ** 2, 0);
      expect(noise[i]).toBeCloseTo(added, 9);
    }
  });
});

test("the noise of least squares has the variances of its Gram matrix's inverse (|z| < 4.9: α = 1e-6)", () => {
  const spectrum = spectrumOf({p: 8, alpha: 1, beta: 1});
  const risks = Float64Array.from({length: 4000}, (_, trial) => {
    return meanRisk(spectrum, regress(20, spectrum, 0.5, 5, stream("regress", trial)));
  });
  const dropped = spectrum.eigenvalues.reduce((sum, x, i) => (i < 5 ? sum : sum + x * spectrum.truth2[i]), 0);
  const {mean, se} = summarize(risks);
  expect(Math.abs(mean - dropped - (5 * (0.5 + dropped)) / 14) / (se ?? 0)).toBeLessThan(4.9);
});

describe("the averaged samplers against the literal ones", {timeout: 60_000}, () => {
  /** |z| of the difference of means at each point, series by series. */
  function compare<P, Q, S extends string>(
    literal: Sampler<P, Q, S>,
    averaged: Sampler<P, Q, string>,
    parameters: P,
    points: readonly Q[],
    series: readonly S[]
  ): number[] {
    const run = (sampler: Sampler<P, Q, string>, name: string, trials: number) =>
      Array.from({length: trials}, (_, trial) => columnsOf(sampler, parameters, points, stream(name, trial)));
    const [a, b] = [run(literal, "literal", 1500), run(averaged, "averaged", 300)];
    return series.flatMap((name) =>
      points.map((_, k) => {
        const [x, y] = [a, b].map((trials) => summarize(trials.map((columns) => columns[name][k])));
        return Math.abs(x.mean - y.mean) / Math.hypot(x.se ?? 0, y.se ?? 0);
      })
    );
  }
  const law = {p: 24, n: 9, alpha: 1.3, beta: 1.5, sigma: 0.3};
  // Fifteen comparisons in all, each at a level of 1e-5.
  const largest = 4.4;

  test("agree on known surrogates", () => {
    const z = compare(simulate.oneStage, simulate.averaged, law, [{}, {times: 2}], ["truth", "optimal", "mask"]);
    expect(Math.max(...z)).toBeLessThan(largest);
  });

  test("agree on two fits, with fewer and with more samples than features, and on the first features", () => {
    const stages = {...law, m: 14, alphaS: 0.8, varianceS: 0.2};
    const z = compare(
      simulate.twoStage,
      simulate.twoStageAveraged,
      stages,
      [{}, {m: 40}, {m: 16, k: 7}],
      ["surrogate", "target"]
    );
    expect(Math.max(...z)).toBeLessThan(largest);
  });

  test("agree on fits in a row", () => {
    const z = compare(
      simulate.selfTraining,
      simulate.selfTrainingAveraged,
      law,
      [{step: 1}, {step: 2}, {step: 4}],
      ["risk"]
    );
    expect(Math.max(...z)).toBeLessThan(largest);
  });
});

test("points of one size share their inputs, and noise of the labels goes by its variance", () => {
  const parameters = {p: 20, n: 8, m: 12, alpha: 1, alphaS: 1, beta: 1, varianceS: 0, sigma: 0};
  const points = [{varianceS: 0}, {varianceS: 1}, {varianceS: 4}];
  const {surrogate, target} = columnsOf(simulate.twoStageAveraged, parameters, points, stream("shared"));
  for (const risk of [surrogate, target]) expect((risk[2] - risk[0]) / (risk[1] - risk[0])).toBeCloseTo(4, 9);
});

test("features are the diagonals of one draw", () => {
  const parameters = {p: 20, n: 8, alpha: 1, beta: 1, sigma: 0};
  const {kept, charged} = columnsOf(simulate.features, parameters, [{i: 1}, {i: 20}], stream("features"));
  const projection = project(8, powers(20, 1), stream("features"));
  const expected = projection.charged();
  expect([...kept]).toEqual([projection.kept[0], projection.kept[19]]);
  expect([...charged]).toEqual([expected[0], expected[19]]);
});
