import type {Sweep} from "../../../engine/experiment.js";
import {pointsOf} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {Cholesky} from "../../../numerics/cholesky.js";
import type {Geometry, Law} from "../geometry.js";
import {columnsOf, drawInputs, meanSeen} from "./draw.js";
import {Memory} from "./memory.js";
import {testMoment} from "./population.js";
import {assemble, type Features, Sums} from "./sums.js";
import {solveRows, solveRowsTransposed, transposed} from "./triangular.js";

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
export function averaged(
  parameters: AveragedParameters,
  sweep: Sweep,
  random: Random
): {teacher: Float64Array; student: Float64Array; other?: Float64Array} {
  const {against} = parameters;
  const points = pointsOf(sweep).map((point): RatioSetting => {
    const setting = {...parameters, ...point};
    const {multiple} = setting;
    return multiple === undefined ? setting : {...setting, gamma: 1 / multiple, nu: 1 / multiple};
  });
  const others = against ? points.map((point) => changed(point, against)) : [];
  const teacher = new Float64Array(points.length);
  const student = new Float64Array(points.length);
  const other = new Float64Array(others.length);
  for (const dZ of new Set(points.map((point) => point.dZ))) {
    const here = points.flatMap((point, index) => (point.dZ === dZ ? [{point, index}] : []));
    const run = new Run(
      parameters.geometries,
      here.flatMap(({point, index}) => (against ? [point, others[index]] : [point])),
      dZ,
      random
    );
    for (const {point, index} of here) {
      const scale = (parameters.unit ?? 1) / ratioOf(point);
      teacher[index] = scale * run.teacherRisk(point);
      student[index] = scale * run.studentRisk(point);
      if (against) other[index] = scale * run.studentRisk(others[index]);
    }
  }
  return {teacher, student, ...(against && {other})};
}

const changed = (point: RatioSetting, {etaU, geometry}: NonNullable<AveragedParameters["against"]>): RatioSetting => ({
  ...point,
  ...(etaU !== undefined && {etaU: etaU === "etaL" ? point.etaL : etaU}),
  ...(geometry !== undefined && {geometry})
});

const countOf = (dZ: number, ratio: number): number => Math.round(dZ / ratio);

/** γ_z with n a whole number. */
const ratioOf = ({dZ, gamma}: RatioSetting): number => dZ / countOf(dZ, gamma);

