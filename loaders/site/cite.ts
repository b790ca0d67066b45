import {execFile} from "node:child_process";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {promisify} from "node:util";
import {escapeHtml} from "../../src/html/html.js";
import {projectRoot} from "../paths.js";

/** What identifies this build in a reference. */
export interface Edition {
  readonly title: string;
  readonly authors: string;
  readonly version: string;
  /** Short id of the commit; absent outside a repository. */
  readonly commit?: string;
  /** Year of the commit. */
  readonly year?: string;
  /** Where the site is published (W2S_URL). */
  readonly url?: string;
}

/** The edition that is being built: CITATION.cff and the repository's last commit. */
export async function currentEdition(): Promise<Edition> {
  const citation = await readFile(join(projectRoot, "CITATION.cff"), "utf8");
  const field = (pattern: RegExp): string => pattern.exec(citation)?.[1] ?? "";
  const url = process.env.W2S_URL;
  return {
    title: field(/^title: "?([^"\n]*)"?$/m),
    authors: field(/^ {2}- name: "?([^"\n]*)"?$/m),
    version: field(/^version: (\S+)$/m),
    ...(await lastCommit()),
    ...(url && {url})
  };
}

async function lastCommit(): Promise<Pick<Edition, "commit" | "year">> {
  try {
    const format = ["log", "-1", "--format=%h %cd", "--date=format:%Y", "--abbrev=10"];
    const {stdout} = await promisify(execFile)("git", format, {cwd: projectRoot});
    const [commit, year] = stdout.trim().split(" ");
    return commit && year ? {commit, year} : {};
  } catch {
    return {};
  }
}

/** How to cite the report: a sentence and BibTeX, with the version and the commit that the pages were built from. */
export function citeHtml({title, authors, version, commit, year, url}: Edition): string {
  const state = `version ${version}${commit ? `, commit ${commit}` : ""}`;
  const fields = [
    `  title = {${title}}`,
    `  author = "{${authors}}"`,
    ...(year ? [`  year = {${year}}`] : []),
    `  version = {${version}}`,
    ...(url ? [`  url = {${url}}`] : []),
    ...(commit ? [`  note = {commit ${commit}}`] : [])
  ];
  const bibtex = `@software{weak-to-strong-checked,\n${fields.join(",\n")}\n}`;
  return `<p>${escapeHtml(authors)}${year ? `, ${year}` : ""}. <cite>${escapeHtml(title)}</cite>, ${state}. Please cite the papers too; each page gives its paper's BibTeX.</p>
<pre class="w2s-bibtex"><code>${escapeHtml(bibtex)}</code></pre>`;
}
