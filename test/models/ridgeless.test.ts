import {expect, test} from "vitest";
import {Random} from "../../src/engine/random.js";
import {predict, Ridgeless} from "../../src/models/ridgeless.js";
import {dot} from "../../src/numerics/dot.js";

test("below interpolation it fits every label with coefficients in the span of the samples", () => {
  const random = Random.stream(6);
  const [samples, dimension] = [3, 5];
  const x = random.normals(samples * dimension);
  const y = random.normals(samples);
  const theta = new Ridgeless(x, samples, dimension).fit(y);
  predict(x, theta, samples).forEach((value, i) => {
    expect(value).toBeCloseTo(y[i], 12);
  });
  // A vector orthogonal to all samples is orthogonal to the coefficients.
  const aside = random.normals(dimension);
  const fitted = new Ridgeless(x, samples, dimension).fit(predict(x, aside, samples));
  const rest = aside.map((value, j) => value - fitted[j]);
  expect(dot(rest, theta)).toBeCloseTo(0, 12);
});

test("above interpolation its residual is orthogonal to every feature", () => {
  const random = Random.stream(7);
  const [samples, dimension] = [9, 4];
  const x = random.normals(samples * dimension);
  const y = random.normals(samples);
  const predicted = predict(x, new Ridgeless(x, samples, dimension).fit(y), samples);
  for (let j = 0; j < dimension; ++j) {
    const feature = Float64Array.from({length: samples}, (_, i) => x[i * dimension + j]);
    expect(dot(feature, y) - dot(feature, predicted)).toBeCloseTo(0, 12);
  }
});
