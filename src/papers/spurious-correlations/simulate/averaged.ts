import {memo} from "../../../engine/memo.js";
import type {Random} from "../../../engine/random.js";
import {grouped, sampler} from "../../../engine/sampler.js";
import {dot} from "../../../numerics/dot.js";
import {factorize, invert, solveRows, solveRowsTransposed} from "../../../numerics/kernel/cholesky.js";
import {block, copied, type Matrix, matrices, transposed} from "../../../numerics/kernel/matrix.js";
import type {Geometry, Law} from "../geometry.js";
import {columnsOf, drawInputs, meanSeen} from "./draw.js";
import {testMoment} from "./population.js";
import {assemble, basisOf, type Features, type Moments, Sums, sumsShapes} from "./sums.js";

/** A setting by its ratios: n = d_z/γ_z and N = d_z/ν_z, rounded. */
export interface RatioSetting {
  readonly dZ: number;
  readonly gamma: number;
  readonly nu: number;
  readonly etaL: number;
  readonly etaU: number;
  readonly etaT: number;
  readonly law: Law;
  /** Name of one of the geometries. */
  readonly geometry: string;
}

export interface AveragedParameters extends RatioSetting {
  readonly geometries: Readonly<Record<string, Geometry>>;
  /** Sets γ_z = ν_z = 1/multiple: points per dimension, for sweeps towards infinite data. */
  readonly multiple?: number;
  /** What σ_y²γ_z is worth in the units wanted; 1 by default. */
  readonly unit?: number;
  /** A second student of the same trial and teacher to compare with: the point with these values changed. */
  readonly against?: {
    /** "etaL" stands for the point's own labelled share. */
    readonly etaU?: number | "etaL";
    readonly geometry?: string;
  };
}

/**
 * Excess risks of teacher and student on drawn inputs, averaged over the label noise exactly: given the inputs the
 * risk is a quadratic form in the noise, so its mean is a trace. In units of σ_y²γ_z.
 *
 * One pass over the inputs of a trial serves every point of the sweep. Under the mixture a point's group is decided
 * by a uniform number, so that inputs between two neighbouring shares change group together; sums over such cells,
 * taken once, give the Gram matrices of every share. Under the mean shift the share only moves the origin of ξ, which
 * no ridgeless fit notices: one factorisation serves all shares.
 *
 * @param parameters - A setting; an axis of the sweep overrides its value.
 * @returns `other` is the second student's, where one is asked for.
 */
export const averaged = sampler(
  "equal in mean",
  (
    {geometries, against, unit = 1, ...parameters}: AveragedParameters,
    sweep: readonly Partial<RatioSetting & Pick<AveragedParameters, "multiple">>[],
    random
  ) => {
    const points = sweep.map((point): RatioSetting => {
      const setting = {...parameters, ...point};
      const {multiple} = setting;
      return multiple === undefined ? setting : {...setting, gamma: 1 / multiple, nu: 1 / multiple};
    });
    return grouped(
      points,
      ({dZ}) => String(dZ),
      ({points: here}) => {
        const pairs = here.map((point) => ({point, other: against && changed(point, against)}));
        const used = pairs.flatMap(({point, other}) => (other ? [point, other] : [point]));
        const run = new Run(geometries, used, here[0].dZ, random);
        return pairs.map(({point, other}) => {
          const scale = unit / ratioOf(point);
          const risks: Partial<Risks> = {
            teacher: scale * run.teacherRisk(point),
            student: scale * run.studentRisk(point)
          };
          if (other) risks.other = scale * run.studentRisk(other);
          return risks as Risks;
        });
      }
    );
  }
);

/** What `averaged` measures; `other` is there where a second student is asked for. */
interface Risks {
  teacher: number;
  student: number;
  other: number;
}

const changed = (point: RatioSetting, {etaU, geometry}: NonNullable<AveragedParameters["against"]>): RatioSetting => ({
  ...point,
  ...(etaU !== undefined && {etaU: etaU === "etaL" ? point.etaL : etaU}),
  ...(geometry !== undefined && {geometry})
});

