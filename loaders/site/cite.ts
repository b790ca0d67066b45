import {execFile} from "node:child_process";
import {readFile, realpath} from "node:fs/promises";
import {devNull} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";
import {escapeHtml} from "../../src/html/html.js";
import {readReport} from "../data.js";
import {projectRoot, siteUrl} from "../paths.js";

/** What identifies this build in a reference. */
export interface Edition {
  readonly title: string;
  readonly authors: string;
  /** Of the BibTeX entry. */
  readonly key: string;
  readonly version: string;
  /** Short id of the commit; absent outside a repository. */
  readonly commit?: string;
  /** Whether the tree differs from the commit. */
  readonly changed?: boolean;
  /** Year of the commit, in UTC, and its day, "2026-11-26". */
  readonly year?: string;
  readonly date?: string;
  /** Where the site is published (W2S_URL). */
  readonly url?: string;
}

/**
 * The edition that is being built: the report's words, the package's version and the repository's last commit.
 *
 * @param root - The project's folder; tests pass one of their own.
 */
export async function currentEdition(root = projectRoot): Promise<Edition> {
  const {title, authors, key} = await readReport(root);
  const {version} = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const url = siteUrl();
  return {title, authors, key, version, ...(await lastCommit(root)), ...(url && {url})};
}

/** Git's plumbing on this folder alone: no configuration of user or system, no repository that variables name. */
async function git(root: string, ...args: string[]): Promise<string> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  const own = {
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_SYSTEM: devNull,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    // The index may stay as it is: a source tree can be read-only.
    GIT_OPTIONAL_LOCKS: "0",
    LC_ALL: "C"
  };
  const safe = ["-c", "safe.directory=*", "-c", "core.fsmonitor=false", "-c", "core.untrackedCache=false"];
  const options = {cwd: root, env: {...Object.fromEntries(inherited), ...own}, maxBuffer: 1 << 28};
  return (await promisify(execFile)("git", [...safe, ...args], options)).stdout;
}

/** What a build reads and publishes: a file here that git does not know is a change; a log or a site elsewhere is none. */
const sources = ["data", "loaders", "src", "test"];

/** This project's commit; nothing without git, or where it is no repository of its own, as in a tarball inside another. */
async function lastCommit(root: string): Promise<Pick<Edition, "commit" | "year" | "date" | "changed">> {
  try {
    const top = (await git(root, "rev-parse", "--show-toplevel")).trimEnd();
    if ((await realpath(top)) !== (await realpath(root))) return {};
    const commit = (await git(root, "rev-parse", "--verify", "HEAD^{commit}")).trim();
    // Unpacked over another project's files, it is in none of that one's commits.
    await git(root, "cat-file", "-e", `${commit}:data/report.json`);
    const [, seconds] = /^committer .* (\d+) [+-]\d{4}$/m.exec(await git(root, "cat-file", "commit", commit)) ?? [];
    if (!/^[0-9a-f]{40,64}$/.test(commit) || !seconds) return {};
    const date = new Date(1000 * Number(seconds)).toISOString().slice(0, 10);
    const changes = await git(root, "status", "--porcelain=v1", "--untracked-files=no", "--ignore-submodules=all");
    const added = await git(root, "ls-files", "--others", "--exclude-standard", "--", ...sources);
    return {commit: commit.slice(0, 10), year: date.slice(0, 4), date, changed: (changes + added).trim() !== ""};
  } catch {
    return {};
  }
}

/** Text as it may stand in a field of BibTeX. */
const texed = (text: string): string =>
  text.replace(/[&%$#_{}\\~^]/g, (mark) => (/[\\~^]/.test(mark) ? `\\char"${hex(mark)} ` : `\\${mark}`));

const hex = (mark: string): string => mark.charCodeAt(0).toString(16).toUpperCase();

/** How to cite the report: a sentence and BibTeX, with the version and the commit that the pages were built from. */
export function citeHtml({title, authors, key, version, commit, changed, year, url}: Edition): string {
  const at = commit && `commit ${commit}${changed ? " with changes that are not committed" : ""}`;
  const state = [`version ${version}`, ...(at ? [at] : [])].join(", ");
  const fields = [
    `  title = {${texed(title)}}`,
    `  author = "{${texed(authors)}}"`,
    ...(year ? [`  year = {${year}}`] : []),
    `  version = {${version}}`,
    ...(url ? [`  url = {${url}}`] : []),
    ...(at ? [`  note = {${at}}`] : [])
  ];
  const bibtex = `@software{${key},\n${fields.join(",\n")}\n}`;
  return `<p>${escapeHtml(authors)}${year ? `, ${year}` : ""}. <cite>${escapeHtml(title)}</cite>, ${state}. Please cite the papers too; each page gives its paper's BibTeX.</p>
<pre class="w2s-bibtex"><code>${escapeHtml(bibtex)}</code></pre>`;
}

/** Version, day and commit, for a corner of a page. */
export const editionHtml = ({version, date, commit, changed}: Edition): string =>
  [version, date, commit && `${commit}${changed ? " + changes" : ""}`]
    .filter((part) => part !== undefined)
    .map((part) => escapeHtml(part))
    .join(" · ");

/** How to cite one claim, plain text. */
export function citeClaim({authors, title, version, commit, year, url}: Edition, short: string, name: string): string {
  const state = [`version ${version}`, ...(commit ? [`commit ${commit}`] : [])].join(", ");
  return `${authors}${year ? `, ${year}` : ""}. ${short}, ${name}. In: ${title}, ${state}.${url ? ` ${url}` : ""}`;
}
