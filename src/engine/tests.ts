import type {Claim, Measure, Test, Theory} from "./claim.js";
import type {Experiments, PointOf, SeriesOf, Setting, SettingOf} from "./experiment.js";

declare const own: unique symbol;
/** Stands for "no view of its own": functions get the experiment's setting itself. */
export type Own = typeof own;

/** What functions of a point are handed: the room's view of the setting, or the setting itself. */
export type At<E, A> = [A] extends [Own] ? SettingOf<E> : A;

/** A formula at a point. */
type Formula<E, A> = (at: At<E, A>) => number;

/** A series, or a number computed from a trial's series at a point. */
export type Measured<E, A> = SeriesOf<E> | ((values: Readonly<Record<SeriesOf<E>, number>>, at: At<E, A>) => number);

interface Common<E, A> {
  readonly measure: Measured<E, A>;
  /** Points that are judged; all by default. Leave out those where a mean or a variance does not exist. */
  readonly judged?: (point: PointOf<E>) => boolean;
  /** The unit of discrepancies; the room's by default. */
  readonly unit?: Formula<E, A>;
}

/** What a pass must have been able to catch, in units; by default a tenth, or the smallest quantity stated if less. */
interface Resolved {
  readonly resolution?: number;
}

type Controls<T> = {readonly controls: Readonly<Record<string, T>>};

/** Tests on a room's experiments: each knows points, parameters and series of the experiment it is given. */
export interface Tests<X extends Experiments, A> {
  /** A finite-sample identity: E[measure] = theory at every judged point, tested jointly. */
  exact<K extends keyof X & string>(
    on: K,
    test: Common<X[K], A> &
      Resolved &
      Controls<Formula<X[K], A>> & {
        readonly theory: Formula<X[K], A>;
        /** The measure is 0 or 1 and `theory` its probability: exact binomial tests. */
        readonly binary?: boolean;
      }
  ): Test;
  /** An asymptotic formula: |E[measure] − theory| within `margin` units at the largest size, and shrinking. */
  limit<K extends keyof X & string>(
    on: K,
    test: Common<X[K], A> &
      Controls<Formula<X[K], A>> & {
        readonly theory: Formula<X[K], A>;
        /** Axis of the sweep that goes to infinity, say "d". */
        readonly size: keyof PointOf<X[K]> & string;
        /** Equivalence margin, in units; e.g. 0.02. */
        readonly margin: number;
        /** Why this margin: one sentence. */
        readonly why: string;
        /** Exponent with which theory says the gap decays, e.g. −1. */
        readonly rate: number;
      }
  ): Test;
  /** A one-sided statement: E[measure], or every trial's where it is `sure`, is at least (at most) `bound` at every point. */
  bound<K extends keyof X & string>(
    on: K,
    test: Common<X[K], A> &
      Resolved &
      Controls<Formula<X[K], A>> & {
        readonly side: "at least" | "at most";
        readonly bound: Formula<X[K], A>;
        readonly sure?: boolean;
      }
  ): Test;
  /** A sign: E[measure] > 0 at every judged point. Write the measure so that the claim says "positive". */
  order<K extends keyof X & string>(on: K, test: Common<X[K], A> & Controls<Measured<X[K], A>>): Test;
  /** A phase diagram: the sign of E[measure] is `predicted` (+1, −1; 0 leaves the point out) at every point. */
  region<K extends keyof X & string>(
    on: K,
    test: Common<X[K], A> & Controls<Formula<X[K], A>> & {readonly predicted: Formula<X[K], A>}
  ): Test;
}

/** What a kind's builder is given, its types forgotten: `testsOn` has checked them. */
interface Untyped {
  readonly measure: string | ((values: never, at: never) => number);
  readonly unit?: (at: never) => number;
  readonly controls: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/**
 * Tests typed by a room's experiments.
 *
 * @param options.at - The room's view of a setting (parameters with the point's coordinates in their place), say the
 *   limit's parameters: measures and formulas get what it returns.
 * @param options.unit - The unit discrepancies are stated in: the excess risk, of the teacher for differences.
 * @throws RangeError, when a test is declared, for an experiment that is not there or a test without a unit.
 * @example
 * const {limit} = testsOn(experiments, {at: limitOf, unit: teacherExcess});
 * limit("claim-student", {measure: "student", theory: studentError, size: "d", rate: -1, margin: 0.01, why, controls})
 */
export function testsOn<X extends Experiments, A = Own>(
  experiments: X,
  options: {
    readonly at?: (setting: never) => A;
    readonly unit?: (at: [A] extends [Own] ? never : NoInfer<A>) => number;
  } = {}
): Tests<X, A> {
  const at = (options.at ?? ((setting: Setting) => setting)) as (setting: Setting) => unknown;
  const formula = (of: unknown): Theory => {
    const evaluate = of as (at: unknown) => number;
    return (setting) => evaluate(at(setting));
  };
  const measured = (of: unknown): Measure => {
    if (typeof of === "string") return of;
    const measure = of as (values: unknown, at: unknown) => number;
    // A trial's values come by the hundred thousand: one setting is looked at once.
    let [last, view]: [Setting | undefined, unknown] = [undefined, undefined];
    return (values, setting) => {
      if (setting !== last) [last, view] = [setting, at(setting)];
      return measure(values, view);
    };
  };
  const build =
    (kind: Test["kind"], formulas: readonly string[]) =>
    (on: string, {measure, unit = options.unit as Untyped["unit"], controls, ...rest}: Untyped): Test => {
      if (!Object.hasOwn(experiments, on))
        throw new RangeError(`experiment "${on}": must be one of ${Object.keys(experiments).join(", ")}`);
      if (unit === undefined) throw new RangeError(`a test on "${on}" has no unit`);
      const wrong = kind === "order" ? measured : formula;
      return {
        ...rest,
        ...Object.fromEntries(formulas.map((name) => [name, formula(rest[name])])),
        kind,
        experiment: on,
        measure: measured(measure),
        unit: formula(unit),
        controls: Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, wrong(control)]))
      } as unknown as Test;
    };
  return {
    exact: build("exact", ["theory"]),
    limit: build("limit", ["theory"]),
    bound: build("bound", ["bound"]),
    order: build("order", []),
    region: build("region", ["predicted"])
  } as unknown as Tests<X, A>;
}

/** Claims that share fields, say `equation`; a claim's own come first. One that is not tested has no `testFile`. */
export const defineClaims = <const D extends Partial<Claim>>(
  {testFile, ...shared}: D,
  claims: readonly (Omit<Claim, keyof D> & Partial<Claim>)[]
): readonly Claim[] =>
  claims.map((claim) => {
    const tested = (claim as Partial<Claim>).test?.kind !== "none";
    return {...shared, ...(testFile !== undefined && tested && {testFile}), ...claim} as unknown as Claim;
  });
