import {existsSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {projectRoot} from "../../loaders/paths.js";

/** Good input of a command, and the fields or series of its answer, in order. */
export interface Example {
  readonly input: Readonly<Record<string, unknown>>;
  readonly fields: readonly string[];
}

/** What a room's `examples.ts` exports: an example by the name of each quantity and model, models of milliseconds. */
export interface Examples {
  readonly quantities: Readonly<Record<string, Example>>;
  readonly models: Readonly<Record<string, Example>>;
  /** Why a field may be null, or a series without a value; by "name.field". */
  readonly nulls?: Readonly<Record<string, string>>;
}

/** The examples of a room, which stand beside its tests. */
export async function examplesOf(paper: string): Promise<Examples> {
  const file = join(projectRoot, "test/papers", paper, "examples.ts");
  if (!existsSync(file)) throw new Error(`${file} is not there: every room has good input for each of its commands`);
  return (await import(pathToFileURL(file).href)).examples;
}