/** Everything of one trial at one d_z, computed when first asked for. */
class Run {
  private readonly labelled: Sums;
  private readonly unlabelled: Sums;
  private readonly memory = new Memory();

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
    const set = (name: string, counts: number[], etas: number[], directions: number[][]): Sums =>
      new Sums(drawInputs(random.split(name), Math.max(...counts), dZ, k), counts, etas, directions);
    this.labelled = set(
      "labelled",
      points.map(({gamma}) => countOf(dZ, gamma)),
      shares("etaL"),
      used.flatMap(({T}) => columnsOf(T))
    );
    this.unlabelled = set(
      "unlabelled",
      points.map(({nu}) => countOf(dZ, nu)),
      shares("etaU"),
      used.flatMap(({T, S}) => [...columnsOf(T), ...columnsOf(S)])
    );
  }

  teacherRisk({law, gamma, etaL, etaT, geometry}: RatioSetting): number {
    const {T, mu, sigmaXi} = this.geometries[geometry];
    const spread = this.memory.get(["teacher", law, gamma, law === "shift" ? 0 : etaL, geometry], () => {
      const {lower, size} = this.factor(law, gamma, etaL, geometry);
      const inverse = new Float64Array(size * size);
      for (let i = 0; i < size; ++i) inverse[i * size + i] = 1;
      solveRows(lower, size, inverse, size);
      return blockProducts(inverse, inverse, this.dZ, size);
    });
    return trace(testMoment(law, law === "shift" ? etaT - etaL : etaT, meanSeen(T, mu, sigmaXi)), spread);
  }

  studentRisk(point: RatioSetting): number {
    const {law, etaL, etaU, etaT, geometry} = point;
    const {S, mu, sigmaXi} = this.geometries[geometry];
    const [zero, one, two] = this.studentSpread(point);
    const move = law === "shift" ? etaU - etaL : 0;
    const spread = zero.map((row, a) => row.map((x, b) => x + move * (one[a][b] + one[b][a]) + move ** 2 * two[a][b]));
    return trace(testMoment(law, law === "shift" ? etaT - etaU : etaT, meanSeen(S, mu, sigmaXi)), spread);
  }

  /** The teacher's Cholesky factor. Under the shift its features are taken about the labelled mean. */
  private factor(law: Law, gamma: number, etaL: number, geometry: string): {lower: Float64Array; size: number} {
    return this.memory.get(["factor", law, gamma, law === "shift" ? 0 : etaL, geometry], () => {
      const moments = this.labelled.at(countOf(this.dZ, gamma), law, etaL);
      const size = this.dZ * (columnsOf(this.geometries[geometry].T).length + 1);
      const teacher = this.features("T", geometry);
      return {lower: new Cholesky(assemble(moments, this.dZ, teacher, teacher), size).factor(), size};
    });
  }

  /** Bᵀ of the student's fit B = (ΨᵀΨ)⁻¹ΨᵀΦ, teacher features × student features. */
  private student(law: Law, nu: number, etaU: number, geometry: string): Float64Array {
    return this.memory.get(["fit", law, nu, law === "shift" ? 0 : etaU, geometry], () => {
      const moments = this.unlabelled.at(countOf(this.dZ, nu), law, etaU);
      const [teacher, student] = [this.features("T", geometry), this.features("S", geometry)];
      const size = this.dZ * (student.directions.length + 1);
      const rows = this.dZ * (teacher.directions.length + 1);
      const lower = new Cholesky(assemble(moments, this.dZ, student, student), size).factor();
      const cross = assemble(moments, this.dZ, teacher, student);
      solveRows(lower, size, cross, rows);
      solveRowsTransposed(lower, size, cross, rows);
      return cross;
    });
  }

  /**
   * Block traces of B(ΦᵀΦ)⁻¹Bᵀ as coefficients of 1, δ, δ² with δ = η_u − η_ℓ under the shift, where the teacher's
   * features on the unlabelled set are (I + δ[0; μ_T]e_0ᵀ) times those about the unlabelled mean.
   */
  private studentSpread({law, gamma, nu, etaL, etaU, geometry}: RatioSetting): number[][][] {
    const shares = law === "shift" ? [] : [etaL, etaU];
    return this.memory.get(["student", law, gamma, nu, geometry, ...shares], () => {
      const {dZ} = this;
      const {lower, size} = this.factor(law, gamma, etaL, geometry);
      const fit = this.student(law, nu, etaU, geometry);
      const count = fit.length / size;
      const zero = transposed(fit, size, count);
      const moved = new Float64Array(zero.length);
      if (law === "shift") {
        const {T, mu, sigmaXi} = this.geometries[geometry];
        const mean = meanSeen(T, mu, sigmaXi);
        for (let row = 0; row < count; ++row) {
          for (let a = 0; a < mean.length; ++a) {
            for (let j = 0; j < dZ; ++j) moved[row * size + (a + 1) * dZ + j] = mean[a] * zero[row * size + j];
          }
        }
        solveRows(lower, size, moved, count);
      }
      solveRows(lower, size, zero, count);
      return [
        blockProducts(zero, zero, dZ, size),
        blockProducts(zero, moved, dZ, size),
        blockProducts(moved, moved, dZ, size)
      ];
    });
  }

  private features(model: "T" | "S", geometry: string): Features {
    const {[model]: directions, mu, sigmaXi} = this.geometries[geometry];
    return {directions: columnsOf(directions), mean: meanSeen(directions, mu, sigmaXi)};
  }
}

/** Σ_j ⟨x_{(a,j)}, y_{(b,j)}⟩ for blocks a, b of dZ rows each. */
function blockProducts(x: Float64Array, y: Float64Array, dZ: number, size: number): number[][] {
  const blocks = x.length / size / dZ;
  return Array.from({length: blocks}, (_, a) =>
    Array.from({length: blocks}, (_, b) => {
      let sum = 0;
      const [from, other, length] = [a * dZ * size, b * dZ * size, dZ * size];
      for (let i = 0; i < length; ++i) sum += x[from + i] * y[other + i];
      return sum;
    })
  );
}

const trace = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number =>
  a.reduce((sum, row, i) => sum + row.reduce((s, x, j) => s + x * b[j][i], 0), 0);
