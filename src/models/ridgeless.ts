import {dot} from "../numerics/dot.js";
import {QR} from "../numerics/qr.js";
import {transpose} from "../numerics/transpose.js";

/** Ridgeless regression on fixed features: least squares, or the shortest interpolator when samples are fewer. */
export class Ridgeless {
  private readonly qr: QR;

  /** @param x - samples × dimension, row-major; not changed. */
  constructor(
    x: Float64Array,
    readonly samples: number,
    readonly dimension: number
  ) {
    const tall = samples >= dimension;
    this.qr = tall ? new QR(x, samples, dimension) : new QR(transpose(x, samples, dimension), dimension, samples);
  }

  /** Coefficients fitted to labels y, one a sample. */
  fit(y: Float64Array): Float64Array {
    return this.samples >= this.dimension ? this.qr.leastSquares(y) : this.qr.leastNorm(y);
  }
}

/** Predictions x·theta of the rows of x. */
export function predict(x: Float64Array, theta: Float64Array, samples: number): Float64Array {
  const y = new Float64Array(samples);
  for (let i = 0; i < samples; ++i) y[i] = dot(theta, x, 0, i * theta.length);
  return y;
}
