import {execFile} from "node:child_process";
import {mkdir, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {promisify} from "node:util";
import type {TestProject} from "vitest/node";
import {projectRoot, storeRoot} from "../../loaders/paths.js";
import {type FoundBrowser, findBrowser} from "../../loaders/site/browser.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** Folder of the site built at draft scale, and the file that is there once it is; it holds what went wrong. */
    readonly site: string;
    readonly built: string;
    readonly browser: FoundBrowser;
  }
}

declare global {
  /** What the first project's set-up began, for the next one's. */
  var w2sDraft: Promise<{readonly site: string; readonly built: string}> | undefined;
}

/** Begins to build the site at draft scale, once for all tests (or takes the one in W2S_TEST_SITE); see `ready.ts`. */
export default async function setup(project: TestProject): Promise<() => void> {
  const stop = new AbortController();
  globalThis.w2sDraft ??= begin(stop.signal);
  const {site, built} = await globalThis.w2sDraft;
  project.provide("site", site);
  project.provide("built", built);
  project.provide("browser", await findBrowser());
  return () => stop.abort();
}

async function begin(signal: AbortSignal): Promise<{site: string; built: string}> {
  const folder = join(storeRoot(), "test");
  const built = join(folder, "built");
  await mkdir(folder, {recursive: true});
  await rm(built, {force: true});
  const done = async (trouble: string): Promise<void> => {
    await writeFile(`${built}.part`, trouble);
    await rename(`${built}.part`, built);
  };
  const given = process.env.W2S_TEST_SITE;
  if (given) await done("");
  else
    buildDraft("site", signal).then(
      () => done(""),
      (error: unknown) => done(String(error))
    );
  return {site: given ?? draftFolder("site"), built};
}

const draftFolder = (name: string): string => join(storeRoot(), "test", name);

/** Runs the whole build at draft scale into a folder of the store. */
export async function buildDraft(name: string, signal?: AbortSignal): Promise<string> {
  const output = draftFolder(name);
  await rm(output, {recursive: true, force: true});
  const args = ["--import", "tsx", "loaders/build.ts", "--scale", "draft", "--output", output];
  await promisify(execFile)(process.execPath, args, {cwd: projectRoot, maxBuffer: 1 << 26, ...(signal && {signal})});
  return output;
}
