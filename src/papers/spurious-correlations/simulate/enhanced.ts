import {memo} from "../../../engine/memo.js";
import type {Random} from "../../../engine/random.js";
import {sampler} from "../../../engine/sampler.js";
import {type Classifier, type Learner, linearLearner, networkLearner} from "../../../models/classifier.js";
import {hardLabels, retrain} from "../../../models/enhanced.js";
import type {Geometry} from "../geometry.js";
import {drawPoints, kroneckerView, type Points, rawView} from "./classification.js";

/** A kind of student and how it is trained. */
export interface Regime {
  /** `linear`: logistic regression on z ⊗ ψ; `network`: one hidden layer on [z; Sᵀξ]. */
  readonly student: "linear" | "network";
  /** Unlabelled points. */
  readonly N: number;
  /** Most iterations of the optimiser. */
  readonly steps: number;
  /** Penalty of the student. */
  readonly ridge: number;
}

export interface EnhancedParameters extends Geometry {
  readonly dZ: number;
  /** Labelled points. */
  readonly n: number;
  /** Standard deviation of the noise before the sign that makes a label. */
  readonly noise: number;
  /** Minority share η_o of the original data. */
  readonly etaO: number;
  /** Test points of each group, with noiseless labels. */
  readonly tested: number;
  /** Hidden units of the network. */
  readonly hidden: number;
  readonly regimes: Readonly<Record<string, Regime>>;
}

/** `scarce labels`: (η_ℓ, η_u) = (η_o, 1/2); `scarce unlabelled`: (1/2, η_o). */
export type Direction = "scarce labels" | "scarce unlabelled";

/**
 * Enhanced-W2S on a synthetic task with the structure of the theory: labels sign(zᵀβ + noise), a teacher on z ⊗ w, a
 * student on z ⊗ ψ or a network, hard labels.
 *
 * The sweep's axes are direction, regime, fraction and q. Accuracies are on noiseless labels, averaged over the two
 * groups and of the worse group; `plain` is W2S on all points with cross-entropy, `oracle` the student trained on
 * exactly the points that the teacher labels correctly.
 */
export const enhanced = sampler("drawn", (parameters: EnhancedParameters, _: readonly EnhancedPoint[], random) => {
  const stage = memo((direction: Direction, regime: string) => prepare(parameters, direction, regime, random));
  return ({direction, regime, fraction, q}) => measure(stage(direction, regime), fraction, q);
});

interface EnhancedPoint {
  readonly direction: Direction;
  readonly regime: string;
  /** Share of the unlabelled points that is kept, and the exponent of the generalised cross-entropy. */
  readonly fraction: number;
  readonly q: number;
}

/** What all (fraction, q) of one direction and regime share: everything up to plain W2S, and the baselines. */
interface Stage {
  readonly learner: Learner<Points>;
  readonly unlabelled: Points;
  readonly labels: Int8Array;
  readonly plain: Classifier<Points>;
  readonly test: readonly Points[];
  readonly baselines: Scores<"teacher" | "plain" | "oracle">;
}

function prepare(parameters: EnhancedParameters, direction: Direction, name: string, random: Random): Stage {
  const {dZ, n, noise, etaO, tested, hidden, T, S, regimes} = parameters;
  const {student, N, steps, ridge} = regimes[name];
  const [etaL, etaU] = direction === "scarce labels" ? [etaO, 0.5] : [0.5, etaO];
  const beta = random.split("beta").normals(dZ);
  const norm = Math.sqrt(beta.reduce((sum, b) => sum + b * b, 0));
  for (let j = 0; j < dZ; ++j) beta[j] /= norm;
  const labelled = drawPoints(random.split("labelled"), n, beta, parameters, etaL, noise);
  const unlabelled = drawPoints(random.split("unlabelled", name), N, beta, parameters, etaU, 0);
  const test = [0, 1].map((eta) => drawPoints(random.split("test", eta), tested, beta, parameters, eta, 0));

  const widthT = dZ * (1 + (T[0]?.length ?? 0));
  const seenS = S[0]?.length ?? 0;
  const teacher = linearLearner(kroneckerView(T), widthT, {steps: 60, ridge: 1e-3}).fit(labelled, labelled.labels, 0);
  const learner =
    student === "linear"
      ? linearLearner(kroneckerView(S), dZ * (1 + seenS), {steps, ridge})
      : networkLearner(rawView(S), dZ + seenS, initialState(random.split("network"), dZ + seenS, hidden), {
          steps,
          ridge
        });

  const labels = hardLabels(teacher.logits(unlabelled));
  const plain = learner.fit(unlabelled, labels, 0);
  // The unlabelled points' own labels are the truth; only the oracle and the tables look at them.
  const right = Uint32Array.from(labels.keys()).filter((i) => labels[i] === unlabelled.labels[i]);
  const chosen = unlabelled.select(right);
  const oracle = learner.fit(chosen, chosen.labels, 0);
  return {
    learner,
    unlabelled,
    labels,
    plain,
    test,
    baselines: {
      ...named("teacher", accuracies(teacher, test)),
      ...named("plain", accuracies(plain, test)),
      ...named("oracle", accuracies(oracle, test))
    }
  };
}

function measure(stage: Stage, fraction: number, q: number) {
  const {learner, unlabelled, labels, plain, test, baselines} = stage;
  const {student, kept} = retrain(learner, unlabelled, labels, plain, {fraction, q});
  const share = (of: (i: number) => boolean): number => kept.filter((i) => of(i)).length / kept.length;
  return {
    ...named("enhanced", accuracies(student, test)),
    ...baselines,
    keptRight: share((i) => labels[i] === unlabelled.labels[i]),
    keptMinority: share((i) => unlabelled.minority[i] === 1)
  };
}

/** Accuracy in each group. */
function accuracies(model: Classifier<Points>, test: readonly Points[]): number[] {
  return test.map((points) => {
    const labels = hardLabels(model.logits(points));
    return labels.filter((label, i) => label === points.labels[i]).length / points.count;
  });
}

type Scores<N extends string> = Readonly<Record<`${N}${"Average" | "Worst"}`, number>>;

const named = <N extends string>(name: N, groups: readonly number[]): Scores<N> =>
  ({
    [`${name}Average`]: groups.reduce((sum, x) => sum + x, 0) / groups.length,
    [`${name}Worst`]: Math.min(...groups)
  }) as Scores<N>;

/** Small random weights, biases zero: the network's initial state, of N(0, 1/width) and N(0, 1/hidden) entries. */
function initialState(random: Random, width: number, hidden: number): Float64Array {
  const stride = width + 2;
  const start = new Float64Array(hidden * stride);
  for (let h = 0; h < hidden; ++h) {
    start.set(random.normals(width, 1 / Math.sqrt(width)), h * stride);
    start[h * stride + width + 1] = random.normal() / Math.sqrt(hidden);
  }
  return start;
}
