import erfc from "@stdlib/math-base-special-erfc";
import {exp} from "../../../../numerics/exp.js";

/** An activation and its slope. */
export interface Activation {
  value(z: number): number;
  slope(z: number): number;
}

/** tanh z = 1 − 2/(e^{2z} + 1), which neither overflows nor cancels where it matters here (errors near 1e-16). */
const tanh = (z: number): number => 1 - 2 / (exp(2 * z) + 1);

const rootPi = Math.sqrt(Math.PI);

const erf = (z: number): number => 1 - erfc(z);

/** Activations σ with information exponent 1. */
export const activations = {
  tanh: {
    value: tanh,
    slope(z) {
      const t = tanh(z);
      return 1 - t * t;
    }
  },
  erf: {value: erf, slope: (z) => (2 / rootPi) * exp(-z * z)},
  relu: {value: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0)}
} as const satisfies Readonly<Record<string, Activation>>;

/** Link functions: linear, erf and the normalised Hermite polynomials He₂/√2 and He₃/√6. */
export const links = {
  linear: (z: number): number => z,
  erf,
  he2: (z: number): number => (z * z - 1) / Math.SQRT2,
  he3: (z: number): number => (z * z * z - 3 * z) / Math.sqrt(6)
} as const;

export type ActivationName = keyof typeof activations;
export type LinkName = keyof typeof links;
