import {existsSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {projectRoot} from "../../loaders/paths.js";

/** Good input of a command, and the fields or series of its answer, in order. */
export interface Example {
  readonly input: Readonly<Record<string, unknown>>;
  readonly fields: readonly string[];
}

/**
 * A change of unit: keys that are multiplied by a power of the unit, and the power by which the answer grows. A power of
 * two changes no digit, so an answer that over- or underflows on its way differs, finite though it may be.
 */
export interface Unit {
  readonly powers: Readonly<Record<string, number>>;
  readonly answer: number;
  /** Fields with units of their own, left out. */
  readonly without?: readonly string[];
}

/** What is known of an answer to many digits. */
export interface Known {
  readonly name: string;
  readonly input: Example["input"];
  readonly answer: Readonly<Record<string, number>>;
}

/** What a room's `examples.ts` exports: an example by the name of each quantity and model, models of milliseconds. */
export interface Examples {
  readonly quantities: Readonly<Record<string, Example>>;
  readonly models: Readonly<Record<string, Example>>;
  /** Why a field may be null, or a series without a value; by "name.field". */
  readonly nulls?: Readonly<Record<string, string>>;
  /** Keys that scripts use, by the name of a quantity or model; they stay. */
  readonly keys?: Readonly<Record<string, string>>;
  /** By the name of a quantity or model that knows no unit of its own. */
  readonly units?: Readonly<Record<string, Unit>>;
  /** Worked out with 150 digits, by other algebra than the room's. */
  readonly known?: readonly Known[];
}

/** The examples of a room, which stand beside its tests. */
export async function examplesOf(paper: string): Promise<Examples> {
  const file = join(projectRoot, "test/papers", paper, "examples.ts");
  if (!existsSync(file)) throw new Error(`${file} is not there: every room has good input for each of its commands`);
  return (await import(pathToFileURL(file).href)).examples;
}
