import {existsSync} from "node:fs";
import {join, resolve} from "node:path";
import {explain, Failure} from "./failure.js";
import {mark} from "./output.js";
import {env, projectRoot} from "./paths.js";
import {addPrinted, printed, printSite} from "./site/print.js";

// `npm run pdf`: the built site as one document, beside its pages, which link it from then on.
try {
  const [named = env("W2S_OUTPUT") ?? "dist", ...more] = process.argv.slice(2);
  if (more.length > 0 || named.startsWith("-")) throw new Failure("npm run pdf -- [SITE]: one folder of a built site");
  const site = resolve(projectRoot, named);
  if (!existsSync(join(site, mark))) throw new Failure(`${named}: is no built site; npm run build makes one`);
  const pdf = await printSite(site);
  await addPrinted(site, pdf);
  console.log(`${join(named, printed)}: ${(pdf.length / 1e6).toFixed(1)} MB`);
} catch (error) {
  console.error(explain(error) ?? (error instanceof Error ? error.message : error));
  process.exitCode = error instanceof Failure ? 2 : 1;
}
