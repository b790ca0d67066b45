import {describe, expect, it} from "vitest";
import {Random} from "../../src/engine/random.js";
import {ratio, tail, width} from "../../src/engine/ziggurat.js";
import {normalUpper} from "../../src/numerics/distributions.js";

const edge = width[1];
const density = (x: number): number => Math.exp(-0.5 * x * x);

describe("the ziggurat", () => {
  it("has 256 layers of one area, the base strip with its tail among them, up to the top of the curve", () => {
    const area = edge * density(edge) + Math.sqrt(2 * Math.PI) * normalUpper(edge);
    expect(width[0] * density(edge)).toBeCloseTo(area, 14);
    for (let i = 1; i < 255; ++i) expect(width[i] * (density(width[i + 1]) - density(width[i]))).toBeCloseTo(area, 14);
    expect(width[255] * (1 - density(width[255]))).toBeCloseTo(area, 10);
    expect([width[256], ratio[255]]).toEqual([0, 0]);
    for (let i = 0; i < 256; ++i) expect(ratio[i] * width[i]).toBeCloseTo(width[i + 1], 14);
  });

  it("draws what lies beyond its edge from the normal's own tail, on the side of the point (α 0.001)", () => {
    const random = Random.stream("tail");
    const draws = 40_000;
    const sides = [0, 0];
    const beyond = Array.from({length: draws}, (_, k) => {
      const u = k % 2 === 0 ? 0.99999 : -0.99999;
      const x = Number(tail(0, u, () => random.uniform()));
      if (Math.sign(x) === Math.sign(u)) sides[k % 2]++;
      return Math.abs(x);
    }).sort((a, b) => a - b);
    expect(sides).toEqual([draws / 2, draws / 2]);
    let distance = 0;
    beyond.forEach((x, i) => {
      const p = 1 - normalUpper(x) / normalUpper(edge);
      distance = Math.max(distance, Math.abs(p - i / draws), Math.abs(p - (i + 1) / draws));
    });
    expect(distance).toBeLessThan(1.95 / Math.sqrt(draws));
  });

  it("keeps a point of a layer's rim exactly where it lies under the curve", () => {
    for (const layer of [1, 2, 100, 255]) {
      for (const across of [0.05, 0.5, 0.95]) {
        const u = ratio[layer] + across * (1 - ratio[layer]);
        const x = u * width[layer];
        const [low, high] = [density(width[layer]), layer === 255 ? 1 : density(width[layer + 1])];
        const share = (density(x) - low) / (high - low);
        expect(tail(layer, u, () => share - 1e-6)).toBe(x);
        expect(tail(layer, -u, () => share - 1e-6)).toBe(-x);
        expect(tail(layer, u, () => share + 1e-6)).toBeUndefined();
      }
    }
  });
});
