import {execFile} from "node:child_process";
import {readFile, realpath} from "node:fs/promises";
import {devNull} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";
import {escapeHtml} from "../../src/html/html.js";
import {projectRoot, siteUrl} from "../paths.js";

/** What identifies this build in a reference. */
export interface Edition {
  readonly title: string;
  readonly authors: string;
  readonly version: string;
  /** Short id of the commit; absent outside a repository. */
  readonly commit?: string;
  /** Whether the tree differs from the commit. */
  readonly changed?: boolean;
  /** Year of the commit, in UTC. */
  readonly year?: string;
  /** Where the site is published (W2S_URL). */
  readonly url?: string;
}

/** The edition that is being built: CITATION.cff and the repository's last commit. */
export async function currentEdition(): Promise<Edition> {
  const citation = await readFile(join(projectRoot, "CITATION.cff"), "utf8");
  const field = (pattern: RegExp): string => pattern.exec(citation)?.[1] ?? "";
  const url = siteUrl();
  return {
    title: field(/^title: "?([^"\n]*)"?$/m),
    authors: field(/^ {2}- name: "?([^"\n]*)"?$/m),
    version: field(/^version: (\S+)$/m),
    ...(await lastCommit()),
    ...(url && {url})
  };
}

/** Git of this project alone: no user's or system's configuration, no repository that variables name. */
async function git(...args: string[]): Promise<string> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  const own = {GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_SYSTEM: devNull, GIT_CONFIG_NOSYSTEM: "1", LC_ALL: "C"};
  const safe = ["-c", "safe.directory=*", "-c", "core.fsmonitor=false", "-c", "core.quotePath=true"];
  const options = {cwd: projectRoot, env: {...Object.fromEntries(inherited), ...own}};
  return (await promisify(execFile)("git", [...safe, ...args], options)).stdout;
}

/** This project's commit; nothing where it is no repository of its own, as in a tarball inside another. */
async function lastCommit(): Promise<Pick<Edition, "commit" | "year" | "changed">> {
  try {
    const top = (await git("rev-parse", "--show-toplevel")).trimEnd();
    if ((await realpath(top)) !== (await realpath(projectRoot))) return {};
    const commit = (await git("rev-parse", "--verify", "HEAD^{commit}")).trim();
    const [, seconds] = /^committer .* (\d+) [+-]\d{4}$/m.exec(await git("cat-file", "commit", commit)) ?? [];
    if (!/^[0-9a-f]{40,64}$/.test(commit) || !seconds) return {};
    const year = String(new Date(1000 * Number(seconds)).getUTCFullYear());
    const status = await git("status", "--porcelain=v1", "--untracked-files=normal", "--ignore-submodules=all");
    return {commit: commit.slice(0, 10), year, changed: status.trim() !== ""};
  } catch {
    return {};
  }
}

/** How to cite the report: a sentence and BibTeX, with the version and the commit that the pages were built from. */
export function citeHtml({title, authors, version, commit, changed, year, url}: Edition): string {
  const at = commit && `commit ${commit}${changed ? " with changes that are not committed" : ""}`;
  const state = [`version ${version}`, ...(at ? [at] : [])].join(", ");
  const fields = [
    `  title = {${title}}`,
    `  author = "{${authors}}"`,
    ...(year ? [`  year = {${year}}`] : []),
    `  version = {${version}}`,
    ...(url ? [`  url = {${url}}`] : []),
    ...(at ? [`  note = {${at}}`] : [])
  ];
  const bibtex = `@software{weak-to-strong-checked,\n${fields.join(",\n")}\n}`;
  return `<p>${escapeHtml(authors)}${year ? `, ${year}` : ""}. <cite>${escapeHtml(title)}</cite>, ${state}. Please cite the papers too; each page gives its paper's BibTeX.</p>
<pre class="w2s-bibtex"><code>${escapeHtml(bibtex)}</code></pre>`;
}
