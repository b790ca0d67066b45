import type {Setting} from "./experiment.js";

/** Two expressions without chance in them, said to be equal at every point: what simulation has no part in. */
export interface Identity {
  readonly kind: "identity";
  readonly points: readonly Setting[];
  readonly left: (at: Setting) => number;
  readonly right: (at: Setting) => number;
  /** Largest difference, relative to the larger side, that rounding explains. */
  readonly tolerance: number;
  /** Wrong right sides; each must differ by more than a thousand tolerances somewhere. */
  readonly controls: Readonly<Record<string, (at: Setting) => number>>;
}

/** What comparing the two sides found; plain data, as published. */
export interface CheckedIdentity {
  readonly points: number;
  readonly tolerance: number;
  /** Largest relative difference. */
  readonly worst: number;
  readonly controls: readonly {readonly name: string; readonly worst: number; readonly rejected: boolean}[];
}

/** Declares an identity, typed by its points. */
export const identity = <P extends object>(parts: {
  readonly points: readonly P[];
  readonly left: (at: P) => number;
  readonly right: (at: P) => number;
  readonly tolerance: number;
  readonly controls: Readonly<Record<string, (at: P) => number>>;
}): Identity => ({...parts, kind: "identity"}) as unknown as Identity;

/**
 * Compares the two sides of an identity at its points, and with each wrong right side.
 *
 * @throws RangeError for a side that is no number.
 */
export function checkIdentity({points, left, right, tolerance, controls}: Identity): CheckedIdentity {
  const worstOf = (other: (at: Setting) => number): number =>
    points.reduce((worst, at) => {
      const [a, b] = [left(at), other(at)];
      if (!Number.isFinite(a) || !Number.isFinite(b)) throw new RangeError(`a side is ${a}, the other ${b}`);
      const size = Math.max(Math.abs(a), Math.abs(b));
      return Math.max(worst, size === 0 ? 0 : Math.abs(a - b) / size);
    }, 0);
  return {
    points: points.length,
    tolerance,
    worst: worstOf(right),
    controls: Object.entries(controls).map(([name, wrong]) => {
      const worst = worstOf(wrong);
      return {name, worst, rejected: worst > 1000 * tolerance};
    })
  };
}
