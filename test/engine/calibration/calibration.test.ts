import {describe, expect, it} from "vitest";
import {calibrationExperiment} from "../../../src/engine/calibration/experiments.js";
import {packed} from "../../../src/engine/calibration/packed.js";
import type {CalibrationParameters} from "../../../src/engine/calibration/pool.js";
import {calibrationOf} from "../../../src/engine/calibration/rate.js";
import {redraw, redrawnMoments} from "../../../src/engine/calibration/redraw.js";
import {register} from "../../../src/engine/calibration/simulate.js";
import type {Claim, Test} from "../../../src/engine/claim.js";
import type {Values} from "../../../src/engine/experiment.js";
import {momentsOf} from "../../../src/engine/judge/moments.js";
import {Random} from "../../../src/engine/random.js";
import {Results} from "../../../src/engine/results.js";
import {columnsOf} from "../../../src/engine/sampler.js";
import {clopperPearson} from "../../../src/numerics/distributions.js";
import {correctedClaim, exactClaim, results} from "../fixtures.js";
import {compatible} from "../judge/draws.js";

const variant = (id: string, test: Record<string, unknown>): Claim => ({
  ...exactClaim,
  id,
  test: {...exactClaim.test, ...test} as Test
});

const claims = [
  exactClaim,
  correctedClaim,
  variant("bound", {kind: "bound", side: "at least", bound: ({x}: {x: number}) => x}),
  variant("order", {kind: "order", measure: "gain", controls: {}}),
  variant("limit", {kind: "limit", size: "x", margin: 0.02, why: "…", rate: -1}),
  variant("rate", {
    binary: true,
    measure: ({gain}: Readonly<Record<string, number>>) => (gain > 0.42 ? 1 : 0),
    theory: () => 0.4
  })
];
const pools = () => {
  const line = results();
  return calibrationExperiment(claims.map((claim) => ({paper: "lines", claim, results: {line}})));
};

/** One register, redrawn on a stream of this name. */
const drawn = (parameters: CalibrationParameters, ...name: readonly (string | number)[]): {readonly alarm: number} => ({
  alarm: columnsOf(register, parameters, [{}], Random.stream(...name)).alarm[0]
});

/** The calibration with a level at which a short run says something. */
function calibrate(level: number, registers: number) {
  const experiment = pools();
  const parameters = {...(experiment.parameters as CalibrationParameters), level};
  const trials: Values[] = Array.from({length: registers}, (_, k) =>
    columnsOf(register, parameters, [{}], Random.stream("calibration", k))
  );
  const run = {
    paper: "calibration",
    experiment: {...experiment, parameters},
    law: "drawn",
    scale: "draft",
    seed: 1,
    address: ""
  } as const;
  return calibrationOf(new Results(run, trials));
}

