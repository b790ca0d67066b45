import {randomUUID} from "node:crypto";
import {hostname} from "node:os";
import {join} from "node:path";
import {at, Failure, unlessAbsent} from "./failure.js";
import type {Store} from "./store.js";

/** What a process is adding to, as the file `running/<id>.json` of the store says. */
interface Lease {
  readonly host: string;
  readonly pid: number;
  readonly addresses: readonly string[];
}

/** Milliseconds between signs of life, and without one until a process counts as dead; clocks may differ by minutes. */
const [beat, patience] = [60_000, 600_000];

const folderOf = (store: Store): string => join(store.root, "running");

/** Marks addresses as in use, so that nobody prunes them, until the returned function is called. */
export async function hold(store: Store, addresses: readonly string[]): Promise<() => Promise<void>> {
  await store.claim();
  const file = join(folderOf(store), `${randomUUID()}.json`);
  const lease: Lease = {host: hostname(), pid: process.pid, addresses};
  await store.put(file, Buffer.from(JSON.stringify(lease)));
  const alive = setInterval(() => {
    const now = new Date();
    store.files.utimes(file, now, now).catch(() => {});
  }, beat).unref();
  return async () => {
    clearInterval(alive);
    await store.files.unlink(file).catch(() => {});
  };
}

/**
 * The addresses that live processes hold, and the files of dead ones.
 *
 * @throws Failure naming a file that cannot be read as one.
 */
export async function leases(store: Store): Promise<{held: Set<string>; dead: string[]}> {
  const held = new Set<string>();
  const dead: string[] = [];
  for (const name of await store.list(folderOf(store))) {
    const file = join(folderOf(store), name);
    if (!/^[0-9a-f-]{36}\.(json|tmp)$/.test(name)) continue;
    const fresh = await isFresh(store, file);
    const bytes = name.endsWith(".json") ? await store.bytes(file) : undefined;
    const lease = bytes && parse(bytes);
    if (!fresh || (lease && !isHeld(lease))) dead.push(file);
    else if (bytes && !lease) throw new Failure(`${file}: is damaged; delete it when nothing runs`);
    else for (const address of lease?.addresses ?? []) held.add(address);
  }
  return {held, dead};
}

/** Whether a file was touched lately. */
export async function isFresh({files}: Store, file: string): Promise<boolean> {
  const {mtimeMs} = await at(file, files.stat(file)).catch(unlessAbsent({mtimeMs: 0}));
  return Date.now() - mtimeMs < patience;
}

function parse(bytes: Buffer): Lease | undefined {
  try {
    const lease = JSON.parse(bytes.toString()) as Partial<Lease> | null;
    const whole = Number.isInteger(lease?.pid) && typeof lease?.host === "string" && Array.isArray(lease.addresses);
    return whole ? (lease as Lease) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process of this machine runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Of other machines only the signs of life are known. */
const isHeld = ({host, pid}: Lease): boolean => host !== hostname() || isAlive(pid);
