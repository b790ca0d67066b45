import {createHash} from "node:crypto";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, inject, it} from "vitest";
import {buildDraft} from "../site/setup.js";

it("is built to the same bytes twice", async () => {
  const again = await buildDraft("again");
  expect(await digests(again)).toEqual(await digests(inject("site")));
}, 180_000);

async function digests(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .sort();
  const hashes = await Promise.all(
    files.map(
      async (file) =>
        [
          file,
          createHash("sha256")
            .update(await readFile(join(folder, file)))
            .digest("hex")
        ] as const
    )
  );
  return Object.fromEntries(hashes);
}
