import {describe, expect, it} from "vitest";
import {Random} from "../../src/engine/random.js";
import {linearModel, networkModel, objectiveOf} from "../../src/models/classifier.js";
import {entropy, generalisedCrossEntropy} from "../../src/models/cross-entropy.js";
import {surest} from "../../src/models/enhanced.js";

const slopes = new Float64Array(1);
const loss = (margin: number, q: number): number => generalisedCrossEntropy(Float64Array.of(margin), q, slopes);
const slope = (margin: number, q: number): number => {
  loss(margin, q);
  return slopes[0];
};

describe("generalised cross-entropy", () => {
  it("has the slope of its values, from cross-entropy at q = 0 to absolute error at q = 1", () => {
    for (const q of [0, 1e-9, 0.2, 0.7, 1]) {
      for (const margin of [-30, -3, -0.1, 0, 0.4, 5, 30]) {
        const step = 1e-4;
        const high = loss(margin + step, q);
        const low = loss(margin - step, q);
        expect(slope(margin, q)).toBeCloseTo((high - low) / (2 * step), 7);
      }
    }
    expect(loss(2, 0)).toBeCloseTo(Math.log(1 + Math.exp(-2)), 14);
    expect(loss(2, 1)).toBeCloseTo(1 / (1 + Math.exp(2)), 14);
    expect(loss(2, 1e-8)).toBeCloseTo(loss(2, 0), 7);
  });

  it("mutes confident contradictions, which cross-entropy punishes most", () => {
    expect(slope(-20, 0)).toBeCloseTo(-1, 6);
    expect(Math.abs(slope(-20, 0.7))).toBeLessThan(1e-5);
    expect(loss(-800, 0)).toBeCloseTo(800, 9);
    expect(loss(-800, 0.5)).toBeCloseTo(2, 12);
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
