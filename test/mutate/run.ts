/**
 * Mutates src/engine and src/numerics, one change at a time, and says which changes their tests notice:
 * `npm run mutate -- [part of a path …] [--every k]`. Slow: hours for all; `--every 4` takes a quarter of the mutants, by
 * the hash of their names, so the same ones each time. What cannot be noticed stands in equivalent.json.
 */
import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {parseArgs} from "node:util";
import {createVitest, type Vitest} from "vitest/node";
import equivalent from "./equivalent.json" with {type: "json"};
import {type Mutant, mutantsOf, mutate, plainCode} from "./mutants.js";

const patience = 20_000;
const listed = (folder: string, ending: string): string[] =>
  readdirSync(folder, {recursive: true, encoding: "utf8"})
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort();
const tests = ["test/engine", "test/numerics", "test/models"].flatMap((folder) => listed(folder, ".test.ts"));
const {values, positionals: asked} = parseArgs({
  options: {every: {type: "string", default: "1"}},
  allowPositionals: true
});
/** Whether a mutant is in the sample. */
const sampled = ({name}: Mutant): boolean =>
  createHash("sha256").update(name).digest().readUInt32BE() % Number(values.every) === 0;
const files = ["src/engine", "src/numerics"]
  .flatMap((folder) => listed(folder, ".ts"))
  .filter((file) => asked.length === 0 || asked.some((part) => file.includes(part)));

const imports = new Map<string, Set<string>>();
/** A file and all that it imports of this project, directly or not. */
function reached(file: string): Set<string> {
  const known = imports.get(file);
  if (known) return known;
  const all = new Set([file]);
  imports.set(file, all);
  for (const [, name] of readFileSync(file, "utf8").matchAll(
    /^(?:import|export)\b(?! type)[^;]*?from "(\.[^"]+)\.js"/gm
  )) {
    const next = join(dirname(file), `${name}.ts`);
    if (existsSync(next)) for (const one of reached(next)) all.add(one);
  }
  return all;
}

let current: {readonly file: string; readonly code: string; readonly mutant: Mutant} | undefined;
/** A test runner that reads the mutant in place of its file. */
const runner = (): Promise<Vitest> =>
  createVitest(
    "test",
    {
      config: false,
      watch: false,
      reporters: [{}],
      setupFiles: ["test/setup.ts"],
      provide: {seed: 2505},
      testTimeout: patience,
      bail: 1,
      include: tests
    },
    {
      plugins: [
        {
          name: "mutant",
          enforce: "pre",
          transform: (_, id) =>
            current && id === resolve(current.file) ? mutate(current.code, current.mutant, patience) : undefined
        }
      ]
    }
  );

/** Whether any of these tests notices. A fresh runner each time: what the last mutant left behind is gone. */
async function noticed(paths: readonly string[]): Promise<boolean> {
  const vitest = await runner();
  try {
    const project = vitest.getRootProject();
    const specifications = paths.map((path) => project.createSpecification(resolve(path)));
    const {testModules, unhandledErrors} = await vitest.runTestSpecifications(specifications);
    return unhandledErrors.length > 0 || testModules.some((module) => !module.ok());
  } finally {
    await vitest.close();
  }
}

const results = ".w2s/mutants";
mkdirSync(results, {recursive: true});
const excused: Readonly<Record<string, Readonly<Record<string, string>>>> = equivalent;
let [killed, judged] = [0, 0];
for (const file of files) {
  const code = plainCode(readFileSync(file, "utf8"));
  const mutants = mutantsOf(code).filter((mutant) => sampled(mutant) && !excused[file]?.[mutant.name]);
  const related = tests.filter((test) => reached(test).has(file));
  // Those of the same name first, then the others of the same folder: a mutant is mostly noticed by the nearest.
  const near = (test: string): number =>
    -Number(test.includes(file.replace(/^src\/|\.ts$/g, ""))) -
    Number(dirname(test).slice(5) === dirname(file).slice(4));
  related.sort((a, b) => near(a) - near(b));
  const hash = createHash("sha256").update(code);
  for (const path of new Set(related.flatMap((test) => [...reached(test)]))) hash.update(readFileSync(path));
  const cache = join(results, `${hash.digest("hex").slice(0, 16)}.json`);
  const known: Record<string, boolean> = existsSync(cache) ? JSON.parse(readFileSync(cache, "utf8")) : {};
  if (related.length > 0 && mutants.some(({name}) => !(name in known)) && (await noticed(related))) {
    throw new Error(`${file}: its tests fail without a change`);
  }
  for (const mutant of mutants) {
    current = {file, code, mutant};
    known[mutant.name] ??=
      related.length > 0 && ((await noticed(related.slice(0, 1))) || (await noticed(related.slice(1))));
    writeFileSync(cache, JSON.stringify(known, null, 1));
  }
  current = undefined;
  const survivors = mutants.filter(({name}) => !known[name]);
  const excuses = Object.keys(excused[file] ?? {}).length;
  killed += mutants.length - survivors.length;
  judged += mutants.length;
  console.log(`${file}: ${mutants.length - survivors.length} of ${mutants.length} noticed, ${excuses} equivalent`);
  for (const {name} of survivors) console.log(`  ${name}`);
}
console.log(`${killed} of ${judged}: ${((100 * killed) / Math.max(1, judged)).toFixed(1)} %`);
