import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {EigenvalueDecomposition, Matrix} from "ml-matrix";
import {Random} from "../src/engine/random.js";
import {copied, gram, matrices, multiply, transposed} from "../src/numerics/kernel/matrix.js";
import {Tridiagonal} from "../src/numerics/tridiagonal.js";
import {lines} from "./progress.js";
import {type RunOptions, runExperiments, type Selected} from "./run.js";
import {Store} from "./store.js";

/** Multiplications and additions of the kernel whose speed is told in GFLOP/s. */
const [inner, outer] = [2000, 500];
const product = `product ${outer} × ${inner} × ${outer}`;

/** Kernels by name, with their ml-matrix counterparts, at the sizes of `mechanisms`, Figure 1. */
function kernels(): Record<string, () => unknown> {
  const [n, d] = [inner, outer];
  const random = Random.stream("bench");
  const x = random.normals(n * d);
  const [rows, out] = matrices([n, d], [d, d]);
  rows.values.set(x);
  const square = copied(gram(out, transposed(rows))).values.map((sum) => sum / n);
  const matrix = new Matrix(Array.from({length: n}, (_, i) => Array.from(x.subarray(i * d, (i + 1) * d))));
  const symmetric = matrix.transpose().mmul(matrix);
  return {
    "1e6 normals": () => random.fillNormal(x),
    [product]: () => multiply(out, transposed(rows), rows),
    "Gram matrix 2000 × 500": () => gram(out, transposed(rows)),
    "Gram matrix 2000 × 500, ml-matrix": () => matrix.transpose().mmul(matrix),
    "tridiagonal form 500": () => new Tridiagonal(square.slice(), d),
    "eigenvalues and vectors 500, ml-matrix": () => new EigenvalueDecomposition(symmetric, {assumeSymmetric: true})
  };
}

/** Best of three after one run to warm up, in seconds. */
function seconds(kernel: () => unknown): number {
  kernel();
  const times = Array.from({length: 3}, () => {
    const start = performance.now();
    kernel();
    return (performance.now() - start) / 1e3;
  });
  return Math.min(...times);
}

/**
 * `bench`: prints seconds of each kernel and, cold in a store of its own, of each experiment.
 *
 * @returns Worker seconds by "paper/experiment".
 */
export async function bench(selection: readonly Selected[], options: RunOptions): Promise<Map<string, number>> {
  for (const [name, kernel] of Object.entries(kernels())) {
    const taken = seconds(kernel);
    const speed = name === product ? `, ${((2e-9 * inner * outer ** 2) / taken).toFixed(1)} GFLOP/s` : "";
    console.log(`${name.padEnd(60)} ${taken.toFixed(4)} s${speed}`);
  }
  const folder = await mkdtemp(join(tmpdir(), "w2s-bench-"));
  try {
    const start = performance.now();
    const taken = await runExperiments(selection, {...options, force: true, store: new Store(folder), reporter: lines});
    console.log(`${"all, wall clock".padEnd(60)} ${((performance.now() - start) / 1e3).toFixed(2)} s`);
    console.log(`${"peak memory".padEnd(60)} ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
    return taken;
  } finally {
    await rm(folder, {recursive: true});
  }
}
