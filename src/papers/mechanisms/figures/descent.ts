import {curveChart, type Series} from "../../../charts/index.js";
import type {Figure, Row} from "../../../engine/figure.js";
import {half95} from "../../../engine/interval.js";
import {geometrically} from "../../../engine/spacing.js";
import {studentError} from "../theory.js";
import {figure, limitAt, type RidgeRun} from "./rows.js";

interface Descent {
  readonly id: "figure-6" | "figure-7" | "figure-8" | "figure-9";
  readonly claims: readonly string[];
  readonly title: string;
  readonly reading: string;
  readonly scale: "linear" | "log";
  readonly domain?: readonly [number, number];
}

const nameOf = (lambdaS: number): string => `λₛ = ${lambdaS}`;

/** The teacher's penalty in units of its best, where it is not fixed. */
const tuningOf = ({parameters}: RidgeRun): number | undefined => parameters.tuningT;

/** Within three samples of n_t = d the mean or the variance of a ridgeless teacher's error does not exist. */
const singular = (results: RidgeRun, d: number, nT: number): boolean =>
  tuningOf(results) === undefined && Math.abs(nT - d) <= 3;

function simulatedRow(results: RidgeRun, point: number): Row {
  const limit = limitAt(results, point);
  const {mean, se, trials} = results.summary("student", point);
  const nT = Math.round(limit.d / limit.gammaT);
  const common = {nT, gammaT: limit.gammaT, lambdaS: limit.lambdaS, lambdaT: limit.lambdaT};
  const row = {...common, series: nameOf(limit.lambdaS), theory: studentError(limit), trials};
  if (singular(results, limit.d, nT)) {
    const [lower, median, upper] = results.quantiles("student", point, [0.05, 0.5, 0.95]);
    return {...row, statistic: "median, 5–95 %", mean: median, lower, upper};
  }
  const half = half95(se, trials);
  const bar = half === null ? {} : {lower: mean - half, upper: mean + half};
  return {...row, statistic: "mean", mean, se, ...bar};
}

/** The limit between the simulated ratios, denser near γ_t = 1. */
function curveRows(results: RidgeRun): Row[] {
  const tuningT = tuningOf(results);
  const limits = results.points.map((_, point) => limitAt(results, point));
  const ratios = limits.map(({gammaT}) => gammaT);
  const lambdas = [...new Set(limits.map(({lambdaS}) => lambdaS))];
  const near = [...geometrically(0.9, 1, 31), ...geometrically(1, 1.11, 31)];
  const gammas = [...new Set([...geometrically(Math.min(...ratios), Math.max(...ratios), 61), ...near])];
  return lambdas.flatMap((lambdaS) =>
    gammas.map((gammaT): Row => {
      const [{sigma, gammaS, lambdaT}] = limits;
      const penalty = tuningT === undefined ? lambdaT : tuningT * sigma * sigma * gammaT;
      const theory = studentError({gammaT, gammaS, sigma, lambdaS, lambdaT: penalty});
      return {gammaT, lambdaS, lambdaT: penalty, series: nameOf(lambdaS), theory};
    })
  );
}

const descent = ({id, claims, title, reading, scale, domain}: Descent): Figure =>
  figure(id, [id], {
    claims,
    build({[id]: results}: Readonly<Record<string, RidgeRun>>) {
      const {d, sigma, lambdaT} = limitAt(results, 0);
      const tuningT = tuningOf(results);
      const bars =
        tuningT === undefined
          ? "Bars are 95 % intervals of the mean; at $n_t=d$, where a ridgeless teacher's error has no mean, marks are medians, bars hold 90 % of trials and nothing is judged."
          : "Bars are 95 % intervals of the mean.";
      const penalty =
        tuningT === undefined
          ? `$\\lambda_t=${lambdaT}$`
          : `$\\lambda_t=${tuningT === 1 ? "" : tuningT}\\,\\lambda_t^\\star$`;
      const lambdas = [...new Set(results.points.map(({lambdaS = Number.NaN}) => lambdaS))];
      const rows = [...results.points.map((_, point) => simulatedRow(results, point)), ...curveRows(results)];
      return {
        title,
        caption: `Student error against the teacher's aspect ratio; ${penalty}, $\\gamma_s=0.1$, $\\sigma=${sigma}$, $d=${d}$. ${reading} ${bars} Points of one trial share its truth and so deviate together. The paper shows the limit alone.`,
        description: `Curves of student test error against the teacher's aspect ratio for ${lambdas.length} student penalties, theory as lines and simulation as marks. ${title}.`,
        rows,
        spec: curveChart({
          x: {
            field: "gammaT",
            title: "teacher aspect ratio γₜ",
            scale: "log",
            domain: [0.19, 5.3],
            ticks: [0.2, 0.5, 1, 2, 5]
          },
          y: {title: "student error Lₛ", scale, ...(domain && {domain})},
          series: lambdas.map((lambdaS): Series => {
            return {name: nameOf(lambdaS), label: nameOf(lambdaS), role: "student"};
          }),
          rules: [{x: 1}],
          bars: {
            lower: "lower",
            upper: "upper",
            title: tuningT === undefined ? "95 % (at γₜ = 1, 90 % of trials)" : "95 %"
          }
        })
      };
    }
  });

/** Figures 6–9: double descent of the student over the teacher's aspect ratio. */
export const descentFigures = [
  descent({
    id: "figure-6",
    claims: ["descent-rise", "descent-fall"],
    title: "With little noise a ridgeless teacher still hands its peak at γₜ = 1 to the student",
    reading: "A larger student penalty lowers the peak and raises the rest.",
    scale: "log",
    domain: [0.03, 4]
  }),
  descent({
    id: "figure-7",
    claims: ["descent-rise", "descent-fall"],
    title: "A ridgeless teacher's peak at γₜ = 1 shows in every student",
    reading: "The student damps the teacher's scatter by a constant factor, so the peak stays.",
    scale: "log",
    domain: [1, 100]
  }),
  descent({
    id: "figure-8",
    claims: ["descent-tuned"],
    title: "With the best teacher penalty the student's error only rises",
    reading: "Tuning the teacher removes the peak for every student penalty.",
    scale: "linear"
  }),
  descent({
    id: "figure-9",
    claims: ["descent-under-regularized"],
    title: "At 0.15 of the best teacher penalty only lightly penalised students keep a bump",
    reading: "The bump is there for $\\lambda_s\\le0.1$ and gone above.",
    scale: "linear"
  })
];
