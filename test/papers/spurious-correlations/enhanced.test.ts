import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {linearLearner, networkLearner} from "../../../src/models/classifier.js";
import {enhancedW2S, surest} from "../../../src/models/enhanced.js";
import {
  drawPoints,
  kroneckerView,
  Points,
  rawView
} from "../../../src/papers/spurious-correlations/simulate/classification.js";
import {enhanced} from "../../../src/papers/spurious-correlations/simulate.js";
import {once} from "../../engine/once.js";
import {reference} from "./cases.js";

describe("Enhanced-W2S", () => {
  const dZ = 5;
  const beta = Float64Array.of(1, 0, 0, 0, 0);
  const draw = (name: string, count: number, eta: number): Points =>
    drawPoints(Random.stream(name), count, beta, reference, eta, 0.3);
  const labelled = draw("labelled", 80, 0.1);
  const data = draw("unlabelled", 150, 0.5);
  const test = draw("test", 60, 0.5);
  const teacher = linearLearner(kroneckerView(reference.T), 5 * dZ, {steps: 30, ridge: 1e-3}).fit(
    labelled,
    labelled.labels,
    0
  );
  const students = {
    linear: linearLearner(kroneckerView(reference.S), 3 * dZ, {steps: 30, ridge: 1e-3}),
    network: networkLearner(rawView(reference.S), dZ + 2, Random.stream("start").normals(4 * (dZ + 4)), {
      steps: 30,
      ridge: 1e-3
    })
  };

  it("with fraction 1 and q = 0 is plain W2S, bit for bit", () => {
    for (const student of Object.values(students)) {
      const run = enhancedW2S(teacher, student, data, {fraction: 1, q: 0});
      expect([...run.student.logits(test)]).toEqual([...run.plain.logits(test)]);
      expect(run.kept).toHaveLength(data.count);
    }
  });

  it("differs from plain W2S when either step is on", () => {
    for (const options of [
      {fraction: 0.5, q: 0},
      {fraction: 1, q: 0.7}
    ]) {
      const run = enhancedW2S(teacher, students.linear, data, options);
      expect([...run.student.logits(test)]).not.toEqual([...run.plain.logits(test)]);
    }
  });

  it("keeps the plain student's surest points and trains on the teacher's labels, not the truth", () => {
    const run = enhancedW2S(teacher, students.linear, data, {fraction: 0.3, q: 0.5});
    expect([...run.kept]).toEqual([...surest(run.plain.logits(data), 0.3)]);
    expect(run.labels).toEqual(Int8Array.from(teacher.logits(data), (x) => (x > 0 ? 1 : -1)));
    expect([...run.labels]).not.toEqual([...data.labels]);
  });

  it("never reads a group label or a true label of the unlabelled set", () => {
    const veiled = new Points(
      dZ,
      data.k,
      data.z,
      data.xi,
      data.labels.map((label) => -label),
      data.minority.map((group) => 1 - group)
    );
    const options = {fraction: 0.4, q: 0.5};
    const open = enhancedW2S(teacher, students.network, data, options);
    const blind = enhancedW2S(teacher, students.network, veiled, options);
    expect([...blind.student.logits(test)]).toEqual([...open.student.logits(test)]);
  });

  it("refuses impossible options by name", () => {
    const run = (fraction: number, q: number) => () => enhancedW2S(teacher, students.linear, data, {fraction, q});
    expect(run(1.5, 0)).toThrow(/fraction = 1.5/);
    expect(run(1, -0.1)).toThrow(/q = -0.1/);
    expect(run(1, Number.NaN)).toThrow(/q = NaN/);
  });

  it("is swept by a sampler whose plain cell has no gain and whose oracle beats plain W2S", () => {
    const parameters = {
      ...reference,
      dZ: 8,
      n: 100,
      noise: 0.3,
      etaO: 0.1,
      tested: 300,
      hidden: 4,
      regimes: {linear: {student: "linear", N: 400, steps: 40, ridge: 1e-3}} as const
    };
    const sweep = {direction: ["scarce labels", "scarce unlabelled"], regime: ["linear"], fraction: [1, 0.5], q: [0]};
    const values = once(enhanced, parameters, sweep, Random.stream("sweep"));
    for (const i of [0, 2]) {
      expect(values.enhancedAverage[i]).toBe(values.plainAverage[i]);
      expect(values.oracleAverage[i]).toBeGreaterThan(values.plainAverage[i]);
      expect(values.keptRight[i + 1]).toBeGreaterThan(values.keptRight[i]);
    }
  });
});
