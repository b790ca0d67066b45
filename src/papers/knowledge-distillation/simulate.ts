import {memo} from "../../engine/memo.js";
import type {Random} from "../../engine/random.js";
import {type Law as Standing, sampler} from "../../engine/sampler.js";
import {dot} from "../../numerics/dot.js";
import {type Law, powers, type Setting, type Spectrum, type Stages, sized, spectrumOf} from "./setting.js";
import {type Moments, meanRisk, project, regress} from "./simulate/averaged.js";
import {type Labels, learn, riskOf} from "./simulate/learn.js";
import {factorsOf, type SurrogateName} from "./theory/surrogates.js";

/** Coefficients of the truth, all positive: inputs have no preferred sign, so that no risk depends on theirs. */
const truthOf = ({truth2}: Spectrum): Float64Array => truth2.map(Math.sqrt);

/** One fit to labels of each of these surrogates, on the same inputs and noise. */
const given = <S extends SurrogateName>(...names: readonly S[]) =>
  sampler("drawn", (parameters: Setting, _: readonly Partial<Setting>[], random) => (point) => {
    const {n, sigma, ...law} = sized({...parameters, ...point});
    const spectrum = spectrumOf(law);
    const {eigenvalues} = spectrum;
    const truth = truthOf(spectrum);
    const labels = names.map((name): Labels => {
      const factors = factorsOf(name, eigenvalues, n);
      return {model: truth.map((b, i) => factors[i] * b), noise: sigma};
    });
    const models = learn(n, eigenvalues, labels, random.split(n, law.p));
    return Object.fromEntries(names.map((name, k) => [name, riskOf(eigenvalues, models[k], truth)])) as Record<
      S,
      number
    >;
  });

/** The surrogates of the paper. */
export const oneStage = given("truth", "optimal", "mask");

/** The truth and half of it. */
export const halved = given("truth", "half");

/** The same with the truth's signs and the labels' noise averaged out exactly, and what noise costs per σ². */
export const averaged = sampler(
  "equal in mean",
  (parameters: Setting, _: readonly Partial<Setting>[], random) => (point) => {
    const {n, sigma, ...law} = sized({...parameters, ...point});
    const {eigenvalues, truth2} = spectrumOf(law);
    const {kept, noise, ...projection} = project(n, eigenvalues, random.split(law.p, n));
    const charged = projection.charged();
    const cost = dot(eigenvalues, noise);
    const risk = (name: SurrogateName): number => {
      const factors = factorsOf(name, eigenvalues, n);
      const share = (g: number, i: number): number => 1 - 2 * g * kept[i] + g * g * charged[i];
      return eigenvalues.reduce((sum, x, i) => sum + x * truth2[i] * share(factors[i], i), sigma ** 2 * cost);
    };
    return {truth: risk("truth"), optimal: risk("optimal"), mask: risk("mask"), damped: risk("damped"), noise: cost};
  }
);

/** P_ii and (PΛP)_ii/λ_i of single features, P the projection on the inputs' span; i counts from 1. */
export const features = sampler("equal in mean", (parameters: Setting, _: readonly {readonly i: number}[], random) => {
  const {n, ...law} = sized(parameters);
  const {kept, ...projection} = project(n, spectrumOf(law).eigenvalues, random);
  const charged = projection.charged();
  return ({i}) => ({kept: kept[i - 1], charged: charged[i - 1]});
});

/** A fit to n labels of the last model, of this noise; on features of other variances, or on the first k alone. */
interface Fit {
  readonly n: number;
  readonly variance: number;
  readonly alpha?: number;
  readonly k?: number;
}

/** Risks after each of several fits, the first to labels of the truth. */
type Chain = (law: Law, fits: readonly Fit[]) => number[];

const literally =
  (random: Random): Chain =>
  (law, fits) => {
    const spectrum = spectrumOf(law);
    const truth = truthOf(spectrum);
    let model = truth;
    return fits.map(({n, variance, alpha, k}, step) => {
      const seen = alpha === undefined ? spectrum.eigenvalues : powers(law.p, alpha);
      [model] = learn(n, seen, [{model, noise: Math.sqrt(variance)}], random.split(step, law.p, n), k);
      return riskOf(spectrum.eigenvalues, model, truth);
    });
  };

/** With signs and noise averaged out, given all inputs; fits of one size at one place in the chain share theirs. */
const inTheMean = (random: Random): Chain => {
  const known = new Map<string, {kept: Float64Array; noise: Float64Array; squares: Float64Array}>();
  const drawn = (step: number, n: number, eigenvalues: Float64Array) => {
    const place = [step, eigenvalues.length, n];
    const before = known.get(String(place));
    if (before) return before;
    const {kept, noise, squares} = project(n, eigenvalues, random.split(...place));
    const projection = {kept, noise, squares: squares()};
    known.set(String(place), projection);
    return projection;
  };
  return (law, fits) => {
    const spectrum = spectrumOf(law);
    const {p} = law;
    let model: Moments = {mean: spectrum.truth2.map(() => 1), second: spectrum.truth2};
    return fits.map(({n, variance, alpha, k}, step) => {
      const seen = alpha === undefined ? spectrum.eigenvalues : powers(p, alpha);
      if (k !== undefined || n > p) {
        model = regress(n, {...spectrum, eigenvalues: seen}, variance, k ?? p, random.split(step, p, n));
      } else {
        const {kept, squares, noise} = drawn(step, n, seen);
        const {mean, second} = model;
        model = {
          mean: mean.map((m, i) => m * kept[i]),
          second: noise.map((x, i) => variance * x + dot(squares, second, i * p, 0, p))
        };
      }
      return meanRisk(spectrum, model);
    });
  };
};

/** A surrogate fitted to m labels of the truth, on all or the first k features; a target fitted to n of its labels. */
const twoFits = (standing: Standing, chain: (random: Random) => Chain) =>
  sampler(standing, (parameters: Stages, _: readonly Partial<Stages>[], random) => {
    const run = chain(random);
    return (point) => {
      const {m, n, k, alphaS, varianceS, sigma, ...law} = sized({...parameters, ...point});
      const first = {n: m, variance: varianceS, alpha: alphaS, ...(k !== undefined && {k})};
      const [surrogate, target] = run(law, [first, {n, variance: sigma ** 2}]);
      return {surrogate, target};
    };
  });

export const twoStage = twoFits("drawn", literally);
export const twoStageAveraged = twoFits("equal in mean", inTheMean);

/** Fits one after the other, the first to noisy labels of the truth, the others to noiseless ones of the last. */
const manyFits = (standing: Standing, chain: (random: Random) => Chain) =>
  sampler(standing, (parameters: Setting, points: readonly (Partial<Law> & {readonly step: number})[], random) => {
    const run = memo((times: number) => {
      const {n, sigma, ...law} = sized({...parameters, times});
      const last = Math.max(...points.map(({step}) => step));
      const fits = Array.from({length: last}, (_, k): Fit => ({n, variance: k === 0 ? sigma ** 2 : 0}));
      return chain(random)(law, fits);
    });
    return ({step, times = 1}) => {
      const risks = run(times);
      return {risk: risks[step - 1], before: step > 1 ? risks[step - 2] : 0};
    };
  });

export const selfTraining = manyFits("drawn", literally);
export const selfTrainingAveraged = manyFits("equal in mean", inTheMean);
