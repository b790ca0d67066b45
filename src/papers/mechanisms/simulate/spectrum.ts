import {memo} from "../../../engine/memo.js";
import type {Random} from "../../../engine/random.js";
import {sampler} from "../../../engine/sampler.js";
import {drawBidiagonal} from "../../../models/bidiagonal.js";
import {drawMoments} from "../../../models/gaussian.js";
import type {TridiagonalGram} from "../../../models/ridge.js";
import {ensure} from "../../../numerics/ensure.js";
import {eigenvaluesBelow} from "../../../numerics/sturm.js";
import {Tridiagonal} from "../../../numerics/tridiagonal.js";

/** A sample covariance of d/γ samples in d dimensions, and where its eigenvalues are counted. */
interface Counted {
  readonly d: number;
  readonly gamma: number;
  readonly s: number;
}

/** @returns Series `below`: the share of the eigenvalues below s. Points of one size share their data. */
const counting =
  (draw: (n: number, d: number, random: Random) => TridiagonalGram) =>
  (parameters: Partial<Counted>, _: readonly Partial<Counted>[], random: Random) => {
    const gramOf = memo((d: number, n: number) => draw(n, d, random.split(d, n)));
    return (point: Partial<Counted>) => {
      const {d = Number.NaN, gamma = Number.NaN, s = Number.NaN} = {...parameters, ...point};
      const n = Math.round(d / gamma);
      ensure(n >= 1 && Math.abs(d / gamma - n) < 1e-9 * n, "gamma", gamma, "such that d/gamma is whole");
      const {diagonal, off} = gramOf(d, n);
      return {below: eigenvaluesBelow(diagonal, off, s) / d};
    };
  };

/** The sample covariance of Gaussian samples, every entry drawn. */
export const spectrum = sampler(
  "drawn",
  counting((n, d, random) => new Tridiagonal(drawMoments(d, n, false, random).average, d))
);

/** The same from its tridiagonal form, d numbers for nd. */
export const spectrumExact = sampler("equal in law", counting(drawBidiagonal));
