import {existsSync} from "node:fs";
import {
  access,
  constants,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  writeFile
} from "node:fs/promises";
import {basename, dirname, join, relative, resolve, sep} from "node:path";
import {at, Failure, unlessAbsent} from "./failure.js";
import {isAlive} from "./lease.js";
import {projectRoot, storeRoot} from "./paths.js";

/** The mark of a site built here: a file at its root that lists its files. Nothing without one is ever deleted. */
export const mark = "w2s-site.json";

/** What the mark of a site says. */
export interface Site {
  readonly scale: string;
  readonly seed: number;
  /** Address of the results of each experiment, by "paper/experiment". */
  readonly addresses: Readonly<Record<string, string>>;
  /** Every file but the mark, from the site's root. */
  readonly files: readonly string[];
}

/** Where a site is put, with links followed, and where it is built until it is whole. */
export interface Output {
  readonly folder: string;
  readonly staging: string;
}

/** What may stand in a folder for a site that no build has touched: what hosts and repositories put there. */
const hosting = /^(\..*|CNAME|README(\.\w+)?|LICENSE(\.\w+)?)$/;

/** Moves; tests let one fail. */
export interface Moves {
  rename(from: string, to: string): Promise<void>;
}

/**
 * Checks that a site may be put somewhere, before anything is simulated for it, and makes the folder it is built in.
 *
 * @param path - From the project's folder, or absolute.
 * @throws Failure naming the path and what is wrong with it.
 */
export async function prepareOutput(path: string): Promise<Output> {
  const named = resolve(projectRoot, path);
  const there = await lstat(named).catch(unlessAbsent(undefined));
  if (there?.isSymbolicLink() && !existsSync(named)) throw new Failure(`${named}: a link to nothing; remove it`);
  const folder = there ? await realpath(named) : join(await realRoot(dirname(named)), basename(named));
  refuseOwn(folder);
  if (there && !(await stat(folder)).isDirectory()) throw new Failure(`${named}: is a file; name a folder`);
  await at(dirname(folder), mkdir(dirname(folder), {recursive: true}));
  await heal(folder);
  if (existsSync(folder)) await refuseForeign(named, folder);
  return {folder, staging: await stage(folder)};
}

/** The real path of a folder that need not be there yet. */
async function realRoot(folder: string): Promise<string> {
  if (existsSync(folder)) return realpath(folder);
  return dirname(folder) === folder ? folder : join(await realRoot(dirname(folder)), basename(folder));
}

const holds = (outer: string, inner: string): boolean => `${inner}${sep}`.startsWith(`${outer}${sep}`);

/** The project and the store are no place for a site. */
function refuseOwn(folder: string): void {
  if (holds(folder, projectRoot.slice(0, -1))) throw new Failure(`${folder}: holds the project; name another folder`);
  if (holds(folder, storeRoot())) throw new Failure(`${folder}: holds the store; name another folder`);
  const own = relative(projectRoot, folder).split(sep)[0];
  if (/^(src|data|docs|cluster|loaders|test|node_modules|\.git|\.github|\.ci|\.building)$/.test(own))
    throw new Failure(`${folder}: lies in the project's ${own}; name another folder`);
  for (const part of ["results", "calibrations", "running"].map((name) => join(storeRoot(), name)))
    if (holds(part, folder)) throw new Failure(`${folder}: lies in the store's ${basename(part)}; name another folder`);
}

async function refuseForeign(named: string, folder: string): Promise<void> {
  await at(folder, access(folder, constants.W_OK | constants.X_OK));
  if (await siteIn(folder)) return;
  const foreign = (await readdir(folder)).filter((name) => !hosting.test(name));
  if (foreign.length > 0)
    throw new Failure(
      `${named}: holds ${foreign[0]} and is no site built here (it has no ${mark}); move it away or name another folder`
    );
}

/** The mark of the site in a folder, if it has one. @throws Failure naming a damaged one. */
export async function siteIn(folder: string): Promise<Site | undefined> {
  const file = join(folder, mark);
  const text = await at(file, readFile(file, "utf8")).catch(unlessAbsent(undefined));
  if (text === undefined) return undefined;
  try {
    const site = JSON.parse(text) as Site;
    const inside = (name: unknown): boolean =>
      typeof name === "string" && holds(folder, resolve(folder, name)) && resolve(folder, name) !== folder;
    if (Array.isArray(site.files) && site.files.every(inside)) return site;
  } catch {}
  throw new Failure(`${file}: is damaged; move the folder away`);
}

/** Names beside a folder that a build of this process, or of a dead one, may use. */
const beside = /\.(building|replaced)-(\d+)-\w{6}$/;