describe("calibration", () => {
  it("puts every test of the register on the edge of its hypothesis, one pool an experiment", () => {
    const {
      pools: [pool],
      level
    } = pools().parameters as CalibrationParameters;
    expect(level).toBe(0.01);
    expect(pool.trials).toBe(200);
    expect(pool.questions.map(({kind}) => kind)).toEqual([
      "exact",
      "exact",
      "exact",
      "bound",
      "order",
      "limit",
      "rate"
    ]);
    const mean = (column: readonly number[]) => column.reduce((sum, value) => sum + value, 0) / column.length;
    for (const {kind, columns} of pool.questions) {
      if (kind === "rate") continue;
      for (const column of columns) expect(mean(column)).toBeCloseTo(kind === "limit" ? 0.02 : 0, 6);
    }
    expect(JSON.parse(JSON.stringify(pools().parameters))).toEqual(pools().parameters);
  });

  it("holds the family-wise level with claims and points that share their trials", () => {
    const {registers, alarms, rate, interval, tests, confirmable, confirmed} = calibrate(0.1, 1500);
    expect(confirmable).toBe(2);
    // An order of three strongly dependent zeros and a gap on its margin: each is confirmed at 1 % at most.
    expect(confirmed).toBeLessThan(0.015);
    expect(confirmed).toBeGreaterThan(0);
    expect(tests).toBe(7);
    // Some claims are the same test twice here, so Holm is conservative; false alarms must be rare but not absent.
    expect(rate).toBeLessThan(0.12);
    expect(rate).toBeGreaterThan(0.02);
    expect([registers, rate]).toEqual([1500, alarms / 1500]);
    expect(interval).toEqual(clopperPearson(alarms, 1500, 0.99));
  });

  it("gives the moments of the redrawn trials written out one by one", () => {
    const values = Random.stream("values");
    const columns = [0.3, 2, 1e-3].map((sd) => Array.from(values.normals(60, sd), (value) => value + 0.1));
    columns.push(new Array(60).fill(0.02));
    const pool = packed({
      trials: 60,
      questions: [
        {kind: "bound", columns: [columns[1]]},
        {kind: "exact", columns}
      ]
    });
    const random = Random.stream("redraw");
    redraw(pool, random);
    const [, moments] = redrawnMoments(pool, random);
    const drawn = columns.map((column) =>
      Float64Array.from(column.flatMap((value, i) => new Array<number>(pool.times[i]).fill(value)))
    );
    const written = momentsOf(drawn);
    expect(drawn[0].length).toBe(60);
    expect(moments.sd[3]).toBe(0);
    for (let j = 0; j < 4; ++j) {
      expect(moments.mean[j]).toBeCloseTo(written.mean[j], 13);
      expect(moments.sd[j]).toBeCloseTo(written.sd[j], 13);
      for (let k = 0; k < 4; ++k) expect(moments.covariance(j, k)).toBeCloseTo(written.covariance(j, k), 13);
    }
  });

  it("redraws a rate to its true probability", () => {
    const rate = {
      kind: "rate",
      columns: [Array.from({length: 100}, (_, i) => (i < 30 ? 1 : 0))],
      rates: [0.4],
      units: [1]
    } as const;
    const far = {level: 0.05, pools: [{trials: 100, questions: [rate]}]};
    let alarms = 0;
    for (let k = 0; k < 1000; ++k) alarms += drawn(far, "rates", k).alarm;
    // Exact binomial tests of 100 trials at .4 are conservative: their true level at .05 is .036 (36 of 1000).
    expect(alarms).toBeLessThan(70);
    expect(alarms).toBeGreaterThan(10);
  });

  it("draws normal vectors of the covariance of two columns where trials are few", () => {
    const first = Array.from({length: 20}, (_, i) => i - 9.5);
    const second = first.map((value, i) => 0.1 * value + (i % 2 === 0 ? 0.3 : -0.3));
    const columns = [first, second];
    const pool = packed({trials: 20, questions: [{kind: "exact", columns}]});
    const real = momentsOf(columns.map((column) => Float64Array.from(column)));
    const random = Random.stream("two columns");
    const repetitions = 4000;
    const sums = [0, 0, 0, 0, 0];
    for (let k = 0; k < repetitions; ++k) {
      redraw(pool, random);
      const [{mean, sd, covariance}] = redrawnMoments(pool, random);
      [mean[0], mean[1], sd[0] ** 2, sd[1] ** 2, covariance(0, 1)].forEach((value, j) => {
        sums[j] += value / repetitions;
      });
    }
    const [a, b, c] = [real.covariance(0, 0), real.covariance(1, 1), real.covariance(0, 1)];
    // Five standard errors of each: a sample variance of 20 normals scatters by √(2/19) of itself.
    const wanted = [real.mean[0], real.mean[1], a, b, c];
    const scatter = [Math.sqrt(a / 20), Math.sqrt(b / 20), a * Math.sqrt(2 / 19), b * Math.sqrt(2 / 19)];
    scatter.push(Math.sqrt((a * b + c * c) / 19));
    wanted.forEach((value, j) => {
      expect(Math.abs(sums[j] - value)).toBeLessThan((5 * scatter[j]) / Math.sqrt(repetitions));
    });
  });

  it("draws normal vectors of the same covariance where trials are few", () => {
    const few = {
      level: 0.05,
      pools: [{trials: 10, questions: [{kind: "exact", columns: [Array.from({length: 10}, (_, i) => i - 4.5)]}]}]
    } as const;
    let alarms = 0;
    for (let k = 0; k < 4000; ++k) alarms += drawn(few, "few", k).alarm;
    expect(compatible(alarms, 4000, 0.05)).toBe(true);
  });
});
