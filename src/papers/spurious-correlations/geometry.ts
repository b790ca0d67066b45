import {innerProduct} from "../../numerics/dot.js";
import {ensure} from "../../numerics/ensure.js";

/** How the group shifts the feature ξ: `mixture` is g ~ Bernoulli(η), ξ|g ~ N(gμ, σ²I); `shift` is ξ ~ N(ημ, σ²I). */
export type Law = "mixture" | "shift";

/** A matrix as an array of rows. */
export type Rows = readonly (readonly number[])[];

/** What the two models see of the group feature ξ ∈ R^k. */
export interface Geometry {
  /** Teacher's directions: k rows, p_T − 1 orthonormal columns. */
  readonly T: Rows;
  /** Student's directions: k rows, p_S − 1 orthonormal columns. */
  readonly S: Rows;
  /** Mean μ_ξ of the minority's feature, k numbers. */
  readonly mu: readonly number[];
  /** Standard deviation σ_ξ > 0 of the feature around its mean. */
  readonly sigmaXi: number;
}

/** Everything the formulas use of a geometry, with ξ measured in units of σ_ξ. */
export interface Frame {
  /** Teacher's and student's group dimensions, the constant 1 included. */
  readonly pT: number;
  readonly pS: number;
  /** Ξ = TᵀS. */
  readonly Xi: Rows;
  /** p_{T∧S} = 1 + ‖Ξ‖²_F. */
  readonly pTS: number;
  /** Tᵀμ_ξ/σ_ξ, Sᵀμ_ξ/σ_ξ and ΞSᵀμ_ξ/σ_ξ. */
  readonly muT: readonly number[];
  readonly muS: readonly number[];
  readonly XiMuS: readonly number[];
}

const columns = (rows: Rows): number[][] => (rows[0] ?? []).map((_, j) => rows.map((row) => row[j]));

function ensureOrthonormal(name: string, rows: Rows, k: number): void {
  const allowed = `${k} rows of equal length (one a coordinate of ξ) with orthonormal columns`;
  const width = rows[0]?.length ?? 0;
  const shaped = rows.length === k && rows.every((row) => row.length === width);
  ensure(shaped, name, rows, allowed);
  const vectors = columns(rows);
  const orthonormal = vectors.every((a, i) =>
    vectors.every((b, j) => Math.abs(innerProduct(a, b) - (i === j ? 1 : 0)) <= 1e-9)
  );
  ensure(orthonormal, name, rows, allowed);
}

/**
 * Checks a geometry and computes what the formulas need of it.
 *
 * @throws RangeError naming T, S, mu or sigma_xi.
 */
export function frameOf({T, S, mu, sigmaXi}: Geometry): Frame {
  ensure(mu.length >= 1 && mu.every(Number.isFinite), "mu", mu, "at least one finite number");
  ensure(sigmaXi > 0 && sigmaXi < Number.POSITIVE_INFINITY, "sigma_xi", sigmaXi, "a number > 0");
  ensureOrthonormal("T", T, mu.length);
  ensureOrthonormal("S", S, mu.length);
  const t = columns(T);
  const s = columns(S);
  const scaled = mu.map((x) => x / sigmaXi);
  const Xi = t.map((a) => s.map((b) => innerProduct(a, b)));
  const muS = s.map((b) => innerProduct(b, scaled));
  return {
    pT: t.length + 1,
    pS: s.length + 1,
    Xi,
    pTS: 1 + Xi.reduce((sum, row) => sum + innerProduct(row, row), 0),
    muT: t.map((a) => innerProduct(a, scaled)),
    muS,
    XiMuS: Xi.map((row) => innerProduct(row, muS))
  };
}
