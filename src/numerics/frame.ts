import {QR} from "./qr.js";

/**
 * Orthonormal frame uniform on the Stiefel manifold (Haar), from a matrix of independent standard normals: the Q of
 * its QR factorisation with the diagonal of R made positive, without which Q would not be uniform.
 *
 * @param normals - rows × cols independent normals, row-major, rows ≥ cols; not changed.
 * @returns cols orthonormal vectors of length rows, one after another.
 */
export function orthonormalFrame(normals: Float64Array, rows: number, cols: number): Float64Array {
  const qr = new QR(normals, rows, cols);
  const frame = qr.frame();
  const r = qr.upper();
  for (let j = 0; j < cols; ++j) {
    if (r[j * cols + j] < 0) for (let i = j * rows; i < (j + 1) * rows; ++i) frame[i] = -frame[i];
  }
  return frame;
}
