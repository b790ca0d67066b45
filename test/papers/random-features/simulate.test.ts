import {EigenvalueDecomposition, Matrix} from "ml-matrix";
import {describe, expect, test} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {columnsOf, type Sampler} from "../../../src/engine/sampler.js";
import {summarize} from "../../../src/engine/summary.js";
import {predict, Ridgeless} from "../../../src/models/ridgeless.js";
import {squaredDistance} from "../../../src/numerics/distance.js";
import {dot} from "../../../src/numerics/dot.js";
import {combine} from "../../../src/numerics/vectors.js";
import {lanczos, vectorOf} from "../../../src/papers/random-features/numerics/lanczos.js";
import {kernel, project, teach, variances} from "../../../src/papers/random-features/simulate/linear.js";
import * as simulate from "../../../src/papers/random-features/simulate.js";

const stream = (...path: (string | number)[]): Random => Random.stream(6, "random-features", ...path);

/** |z| of the difference of means of two samplers at each point, series by series. */
function compare<P, Q, S extends string>(
  first: Sampler<P, Q, S>,
  second: Sampler<P, Q, S>,
  [parameters, points]: readonly [P, readonly Q[]],
  series: readonly S[],
  trials: readonly [number, number]
): number {
  const [a, b] = ([first, second] as const).map((sampler, k) =>
    Array.from({length: trials[k]}, (_, trial) => columnsOf(sampler, parameters, points, stream("compare", k, trial)))
  );
  const z = series.flatMap((name) =>
    points.flatMap((_, k) =>
      // Means, and squares for the spread.
      [1, 2].map((power) => {
        const [x, y] = [a, b].map((all) => summarize(all.map((columns) => columns[name][k] ** power)));
        return Math.abs(x.mean - y.mean) / Math.hypot(x.se ?? 0, y.se ?? 0);
      })
    )
  );
  return Math.max(...z);
}
// At most 40 comparisons in a test, 100 in all, each at a level of 1e-5.
const largest = 4.4;

test("functions of an operator are those of its eigenvalues", () => {
  const size = 12;
  const x = stream("operator").normals(size * 8);
  const row = (i: number) => x.subarray(i * 8, i * 8 + 8);
  // Of rank 8, so that zero is among the eigenvalues.
  const b = Matrix.zeros(size, size);
  for (let i = 0; i < size; ++i) for (let j = 0; j < size; ++j) b.set(i, j, dot(row(i), row(j)));
  const v = stream("vector").normals(size);
  const {realEigenvalues, eigenvectorMatrix: q} = new EigenvalueDecomposition(b, {assumeSymmetric: true});
  const functions = [
    (y: number) => Math.exp(-y),
    (y: number) => (1 - 0.01 * y) ** 30,
    (y: number) => (y < 1e-9 ? 1 : 0)
  ];
  const {basis, coefficients} = lanczos(
    (u) => Float64Array.from(b.to2DArray(), (line) => dot(Float64Array.from(line), u)),
    v,
    functions,
    1e9
  );
  functions.forEach((f, k) => {
    const inner = realEigenvalues.map(
      (y, j) => f(Math.abs(y) < 1e-9 ? 0 : y) * dot(Float64Array.from(q.getColumn(j)), v)
    );
    const expected = Float64Array.from({length: size}, (_, i) =>
      dot(Float64Array.from(q.getRow(i)), Float64Array.from(inner))
    );
    vectorOf(basis, coefficients[k]).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 9);
    });
  });
});

describe("a linear teacher", () => {
  test("is the projection of the target on its units", () => {
    const sizes = {M: 5, d: 12, K: 3};
    const lambda = variances(sizes);
    const target = stream("target").normals(12);
    const taught = teach(5, lambda, target, stream("units"));
    const g = stream("units").normals(5 * 12);
    const columns = Float64Array.from(
      {length: 12 * 5},
      (_, at) => Math.sqrt(lambda[Math.floor(at / 5)]) * g[(at % 5) * 12 + Math.floor(at / 5)]
    );
    const fitted = predict(columns, new Ridgeless(columns, 12, 5).fit(target), 12);
    taught.forEach((x, j) => {
      expect(x).toBeCloseTo(fitted[j], 10);
    });
  });

  test("has the law of two Wishart factors, with more and with fewer units than strong inputs", () => {
    for (const sizes of [
      {M: 6, d: 20, K: 3},
      {M: 3, d: 14, K: 7},
      {M: 8, d: 12, K: 4}
    ])
      expect(
        compare(
          simulate.infinite,
          simulate.reduced,
          [sizes, [{t: 0.5}, {t: 5}, {t: 100}]],
          ["teacher", "student"],
          [3000, 3000]
        )
      ).toBeLessThan(largest);
  });

  test("has its parts add up to what it keeps", () => {
    const {lost, kept, strong, weak} = project({M: 9, d: 40, K: 6}, stream("parts"));
    expect(kept + lost).toBe(1);
    expect(strong + weak).toBeCloseTo(kept * lost, 14);
    expect(Math.min(strong, weak)).toBeGreaterThan(0);
  });
});

describe("a student of finitely many units", () => {
  test("has the law of the kernel that is drawn by its factor", () => {
    const points = [{students: 12}, {students: 30}].flatMap((of) => [1, 6, 1e9].map((t) => ({...of, t})));
    const series = ["student", "infinite"] as const;
    expect(
      compare(simulate.finiteDrawn, simulate.finite, [{M: 4, d: 12, K: 3}, points], series, [1200, 1200])
    ).toBeLessThan(largest);
  });

  test("of rank below its inputs is a projection for ever, also where times are few", () => {
    const [lambda, students] = [variances({M: 40, d: 120, K: 4}), 70];
    const random = stream("rank");
    const apply = kernel(students, lambda, random);
    const taught = teach(40, lambda, stream("target").normals(120), stream("units"));
    const {basis, coefficients} = lanczos(apply, taught, [(x) => Math.exp(-1e9 * x)], 1e9);
    const v = stream("rank").normals(students * 120);
    const columns = Float64Array.from({length: 120 * students}, (_, at) => {
      const [j, i] = [Math.floor(at / students), at % students];
      return Math.sqrt(lambda[j]) * v[i * 120 + j];
    });
    const fitted = predict(columns, new Ridgeless(columns, 120, students).fit(taught), 120);
    const student = combine(1, taught, -1, vectorOf(basis, coefficients[0]));
    expect(squaredDistance(student, fitted)).toBeLessThan(1e-12);
  });

  test("takes the steps of gradient descent", () => {
    const {sizes, lambda} = {sizes: {M: 6, d: 15, K: 2}, lambda: variances({M: 6, d: 15, K: 2})};
    const apply = kernel(9, lambda, stream("student"));
    const taught = teach(sizes.M, lambda, stream("target").normals(15), stream("units"));
    let student: Float64Array = new Float64Array(15);
    for (let k = 0; k < 25; ++k) student = combine(1, student, 0.2, apply(combine(1, taught, -1, student)));
    const {basis, coefficients} = lanczos(apply, taught, [(x) => (1 - 0.2 * x) ** 25], 5);
    expect(squaredDistance(combine(1, taught, -1, student), vectorOf(basis, coefficients[0]))).toBeLessThan(1e-18);
  });
});
