// What is included in pages, said once for the build, which finishes pages, and for the preview.

/** Kinds of includes by what they name. */
export const kinds = {
  /** Nothing: they belong to the report as a whole. */
  whole: ["register", "matrix", "glance", "edition", "papers", "calibration", "cite"],
  /** A paper, the page's own where none is named. */
  ofPaper: ["strip", "tally", "figures", "bibtex", "paper", "explorer"],
  /** A thing of a paper. */
  ofThing: ["figure", "claim", "verdict", "value"],
  /** Something that is counted in the report. */
  ofReport: ["count"]
} as const;

/** Kinds that stand within text. */
export const inline: readonly string[] = ["value", "verdict", "count", "edition"];

/** Whether this is a kind of that sort. */
export const isKind = (sort: keyof typeof kinds, kind: string): boolean =>
  (kinds[sort] as readonly string[]).includes(kind);

/** Whose page stands at an address or a path: a paper's, its claims' included, or the report's own. */
export const ownerOf = (path: string): string => /(?:^|\/)(?:papers|claims)\/([\w-]+)\//.exec(path)?.[1] ?? "report";

/** The paper, or "report", that an include is of, and its name without that. */
export function placeOf(kind: string, id: string | undefined, page: string): {paper: string; name: string} {
  if (isKind("whole", kind)) return {paper: "report", name: ""};
  if (isKind("ofReport", kind)) return {paper: "report", name: id ?? ""};
  if (isKind("ofPaper", kind)) return {paper: id ?? page, name: ""};
  const [first, second] = (id ?? "").split("/");
  return second === undefined ? {paper: page, name: first} : {paper: first, name: second};
}

/** The archive and the part of it that an include stands for: "figure:paper/id" names one of another paper than the page's. */
export function partOf(include: string, page: string): {paper: string; part: string} {
  const [kind, id] = include.split(":");
  const {paper, name} = placeOf(kind, id, page);
  return {paper, part: name ? `${kind}:${name}` : kind};
}
