import {describe, expect, it} from "vitest";
import {evaluateTheory} from "../../loaders/evaluate.js";
import {checkPairs} from "../../loaders/input.js";
import {loadPapers} from "../../loaders/papers.js";
import {ensureAffordable, type Model} from "../../src/engine/commands.js";
import {pointsOf} from "../../src/engine/experiment.js";
import {InputError} from "../../src/engine/input.js";
import {Random} from "../../src/engine/random.js";
import {columnsOf, isOverflow, type Sampler} from "../../src/engine/sampler.js";
import {domainOf} from "../../src/numerics/ensure.js";
import {type Example, examplesOf} from "./examples.js";

type Input = Example["input"];
type Answer = Readonly<Record<string, unknown>>;

const papers = await loadPapers();
const pairs = (input: Input) => new Map(Object.entries(input));

async function theory(path: string, input: Input): Promise<Answer> {
  const {paper: _, quantity: __, parameters: ___, ...fields} = JSON.parse(await evaluateTheory(path, pairs(input)));
  return fields;
}

/** A trial that is allowed but takes too long to be run here. */
const leftOut = "left out";

/** One trial of a model, checked and arranged as the command does it. @throws InputError for what is bad input there. */
async function simulate(simulator: string, {keys, cost, arrange}: Model, input: Input): Promise<Answer> {
  const parameters = checkPairs(keys, pairs(input));
  ensureAffordable(cost(parameters), parameters, 1);
  try {
    const {sampler, parameters: given, sweep} = arrange(parameters);
    if (cost(parameters).operations > 1e7) throw new InputError(leftOut);
    const module: Record<string, Sampler> = await import(simulator);
    const columns = columnsOf(module[sampler], given as never, pointsOf(sweep) as never[], Random.stream(1));
    return Object.fromEntries(Object.entries(columns).map(([name, [x]]) => [name, Number.isNaN(x) ? null : x]));
  } catch (error) {
    const domain = domainOf(error);
    if (domain && Object.hasOwn(keys, domain.parameter)) throw new InputError(domain.message);
    throw isOverflow(error) ? new InputError(error.message) : error;
  }
}

const commands = await Promise.all(
  papers.map(async ({id, simulate: simulator, quantities, models}) => {
    const {nulls = {}, ...examples} = await examplesOf(id);
    return [
      ...Object.entries(quantities).map(([name, {keys}]) => {
        const run = (input: Input) => theory(`${id}/${name}`, input);
        return {path: `${id}/${name}`, name, keys, nulls, run, ...examples.quantities[name]};
      }),
      ...Object.entries(models).map(([name, model]) => {
        const run = (input: Input) => simulate(simulator, model, input);
        return {path: `${id}/${name}`, name, keys: model.keys, nulls, run, ...examples.models[name]};
      })
    ];
  })
);

/** Neither numbers that a double holds nor words of any key. */
const impossible = [null, true, "abc", "", "NaN", "Infinity", "0x10", "1_000", "1,5", "∞", [1, "a"], {}, "1e400"];

/** From the smallest double to the largest, both signs, and whole numbers up to 2⁵³ and beyond. */
const extremes = [10, 30, 31, 100, 160, 300]
  .flatMap((power) => [10 ** power, 10 ** -power])
  .concat([Number.MAX_VALUE, Number.MIN_VALUE, 1e308, 1e-308, 2 ** 53 - 1, 2 ** 53, 1e6, 0, 0.1, 0.5])
  .flatMap((value) => [value, -value]);

const together = [
  [1e30, 1e30],
  [1e30, 1e-30],
  [1e-30, 1e-30],
  [1, 1],
  [0, 0],
  [-1, 1]
];

/** The answer, or the one line that refuses it; any other error fails the test. */
async function told(run: Promise<Answer>): Promise<Answer | string> {
  try {
    return await run;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).toMatch(/^[^\n\p{C}]{5,330}$/u);
    return error.message;
  }
}

describe.each(commands.flat().map((command) => [command.path, command] as const))("%s", (_, command) => {
  const {name, keys, nulls, run, input, fields} = command;
  /** An answer has its fields, finite, or null where that is told. */
  const check = (answer: Answer | string) => {
    if (typeof answer === "string") return;
    expect(Object.keys(answer)).toEqual(fields);
    for (const [field, value] of Object.entries(answer)) {
      if (value === null) expect(Object.keys(nulls)).toContain(`${name}.${field}`);
      else if (typeof value !== "boolean")
        for (const number of [value].flat()) expect(Number.isFinite(number), `${field} = ${number}`).toBe(true);
    }
  };

  it("answers its example with the fields it has always had", async () => {
    expect(input).toBeDefined();
    const answer = await run(input);
    expect(Object.keys(answer)).toEqual(fields);
    check(answer);
  });

  it("names every key that is missing or given something impossible", async () => {
    for (const key of Object.keys(keys)) {
      const {[key]: given, ...rest} = input;
      const without = await told(run(rest));
      if (given !== undefined && typeof without === "string") expect(without).toContain(`${key} is missing: must be `);
      for (const value of impossible) {
        const line = await told(run({...input, [key]: value}));
        expect(line, `${key} = ${JSON.stringify(value)}`).toMatch(new RegExp(`^${key} = .*: must be .`));
      }
    }
    expect(await told(run({...input, toString: 1}))).toMatch(/^toString = 1: unknown key/);
  });

  it("answers or refuses every extreme value of every key, and pairs of them", async () => {
    const numeric = Object.keys(input).filter((key) => typeof input[key] === "number");
    for (const key of numeric) {
      for (const value of extremes) check(await told(run({...input, [key]: value})));
      for (const other of numeric.filter((one) => one !== key))
        for (const [a, b] of together) check(await told(run({...input, [key]: a, [other]: b})));
    }
  });
});
