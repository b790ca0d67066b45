import {createHash} from "node:crypto";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import * as v from "valibot";
import {defaultSeed} from "../../src/engine/experiment.js";
import {familySize} from "../../src/engine/register.js";
import {inLanes} from "../lanes.js";
import type {Paper} from "../papers.js";
import {projectRoot} from "../paths.js";
import {addressFor, type RunOptions} from "../run.js";
import {doubtsFolder, Store} from "../store.js";
import {type Doubted, doubtPaper} from "./doubt.js";
import {type Doubtful, doubtfulRoom} from "./room.js";

// Doubting a paper takes as long as judging it a hundred times. What came of it is kept in the store, as
// doubts/<paper>/<address>.json, by the address of all that could change it.

const names = v.array(v.string());
const change = v.union([v.strictObject({times: v.number()}), v.strictObject({be: v.number()})]);
const mutant = v.strictObject({id: v.string(), field: v.string(), on: v.picklist(["answer", "parameter"]), change});
const kept = v.array(v.strictObject({mutant, caughtBy: names, usedBy: names, drawnIn: names}));

/** Everything that what is kept depends on: formulas and claims, what they are judged on, and how they are doubted. */
async function addressOf(paper: Paper, all: readonly Paper[], {text}: Doubtful): Promise<string> {
  const options = {scale: "paper", seed: defaultSeed} as const;
  const results = await Promise.all(paper.experiments.map((experiment) => addressFor({paper, experiment}, options)));
  const here = join(projectRoot, "loaders/doubt");
  const own = await Promise.all((await readdir(here)).sort().map((file) => readFile(join(here, file), "utf8")));
  const size = familySize(all.flatMap(({claims}) => claims));
  return createHash("sha256")
    .update(JSON.stringify([text, results, own, size]))
    .digest("hex")
    .slice(0, 32);
}

const fileOf = (store: Store, paper: Paper, address: string): string =>
  join(store.root, doubtsFolder, paper.id, `${address}.json`);

/** What is kept at a place; undefined where nothing is, or what is there is damaged. */
async function read(store: Store, file: string): Promise<Doubted[] | undefined> {
  try {
    const bytes = await store.bytes(file);
    return bytes && v.parse(kept, JSON.parse(bytes.toString("utf8")));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof v.ValiError) return undefined;
    throw error;
  }
}

/** Doubts a paper, or reads what came of it last time. */
export async function keptDoubts(
  paper: Paper,
  all: readonly Paper[],
  options: RunOptions = {},
  store = new Store()
): Promise<Doubted[]> {
  const room = await doubtfulRoom(paper);
  const file = fileOf(store, paper, await addressOf(paper, all, room));
  const known = await read(store, file);
  if (known) return known;
  const doubted = await doubtPaper(room, paper, all, options);
  // A store that may only be read gives results all the same; then nothing is kept.
  await store.put(file, Buffer.from(JSON.stringify(doubted))).catch((error: NodeJS.ErrnoException) => {
    if (!/^(EROFS|EACCES|EPERM)$/.test(error.code ?? "")) throw error;
  });
  return doubted;
}

/**
 * Doubts papers in processes of their own, beside each other, so that what comes of them is kept; none where it is.
 *
 * @param signal - Aborting ends it.
 */
export async function doubtBeside(papers: readonly Paper[], signal?: AbortSignal, store = new Store()): Promise<void> {
  const waiting: string[] = [];
  for (const paper of papers) {
    const address = await addressOf(paper, papers, await doubtfulRoom(paper));
    if ((await read(store, fileOf(store, paper, address))) === undefined) waiting.push(paper.id);
  }
  await inLanes("loaders/doubt/lane.ts", waiting, {}, signal);
}
