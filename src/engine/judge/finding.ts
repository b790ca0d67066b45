/** What a test of one claim found. Small `p` rejects the claim; small `confirmation` rejects its contrary. */
export interface Finding {
  /** The test in words, say "Hotelling's T² over 6 points". */
  readonly method: string;
  readonly statistic: Statistic;
  /** p-value of the claim, valid on its own (points combined, multiplicity over the register not). */
  readonly p: number;
  /** p-value of the contrary, for claims that are shown rather than not rejected (limit, order, region); else null. */
  readonly confirmation: number | null;
  /** The judged point that speaks loudest against the claim. */
  readonly worst: Deviation;
}

export interface Statistic {
  readonly name: "F" | "t" | "count";
  /** Infinite (null in JSON) where an error without spread decides. */
  readonly value: number | null;
  readonly df: readonly number[];
}

/** A mean error at one judged point (by index), in units. */
export interface Deviation {
  readonly point: number;
  readonly error: number;
  readonly se: number;
}

/** Finite-size error apart from Monte-Carlo error. */
export interface Budget {
  /** One row a judged point: its curve (points that differ in size alone share one), size, gap and its error. */
  readonly gaps: readonly {readonly curve: number; readonly size: number; readonly gap: number; readonly se: number}[];
  readonly fit: Decay;
}

/** Fit of gap = a·size^exponent, one amplitude a curve, one exponent for all. */
export interface Decay {
  /** Null where no gap stands out of the Monte-Carlo error, so that there is nothing to fit. */
  readonly exponent: number | null;
  readonly se: number | null;
  readonly amplitudes: readonly number[];
  /** True when the gap stands out of the noise and shrinks at less than half the stated exponent, at 99.5 %. */
  readonly stalled: boolean;
}
