import {describe, expect, it} from "vitest";
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

  it("is read from CITATION.cff, whose version is the package's", async () => {
    const {title, authors, version} = await currentEdition();
    const {default: pack} = await import("../../../package.json", {with: {type: "json"}});
    expect(title).toBe("Weak-to-Strong, Checked");
    expect(authors).not.toBe("");
    expect(version).toBe(pack.version);
  });
});
