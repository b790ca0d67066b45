import {ensure} from "../../../numerics/ensure.js";

/**
 * One setting of the two convolutional networks. Any key may be an axis of a sweep instead of a parameter; the axis
 * `step` asks for the student after so many steps.
 */
export interface Setting {
  /** Dimension of a patch, at least 2m + 6. */
  readonly d: number;
  /** Samples the student is trained on, labelled by the teacher. */
  readonly n: number;
  /** Probabilities of easy-only, hard-only and both-signal samples; they sum to 1, so the first may be left out. */
  readonly pE: number;
  readonly pH: number;
  readonly pB: number;
  /** Norms ‖μ‖ of the easy and ‖ν‖ of the hard signals. */
  readonly mu: number;
  readonly nu: number;
  /** Noise scale σ_p of a coordinate of the noise patch. */
  readonly sigmaP: number;
  /** Filters of each of the student's two classes. */
  readonly m: number;
  /** Scale σ_0 of the student's start. */
  readonly sigma0: number;
  /** The student's learning rate and, without an axis `step`, its number of steps. */
  readonly lr: number;
  readonly steps: number;
  /** The teacher's samples, learning rate and number of steps. */
  readonly nW: number;
  readonly lrW: number;
  readonly stepsW: number;
  /** Fresh noise patches that teacher and student are tested on; each meets every combination. 2000 by default. */
  readonly tests: number;
}

/** A kind of sample with its truth: which signals its two signal patches carry. */
export interface Combination {
  readonly kind: "easy" | "hard" | "both";
  /** Label y = ±1. */
  readonly label: number;
  /** For each signal of (μ₁, μ₋₁, ν₁, ν₋₁) that occurs: its index, its sign and in how many patches. */
  readonly patches: readonly {readonly signal: number; readonly sign: number; readonly count: number}[];
}

/** The ten combinations of kind, label y and sign b of the hard signal: easy 0 … 1, hard 2 … 5, both 6 … 9. */
export const combinations: readonly Combination[] = [
  ...[1, -1].map((y): Combination => ({kind: "easy", label: y, patches: [{signal: easy(y), sign: 1, count: 2}]})),
  ...signs().map(
    ([y, b]): Combination => ({
      kind: "hard",
      label: y,
      patches: [{signal: hard(y), sign: b, count: 2}]
    })
  ),
  ...signs().map(
    ([y, b]): Combination => ({
      kind: "both",
      label: y,
      patches: [
        {signal: easy(y), sign: 1, count: 1},
        {signal: hard(y), sign: b, count: 1}
      ]
    })
  )
];

function easy(label: number): number {
  return label > 0 ? 0 : 1;
}

function hard(label: number): number {
  return label > 0 ? 2 : 3;
}

function signs(): [number, number][] {
  return [1, -1].flatMap((y) => [1, -1].map((b): [number, number] => [y, b]));
}

/** A point of a sweep: keys of the setting, and the step after which the student is asked for. */
export type Place = Partial<Setting> & {readonly step?: number};

/** The setting at a point. @throws RangeError naming the first value outside its range. */
export function settingOf(parameters: Partial<Setting>, {step: _, ...point}: Place): Setting {
  const given = {steps: 0, tests: 2000, ...parameters, ...point} as Setting;
  const setting = {...given, pE: given.pE ?? 1 - given.pH - given.pB};
  check(setting);
  return setting;
}

function check({d, n, pE, pH, pB, mu, nu, sigmaP, m, sigma0, lr, steps, nW, lrW, stepsW, tests}: Setting): void {
  const whole = (name: string, value: number, least: number) =>
    ensure(Number.isSafeInteger(value) && value >= least, name, value, `a whole number ≥ ${least}`);
  const positive = (name: string, value: number) => ensure(value > 0 && value < Infinity, name, value, "a number > 0");
  whole("m", m, 1);
  whole("d", d, 2 * m + 6);
  whole("n", n, 1);
  whole("steps", steps, 0);
  whole("n_w", nW, 1);
  whole("steps_w", stepsW, 1);
  whole("tests", tests, 1);
  ensure(pE >= 0, "p_e", pE, "a number in [0, 1]");
  ensure(pH >= 0, "p_h", pH, "a number in [0, 1]");
  ensure(
    pB >= 0 && Math.abs(pE + pH + pB - 1) < 1e-9,
    "p_b",
    pB,
    `1 − p_e − p_h = ${Number((1 - pE - pH).toPrecision(12))}`
  );
  positive("mu", mu);
  positive("nu", nu);
  positive("sigma_p", sigmaP);
  positive("sigma_0", sigma0);
  positive("lr", lr);
  positive("lr_w", lrW);
}
