import {percent, significant} from "../../../charts/numbers.js";
import {
  appendixThreshold,
  dampingGain,
  derivedThreshold,
  shrinkageCost,
  statedThreshold,
  teacherExcess,
  teacherPenaltyAt,
  teacherSide
} from "../theory.js";
import {slopes} from "./finite-size.js";
import {agreement} from "./maps.js";
import {measuredRows} from "./phases.js";
import {quoted} from "./rows.js";

/** Figure 1 right: the setting in which the forms of condition (5) differ. */
const right = {gammaT: 0.25, sigma: 2};
const gammaS = 500 / 416;

/** Numbers that the prose on the linear half quotes. */
export const linearNumbers = quoted((results) => {
  const {cells, agree, farthest} = agreement(results);
  const [scatter, bias] = slopes(results);
  const measured = measuredRows(results["theorem-5-map"]);
  const decided = measured.filter((row) => row.measured !== 0);
  const printed = measured.filter(({gammaS: g, c}) => {
    const ratio = Number(g);
    if (ratio <= 1) return false;
    return Number(c) > derivedThreshold(ratio) + 0.02 && Number(c) < statedThreshold(ratio);
  });
  const example = {gammaT: 0.25, gammaS: 0.25, sigma: 1, lambdaT: 0.05, lambdaS: 0.15};
  return {
    "map-cells": String(cells),
    "map-agree": String(agree),
    "map-farthest": percent(farthest),
    "phase-pairs": String(measured.length),
    "phase-decided": String(decided.length),
    "phase-agree": String(decided.filter((row) => row.measured === row.expected).length),
    "phase-between": String(printed.length),
    "phase-between-won": String(printed.filter((row) => row.measured === 1).length),
    "phase-between-lost": String(printed.filter((row) => row.measured === -1).length),
    "c-at-045": significant(teacherSide({...right, lambdaT: 0.45})),
    "threshold-derived": significant(derivedThreshold(gammaS)),
    "threshold-main-text": significant(statedThreshold(gammaS)),
    "threshold-appendix": significant(appendixThreshold(gammaS)),
    "penalty-always": significant(teacherPenaltyAt(-1, right) ?? Number.NaN),
    "penalty-closes": significant(teacherPenaltyAt(derivedThreshold(gammaS), right) ?? Number.NaN),
    "example-cost": percent(shrinkageCost(example) / teacherExcess(example), 0),
    "example-gain": percent(dampingGain(example) / teacherExcess(example), 0),
    "slope-scatter": significant(scatter),
    "slope-bias": significant(bias)
  };
});
