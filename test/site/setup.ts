import {execFile} from "node:child_process";
import {rm} from "node:fs/promises";
import {join} from "node:path";
import {promisify} from "node:util";
import type {TestProject} from "vitest/node";
import {projectRoot, storeRoot} from "../../loaders/paths.js";
import {type FoundBrowser, findBrowser} from "../../loaders/site/browser.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** Folder of the site built at draft scale. */
    readonly site: string;
    readonly browser: FoundBrowser;
  }
}

/** Builds the site at draft scale once for all tests (or takes the one in W2S_TEST_SITE), and unpacks the browser. */
export default async function setup(project: TestProject): Promise<void> {
  const [site, browser] = await Promise.all([process.env.W2S_TEST_SITE ?? buildDraft("site"), findBrowser()]);
  process.env.W2S_TEST_SITE = site; // for the next project's set-up
  project.provide("site", site);
  project.provide("browser", browser);
}

/** Runs the whole build at draft scale into a folder of the store. */
export async function buildDraft(name: string): Promise<string> {
  const output = join(storeRoot(), "test", name);
  await rm(output, {recursive: true, force: true});
  const args = ["--import", "tsx", "loaders/build.ts", "--scale", "draft", "--output", output];
  await promisify(execFile)(process.execPath, args, {cwd: projectRoot, maxBuffer: 1 << 26});
  return output;
}
