import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {normalTrapezoid} from "../../../src/numerics/quadrature.js";
import type {Geometry, Law} from "../../../src/papers/spurious-correlations/geometry.js";
import {
  limitStudent,
  limitTeacher,
  meanShiftScalars,
  meanShiftStudent,
  meanShiftTeacher,
  smallGammaStudent,
  smallGammaTeacher,
  solveTeacher,
  statedStudent,
  statedStudentLeading,
  statedTeacher,
  studentAt,
  teacherAt
} from "../../../src/papers/spurious-correlations/theory.js";
import {type Atom, bruteForce, fromColumns, reference, setting} from "./cases.js";

const laws: Law[] = ["shift", "mixture"];

/** Atoms of ξ/σ_ξ at a share, from atoms of the standard normal law. */
function atomsAt({mu, sigmaXi}: Geometry, law: Law, eta: number, standard: readonly Atom[]): Atom[] {
  const at = (share: number, amplitude: number): Atom[] =>
    standard.map(({weight, xi}) => ({
      weight: share * weight,
      xi: xi.map((x, i) => x + (amplitude * mu[i]) / sigmaXi)
    }));
  return law === "shift" ? at(1, eta) : [...at(1 - eta, 0), ...at(eta, 1)];
}

describe("the limits", () => {
  it("have the values of the specification, to all the digits it gives", () => {
    const small = {gamma: 0.0005, nu: 0.0005};
    expect(limitTeacher(setting(small))).toBeCloseTo(5.8193, 4);
    expect(limitStudent(setting(small))).toBeCloseTo(2.8133, 4);
    expect(limitTeacher(setting())).toBeCloseTo(7.7374, 4);
    expect(limitStudent(setting())).toBeCloseTo(3.8098, 4);
    expect(limitTeacher(setting({...small, law: "mixture"}))).toBeCloseTo(6.1247, 4);
    expect(limitStudent(setting({...small, law: "mixture"}))).toBeCloseTo(3.2341, 4);
    expect(limitTeacher(setting({gamma: 0.1, etaT: 1}))).toBeCloseTo(21.59, 2);
    const {constant, feature} = meanShiftScalars(0.04, 5);
    expect(constant).toBeCloseTo(1.25, 12);
    expect(feature).toBeCloseTo(1.3515, 4);
    expect(statedTeacher(setting())).toBeCloseTo(5.8, 12);
    expect(statedStudentLeading(setting())).toBeCloseTo(2.8, 12);
    expect(statedStudent(setting())).toBeCloseTo(2.89, 12);
  });

  it("agree with the closed form of the mean shift to 11 digits over the whole range", () => {
    fc.assert(
      fc.property(
        fc.double({min: 0, max: 0.19, noNaN: true}),
        fc.double({min: 0, max: 0.32, noNaN: true}),
        fc.tuple(...[0, 1, 2].map(() => fc.double({min: 0, max: 1, noNaN: true}))),
        fc.double({min: 0.05, max: 20, noNaN: true}),
        (gamma, nu, [etaL, etaU, etaT], sigmaXi) => {
          const at = setting({gamma, nu, etaL, etaU, etaT, sigmaXi});
          expect(limitTeacher(at) / meanShiftTeacher(at)).toBeCloseTo(1, 11);
          expect(limitStudent(at) / meanShiftStudent(at)).toBeCloseTo(1, 11);
        }
      ),
      {numRuns: 12}
    );
  });

  it("solve the general equations, by a product rule in every direction, to 1e-6", () => {
    const angle = 0.7;
    const plane: Geometry = {
      T: fromColumns(
        [
          [1, 0],
          [0, 1]
        ],
        2
      ),
      S: fromColumns([[Math.cos(angle), Math.sin(angle)]], 2),
      mu: [1.5, -0.5],
      sigmaXi: 0.8
    };
    const {nodes, weights} = normalTrapezoid(1 / 4);
    const standard = [...nodes].flatMap((x, i) =>
      [...nodes].map((y, j) => ({weight: weights[i] * weights[j], xi: [x, y]}))
    );
    for (const law of laws) {
      const at = setting({...plane, law, gamma: 0.03, nu: 0.05, etaL: 0.2, etaU: 0.6, etaT: 0.9});
      const atoms = [at.etaL, at.etaU, at.etaT].map((eta) => atomsAt(plane, law, eta, standard));
      const exact = bruteForce(plane, atoms, at.gamma, at.nu);
      expect(limitTeacher(at) / exact.teacher).toBeCloseTo(1, 6);
      expect(limitStudent(at) / exact.student).toBeCloseTo(1, 6);
    }
  });

  it("agree with brute-force sampling of ξ in all eight directions within 1 %", () => {
    const random = Random.stream("brute force");
    const half = 1000;
    // Antithetic pairs: odd moments of the sample vanish exactly.
    const standard = Array.from({length: half}, () => [...random.normals(8)]).flatMap((xi) => [
      {weight: 0.5 / half, xi},
      {weight: 0.5 / half, xi: xi.map((x) => -x)}
    ]);
    const at = setting({law: "mixture", gamma: 0.06, nu: 0.06, etaU: 0.4, etaT: 1});
    const atoms = [at.etaL, at.etaU, at.etaT].map((eta) => atomsAt(reference, at.law, eta, standard));
    const sampled = bruteForce(reference, atoms, at.gamma, at.nu);
    expect(Math.abs(sampled.teacher / limitTeacher(at) - 1)).toBeLessThan(0.01);
    expect(Math.abs(sampled.student / limitStudent(at) - 1)).toBeLessThan(0.01);
  });

  it("do not move in the seventh digit when the quadrature is refined, close to the edge γp = 1 included", () => {
    for (const law of laws) {
      for (const [gamma, nu, sigmaXi] of [
        [0.1, 0.1, 1],
        [0.19, 0.32, 1],
        [0.196, 0.326, 0.05]
      ]) {
        const at = setting({law, gamma, nu, sigmaXi, etaT: 1});
        const finer = {step: 1 / 11, radii: 60};
        expect(limitTeacher(at) / limitTeacher(at, finer)).toBeCloseTo(1, 7);
        expect(limitStudent(at) / limitStudent(at, finer)).toBeCloseTo(1, 7);
      }
    }
  });

  it("tend to the small-γ forms, with an error of first order", () => {
    for (const law of laws) {
      const gap = (gamma: number): [number, number] => {
        const at = setting({law, gamma, nu: gamma, etaU: 0.3, etaT: 0.8});
        return [limitTeacher(at) - smallGammaTeacher(at), limitStudent(at) - smallGammaStudent(at)];
      };
      const [teacher, student] = gap(1e-5);
      const [half, halfStudent] = gap(5e-6);
      expect(Math.abs(teacher)).toBeLessThan(2e-3);
      expect(Math.abs(student)).toBeLessThan(2e-3);
      expect(teacher / half).toBeCloseTo(2, 2);
      expect(student / halfStudent).toBeCloseTo(2, 2);
    }
  });

  it("at γ = 0 leave the shift's Θ(ν) as its derived first order, up to ν²", () => {
    const gap = (nu: number): number => {
      const at = setting({gamma: 0, nu, etaU: 0.3, etaT: 0.8});
      return limitStudent(at) - smallGammaStudent(at);
    };
    expect(gap(2e-3) / gap(1e-3)).toBeCloseTo(4, 1);
  });

  it("put the stated teacher low by γ(p_T² + 2p_T − 2) where η_t = η_ℓ", () => {
    for (const columns of [1, 2, 4]) {
      const T = reference.T.map((row) => row.slice(0, columns));
      const at = setting({T, S: T, gamma: 1e-5, etaT: 0.1});
      const p = columns + 1;
      const gap = limitTeacher(at) - statedTeacher(at);
      expect(gap / (1e-5 * (p * p + 2 * p - 2))).toBeCloseTo(1, 2);
    }
  });

  it("are affine in the test share under the mixture and quadratic under the shift", () => {
    for (const risk of [limitTeacher, limitStudent]) {
      const second = (law: Law): number =>
        risk(setting({law, etaT: 0})) - 2 * risk(setting({law, etaT: 0.5})) + risk(setting({law, etaT: 1}));
      expect(Math.abs(second("mixture"))).toBeLessThan(1e-11);
      expect(second("shift")).toBeGreaterThan(0.5);
    }
  });

  it("make a student with the teacher's own features no better than the teacher", () => {
    for (const law of laws) {
      const at = setting({law, S: reference.T, nu: 1e-9, etaT: 1});
      expect(limitStudent(at) / limitTeacher(at)).toBeCloseTo(1, 6);
      expect(limitStudent({...at, nu: 0.1})).toBeGreaterThan(limitTeacher(at) * (1 - 1e-12));
    }
  });

  it("reduce to σ²/(1 − γ) where neither model sees the group", () => {
    const empty = reference.mu.map(() => []);
    for (const law of laws) {
      const at = setting({law, T: empty, S: empty, gamma: 0.3, nu: 0.4});
      expect(limitTeacher(at)).toBeCloseTo(1 / 0.7, 12);
      expect(limitStudent(at)).toBeCloseTo(1 / 0.7, 12);
    }
  });

  it("can be read off a teacher solved once", () => {
    const at = setting({law: "mixture"});
    const teacher = solveTeacher(at);
    expect(teacherAt(teacher, 1)).toBe(limitTeacher({...at, etaT: 1}));
    expect(studentAt(teacher, {...at, etaU: 0.2})).toBe(limitStudent({...at, etaU: 0.2}));
  });
});

describe("bad settings", () => {
  it.each([
    [{gamma: 0.2}, /gamma = 0.2: must be .* below 1\/p_T = 0.2/],
    [{gamma: -0.1}, /gamma = -0.1/],
    [{nu: 0.34}, /nu = 0.34: must be .* below 1\/p_S/],
    [{etaT: 1.1}, /eta_t = 1.1/],
    [{etaL: Number.NaN}, /eta_l = NaN/],
    [{sigmaXi: 0}, /sigma_xi = 0/],
    [{mu: [1, Number.NaN]}, /mu = /],
    [{T: reference.T.slice(1)}, /T = .*8 rows/],
    [{S: reference.S.map((row) => row.map((x) => 2 * x))}, /S = .*orthonormal/]
  ])("are refused by name: %o", (change, message) => {
    expect(() => limitStudent(setting(change))).toThrow(message);
    expect(() => limitStudent(setting(change))).toThrow(RangeError);
  });
});