async function stage(folder: string): Promise<string> {
  const parent = dirname(folder);
  const same = existsSync(folder) ? (await stat(folder)).dev === (await stat(parent)).dev : true;
  const make = (prefix: string): Promise<string> => mkdtemp(`${prefix}.building-${process.pid}-`);
  const inside = join(folder, "");
  const staging = same
    ? await make(folder).catch((error: NodeJS.ErrnoException) => {
        if (existsSync(folder) && ["EACCES", "EPERM", "EROFS"].includes(error.code ?? "")) return make(inside);
        throw Object.assign(error, {path: parent});
      })
    : await at(folder, make(inside));
  await writeMark(staging, {scale: "", seed: 0, addresses: {}, files: []});
  return staging;
}

/** Puts back a site whose replacing was killed halfway, and clears what dead builds left: marked folders only. */
async function heal(folder: string): Promise<void> {
  for (const [home, prefix] of [
    [dirname(folder), basename(folder)],
    [folder, ""]
  ] as const) {
    for (const name of await readdir(home).catch((): string[] => [])) {
      const [suffix, kind, pid] = beside.exec(name) ?? [];
      if (!suffix || name !== prefix + suffix || isAlive(Number(pid))) continue;
      const left = join(home, name);
      if (!(await lstat(left)).isDirectory() || !(await siteIn(left).catch(() => undefined))) continue;
      if (kind === "replaced" && prefix !== "" && !existsSync(folder)) await rename(left, folder);
      else await rm(left, {recursive: true});
    }
  }
}

/** Writes the mark of a site that is whole. */
export const writeMark = (folder: string, site: Site): Promise<void> =>
  writeFile(join(folder, mark), `${JSON.stringify(site)}\n`);

/** Every file of a site but its mark, from its root, sorted. */
export async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .filter((file) => file !== mark)
    .sort();
}

/**
 * Puts a finished, marked site in the place of the last one. A folder of nothing else is replaced whole, by two
 * renames; one that holds more (`.git`, `CNAME`), or that is a mount, keeps it, and the sites' files are exchanged.
 */
export async function replaceSite({folder, staging}: Output, moves: Moves = {rename}): Promise<void> {
  const old = await siteIn(folder);
  const own = new Set([mark, ...(old?.files ?? [])]);
  const nested = holds(folder, staging);
  const foreign = existsSync(folder) && (nested || (await filesOf(folder)).some((file) => !own.has(file)));
  if (!foreign && (await exchanged(folder, staging, moves))) return;
  await exchangeFiles({folder, staging}, own, moves);
}

/** Two renames; false where the folder cannot be renamed, as a mount cannot. */
async function exchanged(folder: string, staging: string, {rename}: Moves): Promise<boolean> {
  const aside = await mkdtemp(`${folder}.replaced-${process.pid}-`);
  await rmdir(aside);
  try {
    if (existsSync(folder)) await rename(folder, aside);
  } catch (error) {
    if (["EBUSY", "EXDEV", "EACCES", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
  try {
    await rename(staging, folder);
  } catch (error) {
    if (existsSync(aside)) await rename(aside, folder);
    throw error;
  }
  await rm(aside, {recursive: true, force: true});
  return true;
}

async function exchangeFiles({folder, staging}: Output, own: ReadonlySet<string>, moves: Moves): Promise<void> {
  const site = await siteIn(staging);
  if (!site) throw new Error(`${staging} has no mark`);
  for (const file of site.files) {
    const [there, here] = [join(folder, file), join(staging, file)];
    if (!own.has(file) && existsSync(there) && !(await readFile(there)).equals(await readFile(here)))
      throw new Failure(`${there}: is not of a site built here and would be replaced; move it away`);
  }
  // From here to the end both sites' files are marked as ours, so that a build that is killed is mended by the next.
  await writeMark(folder, {...site, files: [...new Set([...own, ...site.files])].filter((file) => file !== mark)});
  const kept = new Set(site.files);
  for (const file of own) {
    if (kept.has(file) || file === mark) continue;
    await rm(join(folder, file), {force: true});
    await dropEmpty(dirname(join(folder, file)), folder);
  }
  for (const file of site.files) {
    await mkdir(dirname(join(folder, file)), {recursive: true});
    await move(join(staging, file), join(folder, file), moves);
  }
  await move(join(staging, mark), join(folder, mark), moves);
  await rm(staging, {recursive: true, force: true});
}

/** Renames a file, or copies it where it crosses to another mount. */
async function move(from: string, to: string, {rename}: Moves): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    await copyFile(from, to);
  }
}

/** Removes folders that became empty, up to the site's own. */
async function dropEmpty(folder: string, root: string): Promise<void> {
  for (let at = folder; at !== root && holds(root, at); at = dirname(at)) {
    if ((await readdir(at).catch(() => [""])).length > 0) return;
    await rmdir(at);
  }
}
