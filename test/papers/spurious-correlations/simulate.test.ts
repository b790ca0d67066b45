import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import type {Law} from "../../../src/papers/spurious-correlations/geometry.js";
import {drawInputs} from "../../../src/papers/spurious-correlations/simulate/draw.js";
import {type FiniteSetting, learn} from "../../../src/papers/spurious-correlations/simulate/literal.js";
import {averaged, iterative, ridgeless} from "../../../src/papers/spurious-correlations/simulate.js";
import {once} from "../../engine/once.js";
import {fromColumns} from "./cases.js";

const half = Math.SQRT1_2;
const geometry = {
  T: fromColumns(
    [
      [1, 0, 0],
      [0, 1, 0]
    ],
    3
  ),
  S: fromColumns([[half, 0, half]], 3),
  mu: [2, 1, -1],
  sigmaXi: 0.7
};
const small: FiniteSetting = {
  ...geometry,
  dZ: 4,
  n: 40,
  N: 60,
  etaL: 0.2,
  etaU: 0.6,
  etaT: 0.9,
  law: "mixture",
  sigmaY: 1
};

describe("the averaged sampler", () => {
  it("is the literal experiment averaged over the label noise: the sum of its risks over one-hot noise", () => {
    const sweep = {law: ["shift", "mixture"], etaL: [0.2, 0.4], etaU: [0.3, 0.6], etaT: [0, 0.9]};
    const random = Random.stream("averaged");
    const parameters = {...small, gamma: 0.1, nu: 4 / 60, geometry: "g", geometries: {g: geometry}};
    const {teacher, student} = once(averaged, parameters, sweep, random);
    const data = {
      labelled: drawInputs(random.split("labelled"), 40, 4, 3),
      unlabelled: drawInputs(random.split("unlabelled"), 60, 4, 3),
      beta: new Float64Array(4)
    };
    let point = 0;
    for (const law of sweep.law as Law[]) {
      for (const etaL of sweep.etaL) {
        for (const etaU of sweep.etaU) {
          for (const etaT of sweep.etaT) {
            const sum = {teacher: 0, student: 0};
            for (let i = 0; i < 40; ++i) {
              const noise = new Float64Array(40);
              noise[i] = 1;
              const risk = learn({...small, law, etaL, etaU, etaT}, {...data, noise});
              sum.teacher += risk.teacher / 0.1;
              sum.student += risk.student / 0.1;
            }
            expect(teacher[point] / sum.teacher).toBeCloseTo(1, 10);
            expect(student[point] / sum.student).toBeCloseTo(1, 10);
            ++point;
          }
        }
      }
    }
  });

  it("gives a point the same numbers whatever else is swept, to rounding", () => {
    const parameters = {...small, gamma: 0.1, nu: 0.05, geometry: "g", geometries: {g: geometry}};
    const alone = once(averaged, {...parameters, nu: 0.1}, {}, Random.stream(7));
    const among = once(
      averaged,
      parameters,
      {nu: [0.1], etaU: [0.6], law: ["mixture"], etaT: [0, 0.9]},
      Random.stream(7)
    );
    expect(among.teacher[1] / alone.teacher[0]).toBeCloseTo(1, 12);
    expect(among.student[1] / alone.student[0]).toBeCloseTo(1, 12);
  });
});

describe("the literal sampler", () => {
  it("leaves no trace of the truth while the features are fewer than the points", () => {
    const random = Random.stream("unbiased");
    const data = {
      labelled: drawInputs(random.split("labelled"), 40, 4, 3),
      unlabelled: drawInputs(random.split("unlabelled"), 60, 4, 3),
      noise: random.normals(40)
    };
    const plain = learn(small, {...data, beta: new Float64Array(4)});
    const shifted = learn(small, {...data, beta: Float64Array.of(5, -3, 2, 1)});
    expect(shifted.teacher / plain.teacher).toBeCloseTo(1, 9);
    expect(shifted.student / plain.student).toBeCloseTo(1, 9);
  });

  it("fits without noise exactly, and interpolates where the features outnumber the points", () => {
    const exact = once(ridgeless, {...small, sigmaY: 0}, {}, Random.stream(3));
    expect(exact.teacher[0]).toBeLessThan(1e-20);
    expect(exact.student[0]).toBeLessThan(1e-20);
    const short = once(ridgeless, {...small, n: 8, sigmaY: 0}, {}, Random.stream(3));
    expect(short.teacher[0]).toBeGreaterThan(0.01);
  });
});

describe("the iterative sampler", () => {
  it("solves the literal experiment's problem on the same draw", () => {
    const sweep = {law: ["shift", "mixture"], etaU: [0.1, 0.6]};
    for (const n of [40, 41, 43]) {
      const parameters = {...small, n, tolerance: 1e-11};
      const literal = once(ridgeless, parameters, sweep, Random.stream("same"));
      const solved = once(iterative, parameters, sweep, Random.stream("same"));
      for (let i = 0; i < 4; ++i) {
        expect(solved.teacher[i] / literal.teacher[i]).toBeCloseTo(1, 7);
        expect(solved.student[i] / literal.student[i]).toBeCloseTo(1, 7);
      }
    }
  });

  it("refuses an odd dimension by name", () => {
    expect(() => once(iterative, {...small, dZ: 5, tolerance: 1e-3}, {}, Random.stream(1))).toThrow(
      "dZ = 5: must be even"
    );
  });
});
