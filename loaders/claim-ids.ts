import type {Accepted} from "./data.js";

/** What a paper's short ids begin with: its initials. */
const initials = (paper: string): string =>
  paper
    .split("-")
    .map(([letter]) => letter.toUpperCase())
    .join("");

/**
 * Short ids of a paper's claims, "ID-07": those that were given once, and for new claims the next numbers in their
 * order. Ids of retired claims are not given again.
 */
export function shortIds(paper: string, claims: readonly string[], accepted: Accepted): Map<string, string> {
  const given = accepted[paper] ?? {};
  const taken = Object.values(given).map(({id}) => Number(id.split("-")[1]));
  let next = Math.max(0, ...taken);
  const fresh = (): string => `${initials(paper)}-${String(++next).padStart(2, "0")}`;
  return new Map(claims.map((claim) => [claim, given[claim]?.id ?? fresh()]));
}
