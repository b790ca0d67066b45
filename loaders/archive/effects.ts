import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Scale} from "../../src/engine/experiment.js";
import type {Figure} from "../../src/engine/figure.js";
import type {Term} from "../../src/html/glossary.js";
import type {RegisterView} from "../../src/html/view.js";
import {readGlossary, readSeeds, type Seeds} from "../data.js";
import {loadPapers, type Paper} from "../papers.js";
import {currentScale, projectRoot} from "../paths.js";
import {publish, registerView} from "../publish.js";
import {loadResults} from "../run.js";
import {currentEdition, type Edition} from "../site/cite.js";
import {type Packed, packExplorer, packRerun} from "../site/explore.js";
import {render} from "../site/markdown.js";
import {doubtsAtHand, entriesOf, familyEntries, wholeRegister} from "../site/register.js";
import {loadSynthesis} from "../synthesis.js";

/** What an archive is made from; tests pass their own. */
export interface PackEffects {
  readonly scale: Scale;
  loadPapers(): Promise<readonly Paper[]>;
  loadSynthesis(): Promise<readonly Figure[]>;
  loadResults: typeof loadResults;
  entriesOf: typeof entriesOf;
  familyEntries: typeof familyEntries;
  wholeRegister: typeof wholeRegister;
  registerView(papers: readonly Paper[]): Promise<RegisterView>;
  publish: typeof publish;
  currentEdition(): Promise<Edition>;
  readSeeds(): Promise<Seeds>;
  readGlossary(): Promise<readonly Term[]>;
  /** Whether a paper has a page of theory. */
  hasTheory(id: string): boolean;
  packExplorer(paper: Paper): Promise<Packed | undefined>;
  packRerun(paper: Paper): Promise<Packed["files"]>;
  /** The packages that numbers depend on, with their versions. */
  usedPackages(): Promise<Readonly<Record<string, string>>>;
}

export const defaultEffects: PackEffects = {
  scale: currentScale(),
  loadPapers: () => loadPapers(),
  loadSynthesis: () => loadSynthesis(),
  loadResults,
  entriesOf,
  familyEntries,
  wholeRegister,
  registerView: async (papers) => registerView(papers, render, await doubtsAtHand()),
  publish,
  currentEdition: () => currentEdition(),
  readSeeds: () => readSeeds(),
  readGlossary: () => readGlossary(),
  hasTheory: (id) => existsSync(join(projectRoot, "src/papers", id, "theory.md")),
  packExplorer,
  packRerun,
  usedPackages
};

async function usedPackages(): Promise<Record<string, string>> {
  const {dependencies} = JSON.parse(await readFile(join(projectRoot, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const used = Object.entries(dependencies).filter(([name]) =>
    /^(pure-rand|ml-matrix|@stdlib\/.*|@noble\/.*)$/.test(name)
  );
  return Object.fromEntries(used);
}
