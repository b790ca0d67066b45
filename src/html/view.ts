import type {Refused} from "../engine/doubts.js";

/** What cards and tables need besides the entries. */
export interface RegisterView {
  /** Markdown with `$…$` as HTML. */
  inline(markdown: string): string;
  block(markdown: string): string;
  /** The paper's menu title. */
  paper(id: string): string;
  /** Name of a numbered result, say "Theorem 4". */
  result(paper: string, id: string): string;
  /** What the paper states in that result, and where; undefined for what no result is. */
  about(paper: string, id: string): {readonly statement: string; readonly where: string} | undefined;
  /** A claim's short id, "M-12". */
  short(paper: string, claim: string): string;
  /** Where a claim is declared, "src/papers/…/claims.ts#L12"; undefined when it was not found. */
  code(paper: string, claim: string): string | undefined;
  /** Wrong versions of formulas that a claim refuses; none where formulas were not doubted. */
  refused(paper: string, claim: string): readonly Refused[];
}
