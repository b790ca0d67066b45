import {describe, expect, test} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {columnsOf} from "../../../src/engine/sampler.js";
import {summarize} from "../../../src/engine/summary.js";
import {dot} from "../../../src/numerics/dot.js";
import {gegenbauer} from "../../../src/papers/random-features/numerics/gegenbauer.js";
import * as relu from "../../../src/papers/random-features/simulate/relu.js";
import * as simulate from "../../../src/papers/random-features/simulate.js";
import {multiplicity, reluCoefficient} from "../../../src/papers/random-features/theory/sphere.js";

const stream = (...path: (string | number)[]): Random => Random.stream(6, "random-features", ...path);
// Eight comparisons, each at a level of 1e-5.
const largest = 4.4;

describe("ReLU units", () => {
  test("see harmonics by their coefficients, which make up the kernel", () => {
    const d = 5;
    const points = Float64Array.of(-0.7, 0.1, 0.8);
    const sums = new Float64Array(3);
    gegenbauer(d, points, (l, values) => {
      const weight = reluCoefficient(d, l) ** 2 * multiplicity(d, l);
      for (let k = 0; k < 3; ++k) sums[k] += weight * values[k];
      return l < 300;
    });
    points.forEach((r, k) => {
      expect(sums[k]).toBeCloseTo((Math.sqrt(1 - r * r) + (Math.PI - Math.acos(r)) * r) / (2 * Math.PI * d), 6);
    });
  });

  test("are fitted as on a sample of very many inputs", () => {
    const [d, M, n] = [4, 6, 200_000];
    for (const degree of [1, 2]) {
      const {units, weights, kept} = relu.teach(d, M, degree, stream("teach", degree));
      const random = stream("inputs", degree);
      let [error, square] = [0, 0];
      for (let i = 0; i < n; ++i) {
        const x = random.normals(d);
        const length = Math.sqrt(dot(x, x));
        const target =
          degree === 1 ? (Math.sqrt(d) * x[0]) / length : (Math.sqrt(d * (d + 2)) * x[0] * x[1]) / length ** 2;
        let said = 0;
        for (let u = 0; u < M; ++u)
          said += weights[u] * Math.max(0, dot(units.values, x, u * units.stride, 0, d) / length);
        error += (said - target) ** 2 / n;
        square += target ** 2 / n;
      }
      expect(square).toBeCloseTo(1, 1);
      expect(Math.abs(error - (1 - kept))).toBeLessThan(0.02);
    }
  });

  test("have students that begin at nothing and end as their teacher", () => {
    const teacher = relu.teach(6, 30, 2, stream("ends"));
    expect(relu.flow(6, 2, teacher, 0)).toBe(1);
    expect(relu.flow(6, 2, teacher, 1e15)).toBeCloseTo(1 - teacher.kept, 13);
  });

  test("have the means over all targets that single targets have", () => {
    const points = [{}, {t: 3}, {t: 1000}, {degree: 1}];
    const run = (sampler: typeof simulate.reluInfinite, trials: number) =>
      Array.from({length: trials}, (_, trial) =>
        columnsOf(sampler, {d: 5, M: 24}, points, stream("targets", sampler.law, trial))
      );
    const [a, b] = [run(simulate.reluInfinite, 2500), run(simulate.reluAveraged, 800)];
    for (const name of ["teacher", "student"] as const)
      points.forEach((_, k) => {
        const [x, y] = [a, b].map((all) => summarize(all.map((columns) => columns[name][k])));
        expect(Math.abs(x.mean - y.mean) / Math.hypot(x.se ?? 0, y.se ?? 0)).toBeLessThan(largest);
      });
  });

  test("of a large student are nearly infinitely many", () => {
    const at = [{d: 4, M: 12, students: 1500}, [{t: 4}, {t: 12}]] as const;
    const {student} = columnsOf(simulate.reluFinite, ...at, stream("large"));
    const teacher = relu.teach(4, 12, 2, stream("large").split(4, 12));
    [4, 12].forEach((t, k) => {
      expect(student[k] / relu.flow(4, 2, teacher, t)).toBeCloseTo(1, 1);
    });
  });
});
