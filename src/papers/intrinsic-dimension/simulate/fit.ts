import {QR} from "../../../numerics/qr.js";

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

/** Transpose of a rows × cols row-major matrix. */
export function transpose(x: Float64Array, rows: number, cols: number): Float64Array {
  const t = new Float64Array(x.length);
  for (let i = 0, k = 0; i < rows; ++i) for (let j = 0; j < cols; ++j, ++k) t[j * rows + i] = x[k];
  return t;
}

/** Predictions x·theta of the rows of x. */
export function predict(x: Float64Array, theta: Float64Array, samples: number): Float64Array {
  const d = theta.length;
  const y = new Float64Array(samples);
  for (let i = 0, k = 0; i < samples; ++i) {
    let sum = 0;
    for (let j = 0; j < d; ++j, ++k) sum += x[k] * theta[j];
    y[i] = sum;
  }
  return y;
}

/** Σ (a_i − b_i)²; b defaults to zero. */
export function squaredDistance(a: Float64Array, b?: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += (a[i] - (b ? b[i] : 0)) ** 2;
  return sum;
}
