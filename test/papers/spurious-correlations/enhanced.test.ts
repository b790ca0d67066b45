import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {minimise} from "../../../src/numerics/lbfgs.js";
import {linearModel, networkModel, objectiveOf} from "../../../src/papers/spurious-correlations/enhanced/learners.js";
import {
  entropy,
  generalisedCrossEntropy,
  generalisedCrossEntropySlope
} from "../../../src/papers/spurious-correlations/enhanced/loss.js";
import {
  enhancedW2S,
  linearLearner,
  networkLearner,
  surest
} from "../../../src/papers/spurious-correlations/enhanced.js";
import {
  drawPoints,
  kroneckerView,
  Points,
  rawView
} from "../../../src/papers/spurious-correlations/simulate/classification.js";
import {enhanced} from "../../../src/papers/spurious-correlations/simulate.js";
import {reference} from "./cases.js";

describe("generalised cross-entropy", () => {
  it("has the slope of its values, from cross-entropy at q = 0 to absolute error at q = 1", () => {
    for (const q of [0, 1e-9, 0.2, 0.7, 1]) {
      for (const margin of [-30, -3, -0.1, 0, 0.4, 5, 30]) {
        const step = 1e-4;
        const high = generalisedCrossEntropy(margin + step, q);
        const low = generalisedCrossEntropy(margin - step, q);
        expect(generalisedCrossEntropySlope(margin, q)).toBeCloseTo((high - low) / (2 * step), 7);
      }
    }
    expect(generalisedCrossEntropy(2, 0)).toBeCloseTo(Math.log(1 + Math.exp(-2)), 14);
    expect(generalisedCrossEntropy(2, 1)).toBeCloseTo(1 / (1 + Math.exp(2)), 14);
    expect(generalisedCrossEntropy(2, 1e-8)).toBeCloseTo(generalisedCrossEntropy(2, 0), 7);
  });

  it("mutes confident contradictions, which cross-entropy punishes most", () => {
    expect(generalisedCrossEntropySlope(-20, 0)).toBeCloseTo(-1, 6);
    expect(Math.abs(generalisedCrossEntropySlope(-20, 0.7))).toBeLessThan(1e-5);
    expect(generalisedCrossEntropy(-800, 0)).toBeCloseTo(800, 9);
    expect(generalisedCrossEntropy(-800, 0.5)).toBeCloseTo(2, 12);
  });

  it("gives objectives whose gradients are right, for both students", () => {
    const random = Random.stream("gradient");
    const [count, width] = [30, 4];
    const table = {count, x: random.normals(count * width)};
    const labels = Int8Array.from({length: count}, () => random.sign());
    for (const model of [linearModel(width), networkModel(width, random.normals(3 * (width + 2)))]) {
      for (const q of [0, 0.6]) {
        const objective = objectiveOf(model, table, labels, q, 0.01);
        const theta = random.normals(model.start.length);
        const gradient = new Float64Array(theta.length);
        objective(theta, gradient);
        const scratch = new Float64Array(theta.length);
        for (let j = 0; j < theta.length; ++j) {
          const at = (step: number): number =>
            objective(
              theta.map((x, i) => x + (i === j ? step : 0)),
              scratch
            );
          expect(gradient[j]).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 8);
        }
      }
    }
  });
});

describe("the entropy of a prediction", () => {
  it("is log 2 at a logit of zero, even, and falls to zero without underflowing to NaN", () => {
    expect(entropy(0)).toBeCloseTo(Math.log(2), 14);
    expect(entropy(3)).toBe(entropy(-3));
    expect(entropy(4)).toBeLessThan(entropy(3));
    expect(entropy(1e4)).toBe(0);
  });

  it("selects the points farthest from the boundary, rounding the count up, ties to the earlier point", () => {
    const logits = Float64Array.of(0.1, -4, 2, -0.2, 4, 2);
    expect([...surest(logits, 0.5)]).toEqual([1, 2, 4]);
    expect([...surest(logits, 0.34)]).toEqual([1, 2, 4]);
    expect([...surest(logits, 1)]).toEqual([0, 1, 2, 3, 4, 5]);
    expect(() => surest(logits, 0)).toThrow(/fraction = 0/);
  });
});

describe("L-BFGS", () => {
  it("solves Rosenbrock's valley", () => {
    const rosenbrock = (x: Float64Array, gradient: Float64Array): number => {
      const [a, b] = [1 - x[0], x[1] - x[0] ** 2];
      gradient[0] = -2 * a - 400 * x[0] * b;
      gradient[1] = 200 * b;
      return a * a + 100 * b * b;
    };
    const solution = minimise(rosenbrock, Float64Array.of(-1.2, 1), {steps: 200});
    expect(solution[0]).toBeCloseTo(1, 6);
    expect(solution[1]).toBeCloseTo(1, 6);
  });

  it("stays where it starts when given no step, and does not change the start", () => {
    const start = Float64Array.of(3, 4);
    const bowl = (x: Float64Array, gradient: Float64Array): number => {
      gradient.set(x);
      return 0.5 * (x[0] ** 2 + x[1] ** 2);
    };
    expect([...minimise(bowl, start, {steps: 0})]).toEqual([3, 4]);
    expect([...minimise(bowl, start, {steps: 9})]).not.toEqual([3, 4]);
    expect([...start]).toEqual([3, 4]);
  });
});

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
    const values = enhanced(parameters, sweep, Random.stream("sweep"));
    for (const i of [0, 2]) {
      expect(values.enhancedAverage[i]).toBe(values.plainAverage[i]);
      expect(values.oracleAverage[i]).toBeGreaterThan(values.plainAverage[i]);
      expect(values.keptRight[i + 1]).toBeGreaterThan(values.keptRight[i]);
    }
  });
});
