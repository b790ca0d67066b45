import * as v from "valibot";
import {defaultSeed, type Scale, scales} from "../src/engine/experiment.js";
import {InputError} from "../src/engine/input.js";
import {oneLine, show} from "../src/numerics/ensure.js";
import {digestOf, encode, format} from "./chunk.js";
import type {CostOf} from "./costs.js";
import {Failure} from "./failure.js";
import {lack, locate, type RunOptions, type Selected} from "./run.js";
import {Store} from "./store.js";

/** The file of a site that says what its results are, so that anyone can compute some of them again. */
export const manifestFile = "results.json";

/** Numbers of trials and chunks that a manifest may have, so that nothing that is read makes us allocate more. */
const whole = v.pipe(
  v.number("a whole number ≥ 0"),
  v.safeInteger("a whole number ≥ 0"),
  v.minValue(0, "a whole number ≥ 0")
);
const seconds = v.pipe(v.number("seconds ≥ 0"), v.finite("seconds ≥ 0"), v.minValue(0, "seconds ≥ 0"));

const schema = v.object({
  format: v.literal(format, `${format}, the layout of chunks that is read here`),
  scale: v.picklist(scales, `one of ${scales.join(", ")}`),
  seed: whole,
  results: v.array(
    v.object({
      experiment: v.pipe(v.string("paper/experiment"), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "paper/experiment")),
      address: v.pipe(v.string("an address"), v.regex(/^[0-9a-f]{32}-[\w.-]{1,100}$/, "an address")),
      chunks: v.array(
        v.object({
          start: whole,
          count: whole,
          seconds,
          sha256: v.pipe(v.string("a digest"), v.regex(/^[0-9a-f]{64}$/, "a digest"))
        }),
        "an array"
      )
    }),
    "an array"
  )
});

/** What a site's results are: of each experiment the address, of each of its chunks the digest and what it costs. */
export type Manifest = v.InferOutput<typeof schema>;

/** The digest of a chunk with these trials alone, whatever longer one is stored. */
export const digestOfBlock = (
  place: Parameters<Store["write"]>[0],
  start: number,
  values: Parameters<typeof encode>[1]
): string =>
  digestOf(
    encode(
      {paper: place.paper, experiment: place.experiment.id, address: place.address, start, count: values.length},
      values
    )
  );

/**
 * The manifest of results that are in the store; its digests are SHA-256 as a chunk carries it, of all that follows.
 *
 * @throws Failure when they are not there whole.
 */
export async function manifestOf(
  selection: readonly Selected[],
  costOf: CostOf,
  options: RunOptions & {readonly scale: Scale}
): Promise<Manifest> {
  const {scale, seed = defaultSeed, store = new Store()} = options;
  const results: Manifest["results"] = [];
  for (const selected of selection) {
    const {name, place, trials} = await locate(selected, options);
    const cost = costOf(selected, scale).seconds;
    const chunks = await store.scan(
      place,
      trials,
      () => {},
      () => true,
      (block) => {
        if (lack(block) > 0) throw new Failure(`${name} is not in the store: run it first`);
        const {start, count, values} = block;
        const sha256 = digestOfBlock(place, start, values);
        return {start, count, seconds: Number((count * cost).toPrecision(3)), sha256};
      }
    );
    results.push({experiment: name, address: place.address, chunks});
  }
  return {format, scale, seed, results};
}

/** A manifest as a file: a line an experiment. */
export const manifestText = ({results, ...head}: Manifest): string =>
  `${JSON.stringify(head).slice(0, -1)},"results":[\n${results.map((one) => JSON.stringify(one)).join(",\n")}\n]}\n`;

/** A manifest that came from anywhere. @throws InputError naming what is wrong with it. */
export function readManifest(text: string, place: string): Manifest {
  const name = `${oneLine(place, 120)}: ${manifestFile}`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError(`${name}: is damaged: it is no JSON`);
  }
  const checked = v.safeParse(schema, value, {abortEarly: true});
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  const field = oneLine(v.getDotPath(issue) ?? "the whole", 80);
  throw new InputError(`${name}: ${field} = ${show(issue.input)}: must be ${issue.message}`);
}
