import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Figure} from "../src/engine/figure.js";
import {among} from "../src/engine/input.js";
import {synthesis} from "../src/html/figure.js";
import {isKind, kinds, placeOf, targetOf} from "../src/html/includes.js";
import {roomsOf} from "./bibliography.js";
import type {Paper} from "./papers.js";
import {choice, problem} from "./room-problems.js";
import {type Include, includesIn} from "./site/includes.js";
import {loadSynthesis} from "./synthesis.js";

/** What {{count …}} counts. */
const countable = ["papers"];

/** An include with the page it stands on, and the paper it is of. */
interface Placed extends Include {
  /** "src/papers/mine/index.md:12". */
  readonly place: string;
  readonly paper: string;
  /** Its id without the paper's. */
  readonly name: string;
}

/**
 * What is wrong with the pages as far as these papers are concerned: a page that is missing, an include that names what
 * is not there, a figure that stands twice. Figures that no page places stand on the paper's `figures.html`.
 *
 * @param root - The project's folder.
 */
export async function pageProblems(papers: readonly Paper[], root: string): Promise<string[]> {
  const rooms = roomsOf(root).sort();
  const placed = await placedIncludes(root, rooms);
  const compared = await loadSynthesis(root);
  const problems = placed.flatMap((include) => {
    const fault = faultOf(include, papers, rooms, compared);
    const {kind, id, place} = include;
    return fault ? [`${place}: {{${kind}${id === undefined ? "" : ` ${id}`}}}: ${fault}`] : [];
  });
  for (const {id, figures} of papers) {
    if (!existsSync(join(root, `src/papers/${id}/index.md`))) problems.push(`src/papers/${id}/index.md: is missing`);
    for (const figure of figures) {
      const own = placed.filter(({kind, paper, name}) => kind === "figure" && paper === id && name === figure.id);
      if (own.length > 1)
        problems.push(problem(id, "figure", figure.id, `stands twice: ${own.map(({place}) => place).join(" and ")}`));
    }
  }
  return problems;
}

async function placedIncludes(root: string, rooms: readonly string[]): Promise<Placed[]> {
  const own = (await readdir(join(root, "src"))).filter((name) => name.endsWith(".md")).sort();
  const files = [
    ...own.map((name) => `src/${name}`),
    ...rooms.flatMap((id) => [`src/papers/${id}/index.md`, `src/papers/${id}/theory.md`])
  ];
  const there = files.filter((file) => existsSync(join(root, file)));
  const pages = there.map(async (file) => {
    const {owner} = placeOf(file);
    return includesIn(await readFile(join(root, file), "utf8")).map((include): Placed => {
      const {kind, id, line} = include;
      return {...include, place: `${file}:${line}`, ...targetOf(kind, id, owner)};
    });
  });
  return (await Promise.all(pages)).flat();
}

function faultOf(
  {kind, id, paper, name}: Placed,
  papers: readonly Paper[],
  rooms: readonly string[],
  compared: readonly Figure[]
): string | undefined {
  const all = Object.values(kinds).flat();
  if (!(all as readonly string[]).includes(kind)) return `must be ${among(all)}`;
  if (isKind("whole", kind)) return id === undefined ? undefined : "takes no name";
  if (isKind("ofReport", kind)) return missing(id ?? "", countable);
  if (isKind("ofThing", kind) && !name) return "names nothing";
  if (kind === "value" && paper === "report") return undefined;
  if (paper === synthesis && kind === "figure")
    return missing(
      name,
      compared.map((figure) => figure.id)
    );
  if (!rooms.includes(paper))
    return paper === "report" ? "must name a paper on this page" : `no paper "${paper}": ${choice(rooms)}`;
  const known = papers.find((one) => one.id === paper);
  if (!known) return undefined;
  if (kind === "explorer") return known.explorer ? undefined : `src/papers/${paper}/explorer.ts is missing`;
  if (kind === "figure")
    return missing(
      name,
      known.figures.map((figure) => figure.id)
    );
  if (kind === "claim" || kind === "verdict")
    return missing(
      name,
      known.claims.map((claim) => claim.id)
    );
  return undefined;
}

const missing = (name: string, names: readonly string[]): string | undefined =>
  names.includes(name) ? undefined : `${choice(names)}`;
