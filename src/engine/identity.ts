import type {Setting} from "./experiment.js";

/** Two expressions without chance in them, said to be equal at every point: what simulation has no part in. */
export interface Identity {
  readonly kind: "identity";
  readonly points: readonly Setting[];
  readonly left: (at: Setting) => number;
  readonly right: (at: Setting) => number;
  /** The unit of differences at a point, > 0; the larger side's size by default. Needed where both sides may be 0. */
  readonly unit?: (at: Setting) => number;
  /** Largest difference, in units, that rounding explains; at most a millionth. */
  readonly tolerance: number;
  /** Wrong right sides; each must differ by more than a thousand tolerances somewhere. */
  readonly controls: Readonly<Record<string, (at: Setting) => number>>;
}

/** What comparing the two sides found; plain data, as published. */
export interface CheckedIdentity {
  readonly points: number;
  readonly tolerance: number;
  /** Largest difference, in units. */
  readonly worst: number;
  readonly controls: readonly {readonly name: string; readonly worst: number; readonly rejected: boolean}[];
}

/** Declares an identity, typed by its points. */
export const identity = <P extends object>(parts: {
  readonly points: readonly P[];
  readonly left: (at: P) => number;
  readonly right: (at: P) => number;
  readonly unit?: (at: P) => number;
  readonly tolerance: number;
  readonly controls: Readonly<Record<string, (at: P) => number>>;
}): Identity => ({...parts, kind: "identity"}) as unknown as Identity;

/**
 * Compares the two sides of an identity at its points, and with each wrong right side.
 *
 * @throws RangeError for no point, a tolerance that is more than rounding, and a side or a unit that is no number.
 */
export function checkIdentity({points, left, right, unit, tolerance, controls}: Identity): CheckedIdentity {
  if (points.length === 0) throw new RangeError("an identity without a point");
  if (!(tolerance > 0 && tolerance <= 1e-6)) throw new RangeError(`tolerance = ${tolerance}: must be in (0, 1e-6]`);
  const worstOf = (other: (at: Setting) => number): number =>
    points.reduce((worst, at) => {
      const [a, b] = [left(at), other(at)];
      if (!Number.isFinite(a) || !Number.isFinite(b)) throw new RangeError(`a side is ${a}, the other ${b}`);
      const size = unit ? unit(at) : Math.max(Math.abs(a), Math.abs(b));
      if (!(size > 0) && (unit || a !== b)) throw new RangeError(`unit = ${size}: must be > 0`);
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
