import {expect, it} from "vitest";
import {evaluateTheory} from "../../loaders/evaluate.js";
import {checkPairs} from "../../loaders/input.js";
import {loadCommands, loadPapers} from "../../loaders/papers.js";
import {pointsOf} from "../../src/engine/experiment.js";
import {Random} from "../../src/engine/random.js";
import {columnsOf, type Sampler} from "../../src/engine/sampler.js";
import {type Example, examplesOf} from "./examples.js";

const papers = await loadPapers();
const examples = await Promise.all(papers.map(async ({id}) => ({id, ...(await examplesOf(id))})));

type Input = Example["input"];

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

/** The answer's numbers but for those of these fields. */
async function numbersOf(path: string, input: Input, without: readonly string[]): Promise<number[]> {
  const {paper: _, quantity: __, parameters: ___, ...fields} = await answerOf(path, input);
  return Object.entries(fields).flatMap(([name, value]) => (without.includes(name) ? [] : [value].flat())) as number[];
}

const units = examples.flatMap(({id, units = {}, quantities, models}) =>
  Object.entries(units).map(([name, unit]) => {
    const isModel = Object.hasOwn(models, name);
    return {path: `${id}/${name}`, ...unit, isModel, input: (isModel ? models : quantities)[name].input};
  })
);

it.each(units)("$path is the same in every unit of $powers", async (example) => {
  const {path, powers, answer: power, without = [], isModel, input} = example;
  for (const sampler of isModel ? ["literal", "exact"] : [undefined]) {
    const own: Input = {...input, ...(sampler && {sampler})};
    const plain = await numbersOf(path, own, without);
    for (const unit of [2 ** 45, 2 ** -45]) {
      const scaled = Object.entries(powers).map(([key, exponent]) => {
        const times = (x: unknown): unknown => (Array.isArray(x) ? x.map(times) : Number(x) * unit ** exponent);
        return [key, times(own[key])];
      });
      const answer = await numbersOf(path, {...own, ...Object.fromEntries(scaled)}, without);
      expect(answer).toHaveLength(plain.length);
      for (const [k, value] of answer.entries()) {
        if (Number.isNaN(plain[k])) expect(value).toBeNaN();
        else expect(Math.abs(value / unit ** power - plain[k])).toBeLessThanOrEqual(1e-9 * Math.abs(plain[k]));
      }
    }
  }
});

const known = examples.flatMap(({id, known = []}) => known.map((one) => ({path: `${id}/${one.name}`, ...one})));

it.each(known)("$path at $input is what 150 digits give", async ({path, input, answer: expected}) => {
  const answer = await answerOf(path, input);
  for (const [field, value] of Object.entries(expected))
    expect(Math.abs((answer[field] as number) - value), `${field} = ${answer[field]}`).toBeLessThanOrEqual(
      1e-12 * value
    );
});
