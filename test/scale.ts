/**
 * Measures the store, the judge, the manifest and what moves results on many chunks of today's mean size, each step in a
 * process of its own: `node --import tsx test/scale.ts 100000`. Docs: docs/scale.md.
 */
import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {checkResults, exportResults, importResults} from "../loaders/exchange.js";
import {manifestOf, manifestText} from "../loaders/manifest.js";
import type {Paper} from "../loaders/papers.js";
import {loadResult, locate, planRun} from "../loaders/run.js";
import {Store} from "../loaders/store.js";
import {Random} from "../src/engine/random.js";
import {judgeRegister} from "../src/engine/register.js";
import {exactClaim, experiment as line} from "./engine/fixtures.js";

const [given = "100000", step, folder = mkdtempSync(join(tmpdir(), "w2s-scale-"))] = process.argv.slice(2);
if (!/^[1-9]\d{0,6}$/.test(given)) {
  console.error(`chunks = ${given}: must be a whole number from 1 to 9999999`);
  process.exit(2);
}
const chunks = Number(given);
const block = 25;

// As large as today's mean chunk: 25 trials of 2 series at 28 points.
const experiment = {
  ...line,
  sweep: {x: Array.from({length: 28}, (_, k) => k + 1)},
  trials: {paper: block * chunks, draft: block}
};
const paper: Paper = {
  id: "lines",
  simulate: join(folder, "simulate.ts"),
  experiments: [experiment],
  claims: [exactClaim],
  figures: [],
  laws: {line: "drawn"},
  quoted: () => ({}),
  quantities: {},
  models: {}
};
const selected = {paper, experiment};
const store = new Store(join(folder, "store"));
const quiet = {out: () => {}, err: console.error};
const file = join(folder, "results.tar");

const steps: Readonly<Record<string, () => Promise<string>>> = {
  async fill() {
    writeFileSync(paper.simulate, "export const line = {law: 'drawn', trial: () => []};\n");
    const {place} = await locate(selected, {});
    const random = Random.stream("scale");
    const noise = random.normals(997 * 28);
    await store.claim();
    for (let k = 0; k < chunks; ++k) {
      const values = Array.from({length: block}, (_, t) => {
        const from = ((k * block + t) % 997) * 28;
        const common = noise.subarray(from, from + 28);
        return {error: common.map((z, j) => 2 + j + 0.05 * z), gain: common.map((z) => 0.5 + 0.05 * z)};
      });
      await store.write(place, k * block, values);
    }
    const {size} = statSync(join(store.root, "results/lines/line", place.address));
    return `the folder itself ${(size / 1e6).toFixed(1)} MB`;
  },
  async plan() {
    const [{missing}] = await planRun([selected], {store}, console.error);
    return `${missing.length} missing`;
  },
  async judge() {
    const results = await loadResult(selected, {store});
    judgeRegister([{paper: "lines", claim: exactClaim, results: {line: results}}]);
    return `${results.count} trials`;
  },
  async manifest() {
    const cost = () => ({seconds: 0.01, measured: true});
    const text = manifestText(await manifestOf([selected], cost, {store, scale: "paper"}));
    return `${(text.length / 1e6).toFixed(1)} MB`;
  },
  async check() {
    return `exit ${await checkResults(store, [], quiet)}`;
  },
  async export() {
    await exportResults(store, file, undefined, quiet);
    return `${(statSync(file).size / 1e6).toFixed(1)} MB`;
  },
  async import() {
    const code = await importResults(new Store(join(folder, "imported")), [file], quiet);
    return `exit ${code}, ${readdirSync(join(folder, "imported"), {recursive: true}).length} files and folders`;
  }
};

if (step !== undefined) {
  const start = performance.now();
  const said = await steps[step]();
  const seconds = ((performance.now() - start) / 1e3).toFixed(1);
  const memory = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  console.log(`${step.padEnd(9)} ${seconds.padStart(7)} s  peak ${memory.padStart(6)} MB  ${said}`);
} else {
  mkdirSync(folder, {recursive: true});
  try {
    for (const name of Object.keys(steps)) {
      const self = ["--import", "tsx", fileURLToPath(import.meta.url), given, name, folder];
      execFileSync(process.execPath, self, {stdio: "inherit"});
    }
  } finally {
    rmSync(folder, {recursive: true});
  }
}
