import {mkdir, readFile, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {storeRoot} from "../paths.js";

/** A browser's executable, and the environment it needs. */
export interface FoundBrowser {
  readonly path: string;
  readonly env: Record<string, string>;
}

/** How it is started: without a window, and as any user. */
export const browserArgs = ["--no-sandbox", "--headless=shell", "--disable-gpu", "--disable-dev-shm-usage"];

/** The browser of @sparticuz/chromium on Linux x64, an installed Chrome (CHROME_PATH) elsewhere. */
export async function findBrowser(): Promise<FoundBrowser> {
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
