import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {InputError} from "../src/engine/input.js";
import {oneLine} from "../src/numerics/ensure.js";
import {readReport} from "./data.js";
import {projectRoot} from "./paths.js";

/** Where the template stands. */
const template = "test/room";

/** What a report has once: made where it is not there yet. */
const once: Readonly<Record<string, string>> = {"report.json": "data/report.json", "home.md": "src/index.md"};

/** Where a file of the template stands in the project. */
function placeOf(file: string, id: string): string {
  if (file in once) return once[file];
  if (file === "paper.json") return `data/${id}.json`;
  if (file.startsWith("test/")) return `test/papers/${id}/${file.slice("test/".length)}`;
  return `src/papers/${id}/${file}`;
}

/** The template's text as it stands in a room of this name. */
function adapted(text: string, file: string, id: string): string {
  const room = text
    .replaceAll('"id": "room"', `"id": "${id}"`)
    .replaceAll(" room/", ` ${id}/`)
    .replaceAll("@see room,", `@see ${id},`);
  if (!file.startsWith("test/")) return room.replaceAll("../../src/", "../../");
  return room.replaceAll(/from "\.\.\/(?!\.\.)/g, `from "../../../src/papers/${id}/`);
}

/**
 * Makes a room, its data file and its tests from the smallest whole room there is; in a project without a report, that
 * as well: its words and its first page.
 *
 * @param id - Kebab-case; the folder's name and the paper's id.
 * @param root - The project's folder; tests pass one of their own.
 * @returns The files made, from the root.
 * @throws InputError for a name that is no folder's, or is taken.
 */
export async function newPaper(id: string, root = projectRoot): Promise<string[]> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new InputError(`paper "${oneLine(id, 60)}": must be words in small letters joined by hyphens`);
  const files = (await readdir(join(projectRoot, template), {recursive: true, withFileTypes: true}))
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) => join(parentPath, name).slice(join(projectRoot, template).length + 1));
  const all = files.map((file) => ({file, place: placeOf(file, id)}));
  const there = (place: string): boolean => existsSync(join(root, place));
  const taken = [`src/papers/${id}`, ...all.flatMap(({file, place}) => (file in once ? [] : [place]))].find(there);
  if (taken) throw new InputError(`paper "${id}": ${taken} is there already`);
  const made = all.filter(({place}) => !there(place)).sort((a, b) => (a.place < b.place ? -1 : 1));
  for (const {file, place} of made) {
    const text = await readFile(join(projectRoot, template, file), "utf8");
    await mkdir(dirname(join(root, place)), {recursive: true});
    // The words of the report are made before its first page: data/ comes before src/.
    const title = file === "home.md" ? (await readReport(root)).title : "";
    await writeFile(join(root, place), title ? text.replaceAll("A Report", title) : adapted(text, file, id));
  }
  return made.map(({place}) => place);
}
