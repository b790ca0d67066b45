import type {Label} from "./chunk.js";

// Names in a store: where a chunk lies says what it holds.

/** The name of a chunk: its first trial and how many it has. */
export const isChunk = /^(\d+)\+(\d+)\.chunk$/;
const isAddress = /^[0-9a-f]{32}-[\w.-]{1,100}$/;
const isName = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The file of a chunk. */
export const fileOf = ({start, count}: Label): string => `${String(start).padStart(7, "0")}+${count}.chunk`;

/** Where a chunk lies, from the store's folder. */
export const pathOf = (label: Label): string =>
  ["results", label.paper, label.experiment, label.address, fileOf(label)].join("/");

/** What the chunk at a path from the store's folder must be; undefined for the path of no chunk. */
export function labelAt(path: string): Label | undefined {
  const [results, paper, experiment, address, file, ...rest] = path.split("/");
  const [, start, count] = isChunk.exec(file ?? "") ?? [];
  if (results !== "results" || rest.length > 0 || start === undefined) return undefined;
  if (!isName.test(paper) || !isName.test(experiment) || !isAddress.test(address)) return undefined;
  const label = {paper, experiment, address, start: Number(start), count: Number(count)};
  return label.count >= 1 && pathOf(label) === path ? label : undefined;
}

/** The blocks that some trials are stored in. */
export const layout = (trials: number, block: number): {start: number; count: number}[] =>
  Array.from({length: Math.ceil(trials / block)}, (_, k) => ({
    start: k * block,
    count: Math.min(block, trials - k * block)
  }));
