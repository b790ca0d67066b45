import {execFileSync} from "node:child_process";
import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {citeHtml, currentEdition} from "../../../loaders/site/cite.js";

const edition = {title: "T & Co", authors: "A", key: "t", version: "1.2.3"};

describe("the reference of the report", () => {
  it("names version and commit in the sentence and in BibTeX", () => {
    const html = citeHtml({...edition, commit: "abc1234567", year: "2026", url: "https://example.org/"});
    expect(html).toContain("version 1.2.3, commit abc1234567");
    expect(html).toMatch(
      /version = \{1\.2\.3\},\n {2}url = \{https:\/\/example\.org\/\},\n {2}note = \{commit abc1234567\}/
    );
    expect(html).toContain("<cite>T &amp; Co</cite>");
    expect(html).toContain("title = {T \\&amp; Co}");
    // A name with a comma must not be taken for "Last, First"; doubled braces are an include left over.
    expect(html).toContain("author = &quot;{A}&quot;");
  });

  it("leaves out what a tree without history does not have", () => {
    const html = citeHtml(edition);
    expect(html).not.toContain("commit");
    expect(html).not.toContain("undefined");
  });

  it("says when the tree is changed", () => {
    const html = citeHtml({...edition, commit: "abc1234567", changed: true});
    expect(html).toContain("commit abc1234567 with changes that are not committed.");
    expect(html).toContain("note = {commit abc1234567 with changes that are not committed}");
  });

  it("knows this project's commit whatever git is told", async () => {
    const plain = await currentEdition();
    for (const [name, value] of Object.entries({
      GIT_DIR: "/nowhere",
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "log.showSignature",
      GIT_CONFIG_VALUE_0: "true",
      TZ: "Pacific/Kiritimati"
    }))
      vi.stubEnv(name, value);
    expect(await currentEdition()).toEqual(plain);
    vi.unstubAllEnvs();
    if (plain.commit) expect(plain.commit).toMatch(/^[0-9a-f]{10}$/);
  });

  it("has the words of data/report.json and the package's version, as CITATION.cff has", async () => {
    const {title, authors, version} = await currentEdition();
    const {default: pack} = await import("../../../package.json", {with: {type: "json"}});
    expect(version).toBe(pack.version);
    const citation = await readFile("CITATION.cff", "utf8");
    for (const line of [`title: "${title}"`, `  - name: ${authors}`, `version: ${version}`])
      expect(citation.split("\n")).toContain(line);
  });
});

describe("the commit that is cited", () => {
  let home: string;
  let root: string;
  const git = (cwd: string, ...args: string[]): void => {
    const env = {PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: "1"};
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.c", ...args], {cwd, env, stdio: "ignore"});
  };
  const commit = async (): Promise<string | undefined> => {
    const {commit, changed} = await currentEdition(root);
    return commit === undefined
      ? undefined
      : /^[0-9a-f]{10}$/.test(commit)
        ? changed
          ? "changed"
          : "clean"
        : "malformed";
  };

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), "w2s-cite-"));
    root = join(home, "outer/project");
    await mkdir(join(root, "src"), {recursive: true});
    await cp("data/report.json", join(root, "data/report.json"));
    await cp("package.json", join(root, "package.json"));
    await writeFile(join(root, ".gitignore"), "*.log\n");
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(home, {recursive: true});
  });
  const own = (): void => {
    git(root, "init", "-q");
    git(root, "add", "-A");
    git(root, "commit", "-qm", "first");
  };

  it("is none where the project is no repository", async () => {
    expect(await commit()).toBeUndefined();
  });

  it("is not that of a repository around the project, nor of one that it was unpacked over", async () => {
    const outer = join(home, "outer");
    await writeFile(join(outer, "a"), "");
    git(outer, "init", "-q");
    git(outer, "add", "a");
    git(outer, "commit", "-qm", "another's");
    expect(await commit()).toBeUndefined();
    git(root, "init", "-q");
    git(root, "add", ".gitignore");
    git(root, "commit", "-qm", "another's");
    expect(await commit()).toBeUndefined();
  });

  it("is the project's own, and says when what is built differs from it", async () => {
    own();
    expect(await commit()).toBe("clean");
    await writeFile(join(root, "src/a.log"), "ignored");
    await mkdir(join(root, "site"));
    await writeFile(join(root, "site/index.html"), "a site is no source");
    expect(await commit()).toBe("clean");
    await writeFile(join(root, "src/new.ts"), "");
    expect(await commit()).toBe("changed");
    await rm(join(root, "src/new.ts"));
    await writeFile(join(root, "package.json"), '{"version": "0.1.1"}');
    expect(await commit()).toBe("changed");
    git(root, "add", "-A", "package.json");
    expect(await commit()).toBe("changed");
  });

  it("is the same under any configuration of git, of the user's, the machine's or the repository's", async () => {
    own();
    const plain = await currentEdition(root);
    await writeFile(
      join(home, ".gitconfig"),
      "[log]\n showSignature = true\n date = relative\n[color]\n ui = always\n[alias]\n status = log\n[core]\n abbrev = 4\n fsmonitor = false\n"
    );
    const words = [
      "log.showSignature",
      "true",
      "color.ui",
      "always",
      "status.showUntrackedFiles",
      "all",
      "core.abbrev",
      "4"
    ];
    for (let k = 0; k < words.length; k += 2) git(root, "config", words[k], words[k + 1]);
    const told = {
      HOME: home,
      GIT_DIR: "/nowhere",
      GIT_WORK_TREE: "/",
      GIT_INDEX_FILE: "/nowhere",
      GIT_CONFIG_COUNT: "1"
    };
    for (const [name, value] of Object.entries({
      ...told,
      GIT_CONFIG_KEY_0: "color.status",
      GIT_CONFIG_VALUE_0: "always"
    }))
      vi.stubEnv(name, value);
    expect(await currentEdition(root)).toEqual(plain);
  });

  it("is none without git, and the rest stands", async () => {
    own();
    vi.stubEnv("PATH", "/nowhere");
    expect(await currentEdition(root)).toMatchObject({title: "Weak-to-Strong, Checked"});
    expect(await commit()).toBeUndefined();
  });
});
