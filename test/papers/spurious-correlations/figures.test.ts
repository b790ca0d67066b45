import {describe, expect, it} from "vitest";
import type {Experiment} from "../../../src/engine/experiment.js";
import {Random} from "../../../src/engine/random.js";
import {Results} from "../../../src/engine/results.js";
import {claims} from "../../../src/papers/spurious-correlations/claims.js";
import {experiments} from "../../../src/papers/spurious-correlations/experiments.js";
import {explorer} from "../../../src/papers/spurious-correlations/explorer.js";
import {measuredBest, vertexOf} from "../../../src/papers/spurious-correlations/figures/best-share.js";
import {figures} from "../../../src/papers/spurious-correlations/figures.js";
import {orthogonal, turned, unseenByStudent} from "../../../src/papers/spurious-correlations/geometries.js";
import {frameOf} from "../../../src/papers/spurious-correlations/geometry.js";
import {settingAt, viewOf} from "../../../src/papers/spurious-correlations/point.js";
import {averaged} from "../../../src/papers/spurious-correlations/simulate.js";
import {limitStudent} from "../../../src/papers/spurious-correlations/theory.js";
import {once} from "../../engine/once.js";
import {reference} from "./cases.js";

describe("the geometries", () => {
  it("turn the student to the similarity they are asked for", () => {
    for (const overlap of [0, 0.3, 2]) {
      const {pTS, XiMuS} = frameOf(turned(overlap, unseenByStudent));
      expect(pTS - 1).toBeCloseTo(overlap, 12);
      expect(Math.max(...XiMuS.map(Math.abs))).toBe(0);
    }
    expect(frameOf(orthogonal(20)).muT.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(20, 12);
  });
});

describe("a point of an experiment", () => {
  const parameters = {
    dZ: 8,
    gamma: 0.1,
    nu: 0.1,
    etaL: 0.2,
    etaU: 0.5,
    etaT: 0.5,
    law: "shift" as const,
    geometry: "a",
    geometries: {a: reference, b: turned(0, unseenByStudent)}
  };

  it("overrides the parameters, and a multiple sets both ratios", () => {
    const at = settingAt({law: "mixture", multiple: 50, geometry: "b"}, parameters);
    expect(at).toMatchObject({law: "mixture", gamma: 0.02, nu: 0.02, etaL: 0.2, mu: unseenByStudent});
  });

  it("knows the second student's setting", () => {
    const against = {etaU: "etaL" as const, geometry: "b"};
    expect(viewOf({...parameters, against, etaL: 0.3}).other).toMatchObject({etaU: 0.3, mu: unseenByStudent});
  });

  it("has a second student that is the first of another run on the same stream", () => {
    const changed = once(averaged, {...parameters, against: {etaU: "etaL"}}, {}, Random.stream(1));
    const plain = once(averaged, {...parameters, etaU: 0.2}, {}, Random.stream(1));
    expect(changed.other?.[0]).toBeCloseTo(plain.student[0], 10);
  });
});

describe("the measured best share", () => {
  const x = [0, 0.25, 0.5, 0.75, 1];

  it("is the vertex of a parabola, clipped to [0, 1]", () => {
    const curve = (vertex: number): number[] => x.map((t) => 3 + 2 * (t - vertex) ** 2);
    expect(vertexOf(x, curve(0.37), 1)).toBeCloseTo(0.37, 10);
    expect(vertexOf(x, curve(-0.4), 1)).toBe(0);
    expect(vertexOf(x, [0, 1, 1.1, 1.2, 1.3], 0.3)).toBe(0);
  });

  it("has the jackknife error of a mean where each trial is a parabola of the same width", () => {
    const vertices = [0.3, 0.4, 0.6];
    const trials = vertices.map((vertex) => ({student: x.map((t) => (t - vertex) ** 2)}));
    const experiment: Experiment = {...experiments["best-share"], sweep: {law: ["shift"], nu: [0.1], etaU: x}};
    const run = {
      paper: "spurious-correlations",
      experiment,
      law: "drawn" as const,
      scale: "draft" as const,
      seed: 1,
      address: ""
    };
    const {mean, se} = measuredBest(new Results(run, trials), {law: "shift", nu: 0.1});
    expect(mean).toBeCloseTo(1.3 / 3, 10);
    expect(se).toBeCloseTo(Math.sqrt((0.3 ** 2 + 0.4 ** 2 + 0.6 ** 2 - 1.3 ** 2 / 3) / 6), 10);
  });
});

describe("the explorer", () => {
  const start = Object.fromEntries(explorer.controls.map(({key, value}) => [key, value]));

  it("draws the limit to three digits on its coarse quadrature, from the start and from every preset", () => {
    for (const {settings} of [{settings: {}}, ...explorer.presets]) {
      const all: Record<string, number | string> = {...start, ...settings};
      const geometry = turned(Number(all.overlap), [Number(all.seen), 0, 0, 0, Number(all.unseen), 0, 0, 0]);
      const [gamma, nu, etaL, etaT] = [all.gamma, all.nu, all.etaL, all.etaT].map(Number);
      const law = all.law === "mixture" ? "mixture" : "shift";
      const row = explorer.rows(all).find(({series, etaU}) => series === "student" && etaU === 1);
      const limit = limitStudent({...geometry, law, gamma, nu, etaL, etaU: 1, etaT});
      expect(Number(row?.theory) / limit).toBeCloseTo(1, 3);
    }
  });

  it("says who wins where", () => {
    expect(explorer.answer(start)).toMatch(/at every unlabelled share/);
    expect(explorer.answer({...start, nu: 0.2})).toMatch(/at no unlabelled share/);
  });
});

describe("the figures", () => {
  it("cite claims of the register and experiments that run", () => {
    for (const figure of figures) {
      for (const claim of figure.claims) expect(claims.map(({id}) => id)).toContain(claim);
      for (const name of figure.experiments) expect(Object.keys(experiments)).toContain(name);
    }
  });
});
