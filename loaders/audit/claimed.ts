import {digestOfBlock, manifestFile} from "../manifest.js";
import {type Located, lack} from "../run.js";
import type {Piece} from "../shard.js";
import {Store} from "../store.js";
import {type Subject, sameCode} from "./subject.js";

/** A chunk as it is claimed to be, with what computes it again. */
export interface Claimed extends Piece {
  readonly located: Located;
  /** Where it was made. */
  readonly address: string;
  readonly sha256: string;
}

/** A chunk as a line names it. */
export const trialsOf = ({name, start, count}: Piece): string => `${name}, trials ${start} to ${start + count - 1}`;

/** Chunks that are claimed to be results of what is here; what contradicts that, and how many a store lacks. */
export function claimsOf({manifest, store, place}: Subject, pieces: readonly Piece[], expected: readonly Located[]) {
  const located = new Map(expected.map((one) => [one.name, one]));
  const wrong: string[] = [];
  const claimed: Claimed[] = [];
  const published = new Map(manifest.results.map((one) => [one.experiment, one]));
  const chunks = new Map(
    manifest.results.flatMap(({experiment, chunks}) =>
      chunks.map((one) => [`${experiment} ${one.start} ${one.count}`, one])
    )
  );
  for (const name of published.keys())
    if (!located.has(name))
      wrong.push(`${place}: ${name}: is no experiment here; check out the version that the site names`);
  for (const [name, {place: own}] of located) {
    const there = published.get(name);
    if (there && !sameCode(there.address, own.address))
      wrong.push(`${place}: ${name}: was made by other code than is here; check out the version that the site names`);
  }
  if (published.size < manifest.results.length) wrong.push(`${place}: ${manifestFile} names an experiment twice`);
  if (wrong.length > 0) return {claimed, wrong: wrong.slice(0, 1), absent: 0};
  const named = manifest.results.reduce((sum, {chunks}) => sum + chunks.length, 0);
  if (chunks.size < named) wrong.push(`${place}: ${manifestFile} names a chunk twice`);
  let absent = 0;
  for (const piece of pieces) {
    const there = chunks.get(`${piece.name} ${piece.start} ${piece.count}`);
    const address = published.get(piece.name)?.address;
    chunks.delete(`${piece.name} ${piece.start} ${piece.count}`);
    if (there && address)
      claimed.push({...piece, located: located.get(piece.name) as Located, address, sha256: there.sha256});
    else if (store) ++absent;
    else wrong.push(`${place}: ${trialsOf(piece)}: is not among its results`);
  }
  for (const name of chunks.keys()) wrong.push(`${place}: ${name}: is no chunk of an experiment here`);
  return {claimed, wrong: wrong.slice(0, 1), absent};
}

/** This machine's store, where it has all that a site claims, byte for byte. */
export async function ownStore(claimed: readonly Claimed[]): Promise<Store | undefined> {
  const store = new Store();
  return (await store.marked()) && (await notThe(store, claimed)) === undefined ? store : undefined;
}

/** The first chunk of a store that is not what is claimed, or is not there. */
export async function notThe(store: Store, claimed: readonly Claimed[]): Promise<string | undefined> {
  const byName = new Map<string, Claimed[]>();
  for (const one of claimed) {
    const own = byName.get(one.name);
    if (own) own.push(one);
    else byName.set(one.name, [one]);
  }
  for (const own of byName.values()) {
    const [{located, address}] = own;
    const there = {...located.place, address};
    const digests = new Map<number, string>();
    await store.scan(
      there,
      located.trials,
      () => {},
      () => true,
      (block) => void (lack(block) === 0 && digests.set(block.start, digestOfBlock(there, block.start, block.values)))
    );
    const other = own.find(({start, sha256}) => digests.get(start) !== sha256);
    if (other) return trialsOf(other);
  }
  return undefined;
}
