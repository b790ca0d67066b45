import {ensure} from "../../../../numerics/ensure.js";
import {type ActivationName, activations, type LinkName, links} from "./functions.js";

/** One setting of Section 3. Any key may be an axis of a sweep instead of a parameter. */
export interface MultiIndexSetting {
  /** Dimension d ≥ 2. */
  readonly d: number;
  /** Neurons p of either network, p/d. */
  readonly width: number;
  /** Samples n of either training set, n/d. */
  readonly samples: number;
  /** Step sizes η_t and η_s. */
  readonly etaT: number;
  readonly etaS: number;
  /** Size τ of the student's pre-trained spike. */
  readonly tau: number;
  readonly activation: ActivationName;
  /** Links σ_e and σ_h. */
  readonly easy: LinkName;
  readonly hard: LinkName;
}

/** A setting with sizes in whole numbers. */
export interface Placed extends MultiIndexSetting {
  readonly n: number;
  readonly p: number;
}

/** The setting at a point, whose coordinates stand in for parameters. @throws RangeError naming a value out of range. */
export function placedAt(parameters: Partial<MultiIndexSetting>, point: Partial<MultiIndexSetting>): Placed {
  const setting = {...parameters, ...point} as MultiIndexSetting;
  check(setting);
  const {d, width, samples} = setting;
  return {...setting, n: Math.round(samples * d), p: Math.round(width * d)};
}

function check({d, width, samples, etaT, etaS, tau, activation, easy, hard}: MultiIndexSetting): void {
  const positive = (name: string, value: number) => ensure(value > 0 && value < Infinity, name, value, "a number > 0");
  ensure(Number.isSafeInteger(d) && d >= 2, "d", d, "a whole number ≥ 2");
  positive("width", width);
  ensure(Math.round(width * d) >= 1, "width", width, `at least 1/d = ${1 / d}`);
  positive("samples", samples);
  ensure(Math.round(samples * d) >= 1, "samples", samples, `at least 1/d = ${1 / d}`);
  positive("eta_t", etaT);
  positive("eta_s", etaS);
  ensure(tau >= 0 && tau < Infinity, "tau", tau, "a number ≥ 0");
  ensure(
    Object.hasOwn(activations, activation),
    "activation",
    activation,
    `one of ${Object.keys(activations).join(", ")}`
  );
  for (const [name, link] of Object.entries({easy, hard})) {
    ensure(Object.hasOwn(links, link), name, link, `one of ${Object.keys(links).join(", ")}`);
  }
}
