import {expect, it} from "vitest";
import {evaluateTheory} from "../../loaders/evaluate.js";
import {checkPairs} from "../../loaders/input.js";
import {loadCommands} from "../../loaders/papers.js";
import {pointsOf} from "../../src/engine/experiment.js";
import {Random} from "../../src/engine/random.js";
import {columnsOf, type Sampler} from "../../src/engine/sampler.js";
import {examplesOf} from "./examples.js";

/**
 * Changes of unit: keys that are multiplied by a power of the unit, and the power by which the answer grows. A power of
 * two changes no digit, so an answer that over- or underflows on its way differs, finite though it may be.
 */
const units: readonly [path: string, powers: Readonly<Record<string, number>>, answer: number][] = [
  ["intrinsic-dimension/teacher-variance", {sigma: 1}, 2],
  ["intrinsic-dimension/student-variance", {sigma: 1}, 2],
  ["intrinsic-dimension/pgr-bound", {sigma: 1, rho: 2}, 0],
  ["intrinsic-dimension/opr-bound", {sigma: 1, rho: 2}, 0],
  ["spurious-correlations/teacher-risk", {mu: 1, sigma_xi: 1}, 0],
  ["spurious-correlations/student-risk", {mu: 1, sigma_xi: 1}, 0],
  ["spurious-correlations/best-eta-u", {mu: 1, sigma_xi: 1}, 0],
  ["nearly-inevitable/confidence", {r: 1, beta: -1}, 0],
  ["nearly-inevitable/peak-time", {norm: 1, beta: -1}, 1],
  ["nearly-inevitable/crossover-norm", {beta: -1}, 1],
  ["nearly-inevitable/flow", {norm: 1, lr: 1, beta: -1}, 0],
  ["linear-to-nonlinear/threshold", {nu: 1, sigma_p: 1}, 0],
  ["intrinsic-dimension/ridgeless", {sigma: 1}, 2],
  ["spurious-correlations/ridgeless", {mu: 1, sigma_xi: 1}, 0],
  ["nearly-inevitable/sft", {norm: 1, lr: 1, beta: -1}, 0],
  ["linear-to-nonlinear/cnn", {mu: 1, nu: 1, sigma_p: 1, sigma_0: -1, lr: -2, lr_w: -2}, 0]
];

type Input = Readonly<Record<string, unknown>>;

/** A quantity's answer, or what one trial of a model measures. */
async function answerOf(path: string, input: Input): Promise<Readonly<Record<string, unknown>>> {
  const [paper, name] = path.split("/");
  const {models, simulate} = await loadCommands(paper);
  const pairs = new Map(Object.entries(input));
  if (!Object.hasOwn(models, name)) return JSON.parse(await evaluateTheory(path, pairs));
  const {sampler, parameters, sweep} = models[name].arrange(checkPairs(models[name].keys, pairs));
  const module: Record<string, Sampler> = await import(simulate);
  const columns = columnsOf(module[sampler], parameters as never, pointsOf(sweep) as never[], Random.stream(3));
  return Object.fromEntries(Object.entries(columns).map(([series, [value]]) => [series, value]));
}

/** The answer's numbers but for those with units of their own: components of the network's filters. */
async function numbersOf(path: string, input: Input): Promise<number[]> {
  const {paper: _, quantity: __, parameters: ___, ...fields} = await answerOf(path, input);
  const {muOwn, nuOwn, nuOther, noiseOwn, ...numbers} = fields;
  return Object.values(numbers).flat() as number[];
}

it.each(units)("%s is the same in every unit of %j", async (path, powers, power) => {
  const [paper, name] = path.split("/");
  const {quantities, models} = await examplesOf(paper);
  const isModel = Object.hasOwn(models, name);
  const {input} = isModel ? models[name] : quantities[name];
  for (const sampler of isModel ? ["literal", "exact"] : [undefined]) {
    const own: Input = {...input, ...(sampler && {sampler})};
    const plain = await numbersOf(path, own);
    for (const unit of [2 ** 45, 2 ** -45]) {
      const scaled = Object.entries(powers).map(([key, exponent]) => {
        const times = (x: unknown): unknown => (Array.isArray(x) ? x.map(times) : Number(x) * unit ** exponent);
        return [key, times(own[key])];
      });
      const answer = await numbersOf(path, {...own, ...Object.fromEntries(scaled)});
      expect(answer).toHaveLength(plain.length);
      for (const [k, value] of answer.entries()) {
        if (Number.isNaN(plain[k])) expect(value).toBeNaN();
        else expect(Math.abs(value / unit ** power - plain[k])).toBeLessThanOrEqual(1e-9 * Math.abs(plain[k]));
      }
    }
  }
});

// Worked out with 150 digits by other algebra: the root of γu² + (1 − γ + λ)u = λ, and a window's ends as roots in Q.
it.each([
  ["mechanisms/teacher-error", {gamma_t: 1e30, lambda_t: 1e-30, sigma: 1e30}, {value: 1e60}],
  [
    "mechanisms/teacher-error",
    {gamma_t: 0.9999999999999999, lambda_t: 9.193976089593373e-17, sigma: 1.2485607236998366e-9},
    {value: 4.87555122124894e-9}
  ],
  [
    "mechanisms/student-error",
    {...{gamma_t: 1.0000000000000002, lambda_t: 7.7832435991567e-20, sigma: 3.7e-23}, gamma_s: 1.2, lambda_s: 1},
    {value: 0.4834966987811436}
  ],
  [
    "mechanisms/student-window",
    {gamma_t: 3.472253788312873e29, lambda_t: 1183346317058857200, sigma: 1, gamma_s: 2.4243115123010895e-20},
    {lower: 0, upper: 293426678077.736}
  ],
  [
    "mechanisms/student-window",
    {gamma_t: 6131017378810803, lambda_t: 5.156985138204884e-10, sigma: 0.9999999999999999, gamma_s: 1e-10},
    {lower: 0, upper: 3.393307892748224e16}
  ],
  ["nearly-inevitable/confidence", {r: 1e-30, beta: 1e-18}, {value: 2.5e-49}],
  [
    "nearly-inevitable/failure-probability",
    {d: 824, s: 0.2561650276184082, t: 0.21276521682739258},
    {value: 3.36492086015487e-203}
  ],
  ["nearly-inevitable/peak-cosine", {s: 1e-16, t: -6e-17, rho: -1}, {value: 1e-16}],
  [
    "linear-to-nonlinear/threshold",
    {n: 74788335037976, p_b: 6.2338072923947554e-9, nu: 11760416076557190000, sigma_p: 1, d: 931},
    {value: 5.971475814256327e70}
  ]
])("%s at %j is what 150 digits give", async (path, input, expected) => {
  const answer = await answerOf(path, input as Input);
  for (const [field, value] of Object.entries(expected as Record<string, number>))
    expect(Math.abs((answer[field] as number) - value), `${field} = ${answer[field]}`).toBeLessThanOrEqual(
      1e-12 * value
    );
});
