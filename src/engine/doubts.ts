/** A wrong version of a formula that a claim refuses: "studentError", "× 1.02" or "sigma = 2". */
export interface Refused {
  readonly formula: string;
  readonly change: string;
}

/** What became of the mutants of one paper's formulas, or of the shelf's. */
export interface DoubtTally {
  readonly part: string;
  readonly mutants: number;
  readonly caught: number;
  readonly excused: number;
}

/** What came of doubting every formula; plain data. */
export interface Doubts {
  readonly tallies: readonly DoubtTally[];
  /** Wrong versions that a claim refuses, by "paper/claim". */
  readonly refused: Readonly<Record<string, readonly Refused[]>>;
}
