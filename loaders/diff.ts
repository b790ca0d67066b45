import type {Row} from "../src/engine/figure.js";
import {InputError} from "../src/engine/input.js";
import type {ClaimsDocument} from "../src/engine/publication.js";
import {escapeHtml} from "../src/html/html.js";
import {oneLine} from "../src/numerics/ensure.js";
import {mark, type Site} from "./output.js";
import {type Reader, readerOf} from "./published.js";

/** What changed from one built site to another. */
export interface Difference {
  /** Claims that are new, gone, or have another outcome; one line each. */
  readonly verdicts: readonly string[];
  /** Claims whose statement, test or numbers differ though the outcome does not: "paper/claim". */
  readonly evidence: readonly string[];
  /** Figures whose rows or drawing differ, by "paper/figure". */
  readonly figures: readonly FigureDifference[];
}

export interface FigureDifference {
  readonly figure: string;
  readonly what: "new" | "gone" | "changed";
  /** Rows whose numbers or texts differ, where both have as many. */
  readonly rows?: number;
  /** Largest relative change of a number. */
  readonly largest?: number;
  readonly redrawn?: boolean;
}

/** A site by its folder or its address. @throws InputError when no site built here is there. */
async function open(place: string): Promise<{read: Reader; site: Site; claims: ClaimsDocument}> {
  const read = readerOf(place);
  const [site, claims] = await Promise.all([mark, "claims.json"].map(read));
  if (site === undefined || claims === undefined)
    throw new InputError(
      `${oneLine(place, 120)}: no site built here: it has no ${site === undefined ? mark : "claims.json"}`
    );
  return {read, site: parsed(place, site), claims: parsed(place, claims)};
}

function parsed<T>(place: string, text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new InputError(`${oneLine(place, 120)}: its files are damaged`);
  }
}

/**
 * What changed between two built sites, in verdicts, numbers and pictures.
 *
 * @param before - Folder or address of the one, and of the other.
 * @throws InputError when one of them is no site built here.
 */
export async function diff(before: string, after: string): Promise<Difference> {
  const [a, b] = [await open(before), await open(after)];
  const name = ({paper, id}: {paper: string; id: string}): string => `${paper}/${id}`;
  const [old, now] = [a, b].map(({claims}) => new Map(claims.entries.map((entry) => [name(entry), entry])));
  const verdicts: string[] = [];
  const evidence: string[] = [];
  for (const id of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [was, is] = [old.get(id), now.get(id)];
    if (was?.outcome !== is?.outcome) verdicts.push(`${id}: ${was?.outcome ?? "new"} → ${is?.outcome ?? "gone"}`);
    else if (JSON.stringify(stated(was)) !== JSON.stringify(stated(is))) evidence.push(id);
  }
  const figures: FigureDifference[] = [];
  const [oldFigures, newFigures] = [a, b].map(({site}) => figuresOf(site));
  for (const figure of [...new Set([...oldFigures, ...newFigures])].sort()) {
    if (!oldFigures.has(figure)) figures.push({figure, what: "new"});
    else if (!newFigures.has(figure)) figures.push({figure, what: "gone"});
    else figures.push(...(await figureDifference(figure, a.read, b.read)));
  }
  return {verdicts, evidence, figures};
}

/** An entry without what only tells where things stand. */
const stated = (entry: object | undefined): unknown => entry && {...entry, numbered: undefined};

/** Figures of a site: whatever has a drawing to take away. */
const figuresOf = ({files}: Site): Set<string> =>
  new Set(files.flatMap((file) => /^data\/([^/]+\/[^/]+)\.vl\.json$/.exec(file)?.[1] ?? []));

async function figureDifference(figure: string, before: Reader, after: Reader): Promise<FigureDifference[]> {
  const [[rowsBefore, drawnBefore], [rowsAfter, drawnAfter]] = await Promise.all(
    [before, after].map((read) => Promise.all([read(`data/${figure}.json`), read(`data/${figure}.svg`)]))
  );
  const redrawn = drawnBefore !== drawnAfter;
  const [a, b] = [rowsBefore, rowsAfter].map((text): readonly Row[] =>
    text === undefined ? [] : JSON.parse(text).rows
  );
  if (a.length !== b.length) return [{figure, what: "changed", redrawn}];
  const changes = a.map((row, k) => changeOf(row, b[k])).filter((change) => change > 0);
  if (changes.length === 0 && !redrawn) return [];
  return [{figure, what: "changed", rows: changes.length, largest: Math.max(0, ...changes), redrawn}];
}

/** Largest relative change of a row's numbers; infinite where a text or a field differs. */
function changeOf(before: Row, after: Row): number {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changes = [...fields].map((field) => {
    const [x, y] = [before[field], after[field]];
    if (x === y) return 0;
    if (typeof x !== "number" || typeof y !== "number") return Number.POSITIVE_INFINITY;
    return Math.abs(y - x) / Math.max(Math.abs(x), Math.abs(y));
  });
  return Math.max(0, ...changes);
}

const figureLine = ({figure, what, rows, largest, redrawn}: FigureDifference): string => {
  if (what !== "changed") return `${figure}: ${what}`;
  const numbers =
    rows === undefined
      ? "another number of rows"
      : rows === 0
        ? "the same numbers"
        : `${rows} rows differ${Number.isFinite(largest) ? `, by at most ${(100 * (largest ?? 0)).toPrecision(2)} %` : ""}`;
  return `${figure}: ${numbers}${redrawn ? ", drawn otherwise" : ""}`;
};

/** The same in Markdown, as a terminal and a workflow's summary show it. */
export function diffLines({verdicts, evidence, figures}: Difference): string[] {
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`## ${title} (${lines.length})`, "", ...lines.map((line) => `- ${line}`), ""];
  const all = [
    ...section("Verdicts that changed", verdicts),
    ...section("Claims with other evidence and the same verdict", evidence),
    ...section("Figures that changed", figures.map(figureLine))
  ];
  return all.length === 0 ? ["No verdict, number or picture changed."] : all;
}

/** The same as a page, with the pictures side by side. */
export function diffHtml(difference: Difference, before: string, after: string): string {
  const list = (lines: readonly string[]): string =>
    `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("\n")}</ul>`;
  const at = (place: string, figure: string): string => escapeHtml(`${place.replace(/\/*$/, "")}/data/${figure}.svg`);
  const pictures = difference.figures.map((one) => {
    const image = (place: string, said: string): string => `<img src="${at(place, one.figure)}" alt="${said}">`;
    const shown = [
      ...(one.what === "new" ? [] : [image(before, "before")]),
      ...(one.what === "gone" ? [] : [image(after, "after")])
    ];
    return `<h3>${escapeHtml(figureLine(one))}</h3>\n<div>${shown.join("")}</div>`;
  });
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>What changed</title><style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem}div{display:flex;flex-wrap:wrap;gap:1rem}</style></head>
<body><h1>What changed</h1>
<p>From ${escapeHtml(before)} to ${escapeHtml(after)}.</p>
<h2>Verdicts</h2>
${list(difference.verdicts)}
<h2>Other evidence, same verdict</h2>
${list(difference.evidence)}
<h2>Figures</h2>
${pictures.join("\n")}
</body></html>
`;
}
