import {describe, expect, test} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {summarize} from "../../../src/engine/summary.js";
import {fillRows} from "../../../src/models/gaussian.js";
import {squaredDistance} from "../../../src/numerics/distance.js";
import {dot} from "../../../src/numerics/dot.js";
import {matrices} from "../../../src/numerics/kernel/matrix.js";
import {combine} from "../../../src/numerics/vectors.js";
import {drawBatch, drawMoment, Layer, quotients} from "../../../src/papers/random-features/simulate/minibatch.js";
import {ratios} from "../../../src/papers/random-features/simulate/offline.js";
import {drawUnits} from "../../../src/papers/random-features/simulate/relu.js";

const stream = (...path: (string | number)[]): Random => Random.stream(6, "random-features", ...path);
// Four comparisons, each at a level of 1e-5.
const largest = 4.4;

describe("minibatches", () => {
  const scale = Float64Array.of(1, 1, 0.5);

  test("have the law of their second moment's factor", () => {
    const v = Float64Array.of(1, -1, 2);
    const draws = [drawBatch, drawMoment].map((draw, k) =>
      Array.from({length: 4000}, (_, trial) => draw(7, scale, stream("batch", k, trial)).moment(v))
    );
    for (const of of [
      (m: Float64Array) => m[0],
      (m: Float64Array) => dot(m, v),
      (m: Float64Array) => m[0] * m[2],
      (m: Float64Array) => dot(m, v) * m[1]
    ]) {
      const [a, b] = draws.map((all) => summarize(all.map(of)));
      expect(Math.abs(a.mean - b.mean) / Math.hypot(a.se ?? 0, b.se ?? 0)).toBeLessThan(largest);
    }
  });

  test("move a network as steps of its weights do", () => {
    const [units, d] = [4, 3];
    const layer = new Layer(units, d, stream("layer"));
    const random = stream("layer");
    const p = Array.from({length: units}, () => random.normals(d, 1 / Math.sqrt(units)));
    const label = Float64Array.of(1, 2, 3);
    const w = new Float64Array(units);
    for (let step = 0; step < 3; ++step) {
      const data = drawBatch(5, scale, stream("step", step));
      layer.step(data, label, 0.1);
      const reads = p.reduce((sum, unit, i) => combine(1, sum, w[i], unit), new Float64Array(d));
      const gradient = data.moment(combine(1, reads, -1, label));
      p.forEach((unit, i) => {
        w[i] -= 0.2 * dot(unit, gradient);
      });
    }
    const reads = p.reduce((sum, unit, i) => combine(1, sum, w[i], unit), new Float64Array(d));
    expect(squaredDistance(layer.reads, reads)).toBeLessThan(1e-20);
  });

  test("of many inputs are the population", () => {
    const target = Float64Array.of(1, 0, 1);
    const script = {scale, target, teachers: 2, students: 5, batch: 200_000, rate: 0.1, steps: 40};
    const {batches, population} = quotients(script, drawMoment, stream("many"));
    expect(batches / population).toBeCloseTo(1, 1);
  });
});

test("the script for ReLU networks takes the steps of gradient descent on a sample", () => {
  const sizes = {dimension: 3, hidden: 5, teachers: 4, samples: 25, last: 60};
  const steps = [1, 7, 60];
  const random = stream("offline");
  const [learned] = ratios(sizes, [6], steps, random);

  const rows = (count: number, columns: number, fill: (m: ReturnType<typeof matrices>[0]) => void): Float64Array[] => {
    const [m] = matrices([count, columns]);
    fill(m);
    return Array.from({length: count}, (_, i) => m.values.slice(i * m.stride, i * m.stride + columns));
  };
  const inputs = [0, 1].map((k) => rows(25, 3, (m) => fillRows(m, 1, random.split("inputs", k))));
  const truth = random.split("truth");
  const hidden = rows(5, 3, (m) => fillRows(m, 1, truth));
  const out = truth.normals(5);
  const layer = (units: readonly Float64Array[], x: Float64Array) =>
    Float64Array.from(units, (u) => Math.max(0, dot(u, x)));
  const labels = inputs.map((x) => {
    const y = x.map((one) => dot(layer(hidden, one), out));
    const mean = y.reduce((a, b) => a + b, 0) / 25;
    const sd = Math.sqrt(y.reduce((a, b) => a + (b - mean) ** 2, 0) / 24);
    return y.map((one) => (one - mean) / sd);
  });
  const descend = (units: readonly Float64Array[], y: readonly number[], rate: number, count: number) => {
    let w = new Float64Array(units.length);
    const losses: number[] = [];
    for (let k = 0; k < count; ++k) {
      const gradient = new Float64Array(units.length);
      inputs[0].forEach((x, i) => {
        const z = layer(units, x);
        const error = dot(z, w) - y[i];
        z.forEach((value, u) => {
          gradient[u] += (2 * error * value) / 25;
        });
      });
      w = w.map((value, u) => value - rate * gradient[u]);
      losses.push(inputs[1].reduce((sum, x, i) => sum + (dot(layer(units, x), w) - labels[1][i]) ** 2 / 25, 0));
    }
    return {w, losses};
  };
  const units = (name: string, count: number) => rows(count, 3, (m) => drawUnits(m, random.split(name, count)));
  const teacher = units("teacher", 4);
  const taught = descend(teacher, labels[0], 3e-3, 60);
  const best = Math.min(...steps.map((k) => taught.losses[k - 1]));
  const said = inputs[0].map((x) => dot(layer(teacher, x), taught.w));
  const student = descend(units("student", 6), said, 1e-3, 60);
  steps.forEach((k, j) => {
    expect(learned[j]).toBeCloseTo(student.losses[k - 1] / best, 9);
  });
});
