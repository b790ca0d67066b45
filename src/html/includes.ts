// What is included in pages, said once for the build, which fills them, for its checks, and for the preview.

/** Kinds of includes by what they name. */
export const kinds = {
  /** Something of a paper; a value is there once results are. */
  ofThing: ["figure", "claim", "verdict", "value"],
  /** A paper, the page's own where none is named. */
  ofPaper: ["strip", "tally", "figures", "bibtex", "paper", "explorer"],
  /** Nothing: they belong to the report as a whole. */
  whole: ["register", "matrix", "glance", "edition", "papers", "calibration", "doubts", "seeds", "glossary", "cite"],
  /** Something that is counted in the report. */
  ofReport: ["count"]
} as const;

/** Kinds that stand within text. */
export const inline: readonly string[] = ["value", "verdict", "count", "edition"];

/** Whether this is a kind of that sort. */
export const isKind = (sort: keyof typeof kinds, kind: string): boolean =>
  (kinds[sort] as readonly string[]).includes(kind);

/** Whose page stands at an address or a path, a paper's or the report's own, and its name there. */
export function placeOf(path: string): {readonly owner: string; readonly name: string} {
  const [, owner = "report", name = ""] = /(?:^|\/)(?:papers|claims)\/([\w-]+)\/([\w-]+)/.exec(path) ?? [];
  return {owner, name};
}

/** The paper, or "report", that an include on a page is of, and its name without that. */
export function targetOf(kind: string, id: string | undefined, owner: string): {paper: string; name: string} {
  if (isKind("whole", kind) || isKind("ofReport", kind)) return {paper: "report", name: id ?? ""};
  if (isKind("ofPaper", kind)) return {paper: id ?? owner, name: ""};
  const [first, second] = (id ?? "").split("/");
  return second === undefined ? {paper: owner, name: first} : {paper: first, name: second};
}

/** The archive and the part of it that an include stands for: "figure:paper/id" names one of another paper than the page's. */
export function partOf(include: string, owner: string): {paper: string; part: string} {
  const [kind, id] = include.split(":");
  const {paper, name} = targetOf(kind, id, owner);
  return {paper, part: name ? `${kind}:${name}` : kind};
}

/** Numbers the figures in a piece of a page, of which so many come before it. */
export function numbered(html: string, before: number): {html: string; count: number} {
  let count = before;
  const open = /(<a class="w2s-number"[^>]*>)Figure<\/a>/g;
  return {html: html.replace(open, (_, tag) => `${tag}Figure ${++count}.</a>`), count};
}
