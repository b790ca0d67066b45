import {readFile} from "node:fs/promises";
import {nameOfClaim} from "../../src/html/claim-names.js";
import {loadPapers} from "../papers.js";
import {env} from "../paths.js";
import {type JudgedRegister, registerView} from "../publish.js";
import {searchEntry} from "./metadata.js";

/** The claims' pages for the site's search, which reads no page that is made after it; none in the preview. */
export async function* claimsForSearch() {
  const file = env("W2S_REGISTER");
  if (!file) return;
  const {entries}: JudgedRegister = JSON.parse(await readFile(file, "utf8"));
  const view = await registerView(await loadPapers(), {inline: String, block: String});
  for (const entry of entries) {
    const {paper, id, result} = entry;
    const name = nameOfClaim(view.result(paper, result), id);
    yield searchEntry(entry, `${view.short(paper, id)} ${name} (${view.paper(paper)})`);
  }
}