const countOf = (dZ: number, ratio: number): number => Math.round(dZ / ratio);

/** γ_z with n a whole number. */
const ratioOf = ({dZ, gamma}: RatioSetting): number => dZ / countOf(dZ, gamma);

/** Matrices that one run after the other works in: three for the largest model, and those of `Sums`. */
const roomFor = memo((largest: number, width: number) => {
  const square = [largest, largest] as const;
  return matrices(square, square, square, ...sumsShapes(width));
});

/** Everything of one trial at one d_z, computed when first asked for. */
class Run {
  private readonly labelled: Sums;
  private readonly unlabelled: Sums;
  /** Room for a square matrix of teacher features, and for two of student features × teacher features. */
  private readonly square: Matrix;
  private readonly rows: readonly [Matrix, Matrix];

  constructor(
    private readonly geometries: Readonly<Record<string, Geometry>>,
    points: readonly RatioSetting[],
    private readonly dZ: number,
    random: Random
  ) {
    const used = [...new Set(points.map(({geometry}) => geometry))].map((name) => geometries[name]);
    const k = used[0].mu.length;
    const shares = (eta: "etaL" | "etaU"): number[] =>
      points.filter(({law}) => law === "mixture").map((point) => point[eta]);
    const seenBy = (models: readonly ("T" | "S")[]): number[][] =>
      basisOf(used.flatMap((geometry) => models.flatMap((model) => columnsOf(geometry[model]))));
    const [teachers, both] = [seenBy(["T"]), seenBy(["T", "S"])];
    const largest = dZ * Math.max(...used.flatMap(({T, S}) => [columnsOf(T).length + 1, columnsOf(S).length + 1]));
    const [square, zero, moved, ...room] = roomFor(largest, dZ * (both.length + 1));
    this.square = square;
    this.rows = [zero, moved];
    const set = (name: string, counts: number[], etas: number[], basis: number[][]): Sums =>
      new Sums(
        drawInputs(random.split(name), Math.max(...counts), dZ, k),
        counts,
        etas,
        basis,
        room as [Matrix, Matrix]
      );
    this.labelled = set(
      "labelled",
      points.map(({gamma}) => countOf(dZ, gamma)),
      shares("etaL"),
      teachers
    );
    this.unlabelled = set(
      "unlabelled",
      points.map(({nu}) => countOf(dZ, nu)),
      shares("etaU"),
      both
    );
  }

  teacherRisk({law, gamma, etaL, etaT, geometry}: RatioSetting): number {
    const {T, mu, sigmaXi} = this.geometries[geometry];
    const moment = testMoment(law, law === "shift" ? etaT - etaL : etaT, meanSeen(T, mu, sigmaXi));
    return trace(moment, this.teacherSpread(law, gamma, law === "shift" ? 0 : etaL, geometry));
  }

  studentRisk({law, gamma, nu, etaL, etaU, etaT, geometry}: RatioSetting): number {
    const {S, mu, sigmaXi} = this.geometries[geometry];
    const moment = testMoment(law, law === "shift" ? etaT - etaU : etaT, meanSeen(S, mu, sigmaXi));
    const shares = law === "shift" ? ([0, 0] as const) : ([etaL, etaU] as const);
    const [zero, one, two] = this.studentSpread(law, gamma, nu, ...shares, geometry);
    if (law === "mixture") return trace(moment, zero);
    const move = etaU - etaL;
    return trace(moment, zero) + 2 * move * trace(moment, one) + move ** 2 * trace(moment, two);
  }

  /** The teacher's Cholesky factor. Under the shift its features are taken about the labelled mean. */
  private readonly factor = memo((law: Law, gamma: number, etaL: number, geometry: string) => {
    const moments = this.labelled.at(countOf(this.dZ, gamma), law, etaL);
    const teacher = this.features("T", geometry);
    return copied(factorize(this.assembled(this.square, moments, teacher, teacher)));
  });

