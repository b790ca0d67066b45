// Starts the command line from a bundle of it, in a fifth of the time that reading its sources takes. The bundle is
// found by a digest of all it was made from, read anew at each start, so that none can be stale. Where none can be made
// or kept, the sources are run as they are.
import {createHash, randomUUID} from "node:crypto";
import {existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join, relative} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, "node_modules/.cache/w2s");
const list = join(cache, "sources.json");

/** Packages that are native, have files of their own or ask for Node's modules: Node loads them when they are needed. */
const external = [
  "@observablehq/*",
  "cli-progress",
  "commander",
  "esbuild",
  "katex",
  "markdown-it",
  "piscina",
  "tar-stream",
  "tsx"
];

const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The first module of the bundle: the papers' modules by their place, then the command line. */
function entry() {
  const parts = ["claims", "commands", "experiments", "explorer", "figures", "simulate"];
  const files = readdirSync(join(root, "src/papers"))
    .sort()
    .flatMap((paper) => [...parts.map((part) => `src/papers/${paper}/${part}.ts`), `src/compare/claims/${paper}.ts`])
    .concat("src/compare/figures.ts")
    .filter((file) => existsSync(join(root, file)));
  return [
    'import {bundled} from "./loaders/modules.ts";',
    // The command line is one of them, so that it knows itself bundled in a project without papers too.
    ...["loaders/cli.ts", ...files].map((file) => `bundled.set("${file}", () => import("./${file}"));`),
    'await bundled.get("loaders/cli.ts")();'
  ].join("\n");
}

/** The place of a bundle of these sources; installed packages, and where all of it is, stand in its name as well. */
function placeOf(first, sources) {
  const packages = digest(readFileSync(join(root, "node_modules/.package-lock.json")));
  const self = digest(readFileSync(new URL(import.meta.url)));
  return join(cache, digest(JSON.stringify([root, self, packages, first, sources])).slice(0, 32));
}

/** The bundle of the sources as they are now, if there is one; the list of what to look at is the last one's. */
function find(first) {
  const files = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  if (files.length === 0 || !files.every((file) => existsSync(join(root, file)))) return undefined;
  const place = placeOf(
    first,
    files.map((file) => [file, digest(readFileSync(join(root, file)))])
  );
  return existsSync(place) ? place : undefined;
}

async function make(first) {
  const {build} = await import("esbuild");
  const sources = new Map();
  const read = ({path}) => {
    if (relative(root, path).includes("node_modules")) return undefined;
    const bytes = readFileSync(path);
    sources.set(relative(root, path), digest(bytes));
    // Modules that look for files beside them still find them.
    const contents = bytes.toString().replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href));
    return {contents, loader: "ts"};
  };
  const temporary = join(cache, `${randomUUID()}.tmp`);
  await build({
    absWorkingDir: root,
    stdin: {contents: first, resolveDir: root, loader: "ts"},
    bundle: true,
    splitting: true,
    keepNames: true,
    outdir: temporary,
    format: "esm",
    platform: "node",
    target: "node20",
    external,
    logLevel: "silent",
    plugins: [{name: "sources", setup: ({onLoad}) => onLoad({filter: /\.ts$/}, read)}]
  });
  const known = [...sources].sort(([a], [b]) => (a < b ? -1 : 1));
  const place = placeOf(first, known);
  if (existsSync(place)) rmSync(temporary, {recursive: true});
  else renameSync(temporary, place);
  writeFileSync(`${temporary}.json`, JSON.stringify(known.map(([file]) => file)));
  renameSync(`${temporary}.json`, list);
  return place;
}

/** Drops bundles that were made more than a week ago, and what killed starts left. */
function tidy() {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (path !== list && Date.now() - statSync(path).mtimeMs > 7 * 86_400_000) rmSync(path, {recursive: true});
  }
}

async function bundle() {
  try {
    const first = entry();
    const found = find(first);
    if (found !== undefined) return found;
    const made = await make(first);
    tidy();
    return made;
  } catch {
    return undefined;
  }
}

const place = await bundle();
if (place === undefined) {
  const {register} = await import("tsx/esm/api");
  register();
  await import("./cli.ts");
} else await import(pathToFileURL(join(place, "stdin.js")).href);
