import type {Random} from "../../../engine/random.js";
import {ensure} from "../../../numerics/ensure.js";

/** A law of x with mean zero, given as x = Σ^½g with g of covariance I and Σ diagonal. */
export interface Law {
  /** Draws g. */
  fill(g: Float64Array, random: Random): void;
  /** Eigenvalues of Σ, largest first; null for the identity. */
  readonly spectrum: Float64Array | null;
  /** Degrees of freedom when g is a normal vector over an independent √(χ²_ν/(ν − 2)); null for a normal g. */
  readonly nu?: number | null;
}

const gaussian = (g: Float64Array, random: Random): void => {
  random.fillNormal(g);
};

const coordinates =
  (draw: (random: Random) => number) =>
  (g: Float64Array, random: Random): void => {
    for (let i = 0; i < g.length; ++i) g[i] = draw(random);
  };

const cubeWidth = 2 * Math.sqrt(3);

/** Sum of squares of n normals over 2: exponential for n = 2, drawn without a logarithm. */
function exponential(random: Random): number {
  const [a, b] = [random.normal(), random.normal()];
  return 0.5 * (a * a + b * b);
}

/** Scale factor √((ν − 2)/χ²_ν) that turns a normal vector into a multivariate t of covariance I. */
export function tScale(nu: number, random: Random): number {
  let square = 0;
  for (let i = 0; i < nu; ++i) square += random.normal() ** 2;
  return Math.sqrt((nu - 2) / square);
}

function sphere(g: Float64Array, random: Random): void {
  gaussian(g, random);
  let square = 0;
  for (let i = 0; i < g.length; ++i) square += g[i] * g[i];
  const scale = Math.sqrt(g.length / square);
  for (let i = 0; i < g.length; ++i) g[i] *= scale;
}

const plain: Readonly<Record<string, Law["fill"] | undefined>> = {
  gaussian,
  sphere,
  cube: coordinates((random) => cubeWidth * (random.uniform() - 0.5)),
  laplace: coordinates((random) => random.sign() * Math.SQRT1_2 * exponential(random)),
  rademacher: coordinates((random) => random.sign())
};

/**
 * A law by name, all with unit covariance but the anisotropic ones, whose eigenvalues fall geometrically by the
 * condition number in the name and average 1.
 *
 * @throws RangeError when there is no such law.
 */
export function lawOf(name: string, d: number): Law {
  const fill = plain[name];
  if (fill) return {fill, spectrum: null, nu: name === "gaussian" ? null : 0};
  const condition = Number(/^anisotropic-(\d+)$/.exec(name)?.[1]);
  if (condition >= 1) return {fill: gaussian, spectrum: geometric(condition, d), nu: null};
  const nu = Number(/^t-(\d+)$/.exec(name)?.[1]);
  ensure(nu > 2, "law", name, `one of ${Object.keys(plain).join(", ")}, anisotropic-<number>, t-<number above 2>`);
  return {
    fill(g, random) {
      const scale = tScale(nu, random);
      random.fillNormal(g, scale);
    },
    spectrum: null,
    nu
  };
}

function geometric(condition: number, d: number): Float64Array {
  const spectrum = Float64Array.from({length: d}, (_, i) => condition ** (-i / (d - 1)));
  const mean = spectrum.reduce((sum, value) => sum + value / d, 0);
  return spectrum.map((value) => value / mean);
}
