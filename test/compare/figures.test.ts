import {describe, expect, it} from "vitest";
import {figures} from "../../src/compare/figures.js";
import {panels} from "../../src/compare/panels.js";
import {removedShare} from "../../src/compare/share.js";
import type {Experiment, Experiments, Values} from "../../src/engine/experiment.js";
import {atScale, pointsOf} from "../../src/engine/experiment.js";
import {Random} from "../../src/engine/random.js";
import {Results} from "../../src/engine/results.js";
import * as distillation from "../../src/papers/knowledge-distillation/experiments.js";
import * as mechanisms from "../../src/papers/mechanisms/experiments.js";
import {bestTeacherPenalty} from "../../src/papers/mechanisms/theory.js";
import {s, t} from "../../src/papers/nearly-inevitable/experiments/stated.js";
import * as inevitable from "../../src/papers/nearly-inevitable/experiments.js";
import {overlapThreshold} from "../../src/papers/nearly-inevitable/theory/angles.js";
import * as random from "../../src/papers/random-features/experiments.js";
import * as imbalance from "../../src/papers/spurious-correlations/experiments.js";

/** Results of a draft of an experiment with the same constants in every trial and at every point. */
function constant(experiments: Experiments, id: string, values: Readonly<Record<string, number>>): Results {
  const experiment = atScale(experiments[id], "draft");
  const size = pointsOf(experiment.sweep).length;
  const trial: Values = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, new Float64Array(size).fill(value)])
  );
  return new Results({paper: "test", experiment, law: "drawn", scale: "draft", seed: 1, address: ""}, [trial, trial]);
}

const panelOf = (paper: string) => panels.find((panel) => panel.paper === paper) ?? panels[0];

describe("the share of error removed", () => {
  it("is a ratio of means with the standard error of one", () => {
    const count = 400;
    const runs = 300;
    const random = Random.stream(7, "compare", "share", 0);
    const experiment = {id: "x", title: "", sampler: "x", parameters: {}, sweep: {}, trials: {}};
    const shares = Array.from({length: runs}, () => {
      const trials = Array.from({length: count}, (): Values => {
        const teacher = 2 + 0.3 * random.normal();
        return {teacher: [teacher], student: [0.6 * teacher + 0.1 * random.normal()]};
      });
      const run = {
        paper: "test",
        experiment: experiment as unknown as Experiment,
        law: "drawn" as const,
        seed: 1,
        address: ""
      };
      return removedShare(
        new Results({...run, scale: "draft"}, trials),
        0,
        (values) => values.teacher,
        ({student}) => student
      );
    });
    const mean = shares.reduce((sum, share) => sum + Number(share.mean), 0) / runs;
    const spread = Math.sqrt(shares.reduce((sum, share) => sum + (Number(share.mean) - mean) ** 2, 0) / (runs - 1));
    // 300 estimates have a standard deviation known to 4 %; α = 0.001.
    expect(Number(shares[0].se) / spread).toBeGreaterThan(0.8);
    expect(Number(shares[0].se) / spread).toBeLessThan(1.2);
    expect(Math.abs(mean - 0.4)).toBeLessThan((3.3 * spread) / Math.sqrt(runs));
  });
});

describe("the panels of the synthesis", () => {
  it("predict a gain by shrinkage that ends inside the axis, under a teacher that shrinks too little", () => {
    const rows = panelOf("mechanisms").rows(
      constant(mechanisms.experiments, "figure-1-left", {teacher: 1.5, student: 1.4})
    );
    expect(Number(rows[0].lambdaT)).toBeLessThan(bestTeacherPenalty({gammaT: 0.25, sigma: 1}));
    expect(Number(rows[0].theory)).toBeGreaterThan(0);
    expect(Number(rows[rows.length - 1].theory)).toBeLessThan(0);
    expect(rows[0].mean).toBeCloseTo(0.2, 12);
  });

  it("predict a loss where groups are displaced far enough, as the condition without similarity says", () => {
    const rows = panelOf("spurious-correlations").rows(
      constant(imbalance.experiments, "region", {teacher: 5, student: 4})
    );
    const lost = rows
      .filter(({theory, mean}) => mean === undefined && Number(theory) < 0)
      .map(({etaU}) => Number(etaU));
    // κ[(η_u − η_ℓ)² − (η_t − η_ℓ)²] > p_T − 1 with κ = 20, η_ℓ = 1/8, η_t = 1/2, to first order.
    expect(Math.min(...lost)).toBeCloseTo(0.125 + Math.sqrt(4 / 20 + 0.375 ** 2), 1);
  });

  it("predict unlearning until the errors overlap by the threshold", () => {
    const rows = panelOf("nearly-inevitable").rows(constant(inevitable.experiments, "overlap", {best: s}));
    const lines = rows.filter(({mean}) => mean === undefined);
    const last = Math.max(...lines.filter(({theory}) => Number(theory) > 0).map(({q}) => Number(q)));
    expect(last).toBeLessThanOrEqual(overlapThreshold(s, t));
    expect(last).toBeGreaterThan(overlapThreshold(s, t) - 0.06);
    expect(rows.find(({mean}) => mean !== undefined)?.mean).toBeCloseTo(0, 12);
  });

  it("predict a gain by exaggeration that fades as samples become as many as features", () => {
    const rows = panelOf("knowledge-distillation").rows(
      constant(distillation.experiments, "figure-1b", {truth: 1, optimal: 0.7})
    );
    const lines = rows.filter(({mean}) => mean === undefined).map(({theory}) => Number(theory));
    expect(lines[0]).toBeGreaterThan(0.3);
    expect(lines[lines.length - 1]).toBeLessThan(0.05);
    expect(rows[0].mean).toBeCloseTo(0.3, 12);
  });

  it("predict early stopping to lose, then to win nearly all, then to tie", () => {
    const rows = panelOf("random-features").rows(constant(random.experiments, "stopping", {teacher: 4, student: 1}));
    const lines = rows.filter(({mean}) => mean === undefined).map(({theory}) => Number(theory));
    expect(lines[0]).toBeLessThan(0);
    expect(Math.max(...lines)).toBeGreaterThan(0.85);
    expect(Math.abs(lines[lines.length - 1])).toBeLessThan(1e-6);
    expect(rows[0].mean).toBeCloseTo(0.75, 12);
  });

  it("name experiments by paper, once each", () => {
    const [{experiments}] = figures;
    expect(new Set(experiments.map((name) => name.split("/")[0])).size).toBe(7);
  });
});
