import {execFile} from "node:child_process";
import {mkdir, readFile, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {promisify} from "node:util";
import type {TestProject} from "vitest/node";
import {projectRoot, storeRoot} from "../../loaders/paths.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** Folder of the site built at draft scale. */
    readonly site: string;
    /** A browser's executable, and the environment it needs. */
    readonly browser: {readonly path: string; readonly env: Record<string, string>};
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

/** The browser of @sparticuz/chromium on Linux x64, an installed Chrome (CHROME_PATH) elsewhere. */
async function findBrowser(): Promise<{path: string; env: Record<string, string>}> {
  const installed = process.env.CHROME_PATH;
  if (installed) return {path: installed, env: {}};
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error("set CHROME_PATH to an installed Chrome");
  // The package unpacks browser and libraries into TMPDIR, and its libraries only where it believes to be on Lambda.
  const folder = join(storeRoot(), "chromium");
  const [browser, whole] = [join(folder, "chromium"), join(folder, "size")];
  const size = async (): Promise<string> => String((await stat(browser)).size);
  // One that was cut off while it was unpacked, or damaged since, is unpacked anew.
  const mark = await readFile(whole, "utf8").catch(() => "");
  if (mark === "" || mark !== (await size().catch(() => "none"))) await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  process.env.TMPDIR = folder;
  process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs20.x";
  const {default: chromium} = await import("@sparticuz/chromium");
  const path = await chromium.executablePath();
  await writeFile(whole, await size());
  const {LD_LIBRARY_PATH = ""} = process.env;
  return {path, env: {TMPDIR: folder, LD_LIBRARY_PATH, FONTCONFIG_PATH: "/etc/fonts"}};
}
