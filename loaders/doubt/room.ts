import {readFile} from "node:fs/promises";
import {join, relative} from "node:path";
import {Script} from "node:vm";
import {type BuildOptions, build, type Plugin} from "esbuild";
import type {Claim} from "../../src/engine/claim.js";
import type {Figure} from "../../src/engine/figure.js";
import {claimModules, type Paper} from "../papers.js";
import {projectRoot} from "../paths.js";
import {type Declared, rewrite} from "./rewrite.js";
import type {Switch} from "./switch.js";

/** A paper's claims and figures in one script whose theory asks a switch. */
export interface Doubtful {
  /** Exports of theory modules that they import, by name. */
  readonly declared: ReadonlyMap<string, Declared>;
  /** All of its code, that of what lies below it included. */
  readonly text: string;
  /** Claims and figures, evaluated anew with the theory they rest on. */
  evaluate(): Room;
}

/** What asks a paper's theory for numbers. */
export interface Room {
  readonly claims: readonly Claim[];
  readonly figures: readonly Figure[];
}

/** Modules that hold formulas: rooms' theory, and what the shelf has of it. */
const theory = /\/src\/(?:papers\/[^/]+\/theory(?:\/[^/]+)?|models\/(?:marchenko-pastur|equivalent))\.ts$/;

/** Modules below formulas; no mutant reaches them, so they are evaluated once and stay warm. */
const below = /\/src\/(?:numerics|engine|charts|papers\/[^/]+\/numerics)\/[\w/-]+$/;

const shared: BuildOptions = {
  bundle: true,
  write: false,
  format: "iife",
  platform: "neutral",
  mainFields: ["module", "main"],
  target: "es2022"
};

const run = (code: string, name: string): unknown => new Script(`${code}\n${name};`).runInThisContext();

/** Puts the switch before every export of theory, and leaves out what lies below it. */
function doubting(declared: Map<string, Declared>, outside: Set<string>): Plugin {
  return {
    name: "doubt",
    setup({onResolve, onLoad}) {
      onResolve({filter: /^\./}, ({path, resolveDir}) => {
        const full = join(resolveDir, path).replace(/\.(js|ts)$/, "");
        return below.test(full) ? {path: `${full}.ts`, namespace: "outside"} : undefined;
      });
      onLoad({filter: /./, namespace: "outside"}, async ({path}) => {
        outside.add(path);
        // Constants, not a namespace: functions that are read through its getters are never inlined.
        const names = (await exportsOf(path)).join(", ");
        return {contents: `const {${names}} = __outside[${JSON.stringify(path)}];\nexport {${names}};`, loader: "js"};
      });
      onLoad({filter: theory}, async ({path}) => {
        const file = relative(join(projectRoot, "src"), path)
          .replace(/^papers\//, "")
          .replace(/\.ts$/, "");
        const rewritten = rewrite(await readFile(path, "utf8"), file);
        for (const one of rewritten.declared) declared.set(`${file}#${one.name}`, one);
        return {contents: rewritten.code, loader: "ts"};
      });
    }
  };
}

const exported = new Map<string, Promise<readonly string[]>>();

/** Names of what a module exports. */
function exportsOf(path: string): Promise<readonly string[]> {
  const ask = async (): Promise<readonly string[]> => {
    const {metafile} = await build({
      ...shared,
      format: "esm",
      entryPoints: [path],
      metafile: true,
      outdir: projectRoot
    });
    return Object.values(metafile.outputs)[0].exports;
  };
  const names = exported.get(path) ?? ask();
  exported.set(path, names);
  return names;
}

/** The modules at these paths in one script that gives their exports by path. */
async function modulesAt(paths: readonly string[]): Promise<string> {
  const imports = paths.map((path, k) => `import * as m${k} from ${JSON.stringify(path)};`).join("\n");
  const table = paths.map((path, k) => `${JSON.stringify(path)}: m${k}`).join(", ");
  const contents = `${imports}\nexport const modules = {${table}};`;
  const stdin = {contents, resolveDir: projectRoot, loader: "ts"} as const;
  const {outputFiles} = await build({...shared, write: false, stdin, globalName: "outside"});
  return outputFiles[0].text;
}

/** Bundles a paper's claims and figures, theory behind the switch that is `globalThis.__doubt` when they are evaluated. */
export async function doubtfulRoom(paper: Paper): Promise<Doubtful> {
  const declared = new Map<string, Declared>();
  const outside = new Set<string>();
  const parts = claimModules(paper.id);
  const contents = `
    ${parts.map((file, k) => `import {claims as part${k}} from ${JSON.stringify(join(projectRoot, file))};`).join("\n")}
    export {figures} from ${JSON.stringify(join(projectRoot, "src/papers", paper.id, "figures.ts"))};
    export const claims = [${parts.map((_, k) => `...part${k}`)}];`;
  const stdin = {contents, resolveDir: projectRoot, loader: "ts"} as const;
  const plugins = [doubting(declared, outside)];
  const {outputFiles} = await build({...shared, write: false, stdin, globalName: "room", plugins});
  const [{text}, lower] = [outputFiles[0], await modulesAt([...outside].sort())];
  const script = new Script(`${text}\nroom;`);
  let modules: Record<string, unknown> | undefined;
  return {
    // Modules are read side by side: their order is no matter of chance when it is that of their names.
    declared: new Map([...declared].sort(([a], [b]) => (a < b ? -1 : 1))),
    text: text + lower,
    evaluate: () => {
      modules ??= (run(lower, "outside") as {modules: Record<string, unknown>}).modules;
      globalThis.__outside = modules;
      return script.runInThisContext() as Room;
    }
  };
}

declare global {
  var __doubt: Switch;
  var __outside: Record<string, unknown>;
}
