import stdlibExp from "@stdlib/math-base-special-exp";

/** 2^k for −1022 ≤ k ≤ 1023, at k + 1022. */
const powers = Float64Array.from({length: 2046}, (_, i) => 2 ** (i - 1022));

/** ln 2 in two parts, the first with trailing zeros. */
const [ln2High, ln2Low] = [0.6931471803691238, 1.9082149292705877e-10];

/**
 * The exponential function in additions, multiplications and divisions alone, so that every engine gives the same bits:
 * those of stdlib's `exp` (FreeBSD's e_exp.c), in half its time, since the power of two is looked up.
 */
export function exp(x: number): number {
  const size = Math.abs(x);
  // Where a power of two would not be normal, and where x vanishes.
  if (!(size < 700 && size > 1e-8)) return stdlibExp(x);
  const k = (Math.LOG2E * x + (x < 0 ? -0.5 : 0.5)) | 0;
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const t = r * r;
  const even =
    0.16666666666666602 +
    t *
      (-0.0027777777777015593 +
        t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8)));
  const c = r - t * even;
  return (1 - (low - (r * c) / (2 - c) - high)) * powers[k + 1022];
}
