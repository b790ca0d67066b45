import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Scale} from "../../src/engine/experiment.js";
import type {Entry} from "../../src/engine/register.js";

/** What a site must say: the scale it was simulated at, where its results lie, and what was judged of them. */
export interface Expected {
  readonly scale: Scale;
  readonly seed: number;
  /** Address of the results of each experiment, by "paper/experiment". */
  readonly addresses: Readonly<Record<string, string>>;
  readonly entries: readonly Entry[];
}

interface PublishedFigure {
  readonly paper: string;
  readonly figure: string;
  readonly scale: string;
  readonly provenance: {
    readonly seed: number;
    readonly experiments: readonly {readonly experiment: string; readonly address: string}[];
  };
}

/**
 * Reads a finished site back and says where it differs from what was judged: scale, seed and addresses of every
 * figure, every entry of `claims.json` and of the claims' own files, every outcome on every page.
 *
 * @param files - All files of the site, from its root.
 */
export async function differences(root: string, files: readonly string[], expected: Expected): Promise<string[]> {
  const {scale, seed, addresses, entries} = expected;
  const json = async (file: string) => JSON.parse(await readFile(join(root, file), "utf8"));
  const judged = new Map(entries.map((entry) => [`${entry.paper}/${entry.id}`, entry]));
  const found: string[] = [];
  const same = (what: string, published: unknown, should: unknown): void => {
    if (JSON.stringify(published) !== JSON.stringify(should))
      found.push(`${what}: ${short(published)} where ${short(should)} was judged`);
  };

  const document = await json("claims.json");
  same("claims.json: scale", document.scale, scale);
  same("claims.json: seed", document.seed, seed);
  same("claims.json: entries", document.entries.length, entries.length);
  for (const {numbered, ...entry} of document.entries as (Entry & {numbered: unknown})[])
    same(`claims.json: ${entry.paper}/${entry.id}`, entry, plain(judged.get(`${entry.paper}/${entry.id}`)));

  for (const file of files) {
    const [, paper, claim] = /^data\/([\w-]+)\/claim-([\w-]+)\.json$/.exec(file) ?? [];
    if (claim) same(file, await json(file), plain(judged.get(`${paper}/${claim}`)));
    else if (/^data\/[\w-]+\/[\w-]+\.json$/.test(file)) {
      const figure = (await json(file)) as Partial<PublishedFigure>;
      if (!figure.provenance) continue;
      same(`${file}: scale`, figure.scale, scale);
      same(`${file}: seed`, figure.provenance.seed, seed);
      for (const {experiment, address} of figure.provenance.experiments) {
        const name = experiment.includes("/") ? experiment : `${figure.paper}/${experiment}`;
        same(`${file}: address of ${name}`, address, addresses[name]);
      }
    } else if (file.endsWith(".html") && file !== "404.html") {
      const page = await readFile(join(root, file), "utf8");
      same(`${file}: draft`, /\sclass="(?:[^"]*\s)?w2s-draft[\s"]/.test(page), scale === "draft");
      // Cards ("claim-…") and rows of the register ("<paper>-…").
      for (const [tag] of page.matchAll(/<\w+\s[^<>]*\bdata-outcome="[^<>]*>/g)) {
        const of = (name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
        const [paper, id = ""] = [of("data-paper"), of("id")];
        if (paper === undefined) continue;
        const claim = id.replace(tag.startsWith("<tr") ? `${paper}-` : "claim-", "");
        same(`${file}#${id}`, of("data-outcome"), judged.get(`${paper}/${claim}`)?.outcome);
      }
    }
  }
  for (const {paper, id} of entries)
    if (!files.includes(`data/${paper}/claim-${id}.json`)) found.push(`data/${paper}/claim-${id}.json: not there`);
  return found;
}

/** As it reads after JSON. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

const short = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 120);
