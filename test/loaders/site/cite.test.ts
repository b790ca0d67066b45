import {describe, expect, it, vi} from "vitest";
import {citeHtml, currentEdition} from "../../../loaders/site/cite.js";

const edition = {title: "T & Co", authors: "A", version: "1.2.3"};

describe("the reference of the report", () => {
  it("names version and commit in the sentence and in BibTeX", () => {
    const html = citeHtml({...edition, commit: "abc1234567", year: "2026", url: "https://example.org/"});
    expect(html).toContain("version 1.2.3, commit abc1234567");
    expect(html).toMatch(
      /version = \{1\.2\.3\},\n {2}url = \{https:\/\/example\.org\/\},\n {2}note = \{commit abc1234567\}/
    );
    expect(html).toContain("T &amp; Co");
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

  it("is read from CITATION.cff, whose version is the package's", async () => {
    const {title, authors, version} = await currentEdition();
    const {default: pack} = await import("../../../package.json", {with: {type: "json"}});
    expect(title).toBe("Weak-to-Strong, Checked");
    expect(authors).not.toBe("");
    expect(version).toBe(pack.version);
  });
});