  /** Block traces of (ΦᵀΦ)⁻¹. */
  private readonly teacherSpread = memo((law: Law, gamma: number, etaL: number, geometry: string) => {
    const lower = this.factor(law, gamma, etaL, geometry);
    const inverse = invert(lower, block(this.square, 0, 0, lower.rows, lower.rows));
    return blockProducts(inverse, inverse, this.dZ);
  });

  /** Bᵀ of the student's fit B = (ΨᵀΨ)⁻¹ΨᵀΦ, teacher features × student features. */
  private readonly fit = memo((law: Law, nu: number, etaU: number, geometry: string) => {
    const moments = this.unlabelled.at(countOf(this.dZ, nu), law, etaU);
    const [teacher, student] = [this.features("T", geometry), this.features("S", geometry)];
    const lower = factorize(this.assembled(this.square, moments, student, student));
    const cross = this.assembled(this.rows[0], moments, teacher, student);
    return copied(solveRowsTransposed(lower, solveRows(lower, cross)));
  });

  /**
   * Block traces of B(ΦᵀΦ)⁻¹Bᵀ; under the shift, as coefficients of 1, δ, δ² with δ = η_u − η_ℓ, where the teacher's
   * features on the unlabelled set are (I + δ[0; μ_T]e_0ᵀ) times those about the unlabelled mean.
   */
  private readonly studentSpread = memo(
    (law: Law, gamma: number, nu: number, etaL: number, etaU: number, geometry: string): number[][][] => {
      const {dZ} = this;
      const lower = this.factor(law, gamma, etaL, geometry);
      const fit = transposed(this.fit(law, nu, etaU, geometry));
      const [zero, moved] = this.rows.map((room) => block(room, 0, 0, fit.rows, fit.columns));
      const {T, mu, sigmaXi} = this.geometries[geometry];
      const mean = law === "shift" ? [0, ...meanSeen(T, mu, sigmaXi)] : [];
      for (let row = 0; row < fit.rows; ++row) {
        const from = row * zero.stride;
        for (let column = 0; column < fit.columns; ++column) {
          zero.values[from + column] = fit.values[row * fit.stride + column * fit.step];
        }
        for (const [a, factor] of mean.entries()) {
          for (let j = 0; j < dZ; ++j) moved.values[from + a * dZ + j] = factor * zero.values[from + j];
        }
      }
      solveRows(lower, zero);
      if (law === "mixture") return [blockProducts(zero, zero, dZ)];
      solveRows(lower, moved);
      return [blockProducts(zero, zero, dZ), blockProducts(zero, moved, dZ), blockProducts(moved, moved, dZ)];
    }
  );

  private assembled(room: Matrix, moments: Moments, x: Features, y: Features): Matrix {
    const sized = block(room, 0, 0, this.dZ * (x.directions.length + 1), this.dZ * (y.directions.length + 1));
    return assemble(moments, this.dZ, x, y, sized);
  }

  private features(model: "T" | "S", geometry: string): Features {
    const {[model]: directions, mu, sigmaXi} = this.geometries[geometry];
    return {directions: columnsOf(directions), mean: meanSeen(directions, mu, sigmaXi)};
  }
}

/** Σ_j ⟨x_{(a,j)}, y_{(b,j)}⟩ for blocks a, b of dZ rows each. */
function blockProducts(x: Matrix, y: Matrix, dZ: number): number[][] {
  const {rows, columns, stride} = x;
  const products = Array.from({length: rows / dZ}, () => new Array<number>(rows / dZ).fill(0));
  for (const [a, row] of products.entries()) {
    for (let b = 0; b < row.length; ++b) {
      if (x === y && b < a) row[b] = products[b][a];
      else
        for (let j = 0; j < dZ; ++j)
          row[b] += dot(x.values, y.values, (a * dZ + j) * stride, (b * dZ + j) * y.stride, columns);
    }
  }
  return products;
}

const trace = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number =>
  a.reduce((sum, row, i) => sum + row.reduce((s, x, j) => s + x * b[j][i], 0), 0);
