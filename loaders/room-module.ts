import {existsSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {InputError} from "../src/engine/input.js";
import {oneLine} from "../src/numerics/ensure.js";
import {bundled} from "./modules.js";
import {projectRoot} from "./paths.js";

/**
 * Loads a module of a room.
 *
 * @param file - Its path from the project's folder.
 * @param needs - What it must export; one that need not be there and is not exports nothing.
 * @throws InputError naming the file, with the line where it can be told, and what it throws or lacks.
 */
export async function roomModule(
  root: string,
  file: string,
  needs: readonly string[],
  {optional = false}: {readonly optional?: boolean} = {}
  // biome-ignore lint/suspicious/noExplicitAny: a room's modules export what `Paper` says; tsc checks them there
): Promise<any> {
  const path = join(root, file);
  if (!existsSync(path)) {
    if (optional) return {};
    throw new InputError(`${file}: is missing`);
  }
  const module = await imported(root, file).catch((error: unknown) => {
    throw new InputError(said(error, root, file), {cause: error});
  });
  const lacks = needs.find((name) => module[name] === undefined);
  if (lacks === undefined) return module;
  const there = Object.keys(module).join(", ") || "nothing";
  throw new InputError(`${file}: exports no ${lacks}; it exports ${there}`);
}

/** From the bundle of the command line where that has it; from its source otherwise, and where the bundle's throws. */
async function imported(root: string, file: string): Promise<Record<string, unknown>> {
  const known = root === projectRoot ? bundled.get(file) : undefined;
  // The source says in which line it throws.
  const module = await known?.().catch(() => undefined);
  if (module !== undefined) return module as Record<string, unknown>;
  if (bundled.size > 0) (await import("tsx/esm/api")).register();
  return import(pathToFileURL(join(root, file)).href);
}

/** What an import throws, on one line, led by where in the room it was thrown. */
function said(error: unknown, root: string, file: string): string {
  const {message = String(error), stack = ""} = error instanceof Error ? error : {};
  const base = join(root, "/");
  const here = (text: string): string => text.replaceAll(pathToFileURL(base).href, "").replaceAll(base, "");
  // What does not parse is said by esbuild: "…/figures.ts:3:4: ERROR: Expected …".
  const [, broken, fault] = /(\S+?:\d+:\d+): ERROR: (.*)/.exec(here(message)) ?? [];
  if (broken) return `${broken}: ${fault}`;
  const room = file.slice(0, file.lastIndexOf("/") + 1);
  const frames = stack.split("\n").map((line) => /^\s+at .*?([^\s(]+?)(?:\?[^:]*)?(:\d+):\d+\)?$/.exec(here(line)));
  const [, path, line] = frames.find((frame) => frame?.[1].startsWith(room)) ?? [];
  return `${path ? path + line : file}: ${oneLine(here(message).split("\n")[0])}`;
}
