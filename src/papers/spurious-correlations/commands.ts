import * as v from "valibot";
import {
  fraction,
  type Model,
  matrix,
  model,
  nonNegative,
  nullAt,
  oneOf,
  positive,
  type Quantity,
  quantity,
  size,
  vector
} from "../../engine/commands.js";
import {ensure} from "../../numerics/ensure.js";
import {frameOf, type Rows} from "./geometry.js";
import * as theory from "./theory.js";

const law = oneOf("shift", "mixture");
const form = oneOf("stated", "limit", "small-gamma");
const group = {T: matrix, mu: vector, sigma_xi: positive};

/** A student that sees nothing of the group, for quantities that have none. */
const blind = (T: Rows): Rows => T.map(() => []);

/** Risks in units of σ_y²γ_z. */
export const quantities: Record<string, Quantity> = {
  "teacher-risk": quantity(
    {
      form,
      law,
      gamma: nonNegative,
      nu: v.optional(nonNegative, 0),
      eta_l: fraction,
      eta_u: v.optional(fraction, 0),
      eta_t: fraction,
      ...group,
      S: v.optional(matrix)
    },
    ({form, law, gamma, nu, eta_l, eta_u, eta_t, T, S = blind(T), mu, sigma_xi}) => {
      const setting = {law, gamma, nu, etaL: eta_l, etaU: eta_u, etaT: eta_t, T, S, mu, sigmaXi: sigma_xi};
      if (form === "stated") return theory.statedTeacher(setting);
      return form === "limit" ? theory.limitTeacher(setting) : theory.smallGammaTeacher(setting);
    }
  ),
  "student-risk": quantity(
    {
      form,
      law,
      gamma: nonNegative,
      nu: nonNegative,
      eta_l: fraction,
      eta_u: fraction,
      eta_t: fraction,
      ...group,
      S: matrix
    },
    ({form, law, gamma, nu, eta_l, eta_u, eta_t, T, S, mu, sigma_xi}) => {
      const setting = {law, gamma, nu, etaL: eta_l, etaU: eta_u, etaT: eta_t, T, S, mu, sigmaXi: sigma_xi};
      // The leading part, ν_z → 0.
      if (form === "stated") return theory.statedStudentLeading(setting);
      return form === "limit" ? theory.limitStudent(setting) : theory.smallGammaStudent(setting);
    }
  ),
  "best-eta-u": quantity(
    {
      form: v.optional(oneOf("first-order", "limit"), "limit"),
      law: v.optional(law, "shift"),
      gamma: v.optional(nonNegative, 0),
      nu: nonNegative,
      eta_l: fraction,
      eta_t: fraction,
      ...group,
      S: matrix
    },
    ({form, law, gamma, nu, eta_l, eta_t, T, S, mu, sigma_xi}) => {
      const setting = {law, gamma, nu, etaL: eta_l, etaT: eta_t, T, S, mu, sigmaXi: sigma_xi};
      // Null where the risk does not depend on η_u.
      return nullAt(Number.NaN, form === "limit" ? theory.bestEtaU(setting) : theory.firstOrderBestEtaU(setting));
    }
  )
};

/** Excess risks in squared label units. */
export const models: Record<string, Model> = {
  ridgeless: model(
    {
      sampler: v.optional(oneOf("literal", "exact"), "literal"),
      law,
      d_z: size,
      n: size,
      N: size,
      eta_l: fraction,
      eta_u: fraction,
      eta_t: fraction,
      ...group,
      S: matrix,
      sigma_y: nonNegative
    },
    ({sampler, law, d_z, n, N, eta_l, eta_u, eta_t, T, S, mu, sigma_xi, sigma_y}) => {
      const geometry = {T, S, mu, sigmaXi: sigma_xi};
      const {pT, pS} = frameOf(geometry);
      ensure(Math.hypot(...mu) <= 1000 * sigma_xi, "mu", mu, "at most 1000 sigma_xi long, or fits lose their digits");
      const shares = {law, dZ: d_z, etaL: eta_l, etaU: eta_u, etaT: eta_t};
      if (sampler === "literal") {
        ensure(sigma_y === 0 || sigma_y >= 1e-12, "sigma_y", sigma_y, "0 or at least 1e-12, the rounding of the truth");
        return {sampler: "ridgeless", parameters: {...geometry, ...shares, n, N, sigmaY: sigma_y}, sweep: {}};
      }
      ensure(n >= d_z * pT, "n", n, `at least d_z·p_T = ${d_z * pT} with sampler=exact`);
      ensure(N >= d_z * pS, "N", N, `at least d_z·p_S = ${d_z * pS} with sampler=exact`);
      const parameters = {
        ...shares,
        gamma: d_z / n,
        nu: d_z / N,
        geometry: "given",
        geometries: {given: geometry},
        unit: (sigma_y * sigma_y * d_z) / n
      };
      return {sampler: "averaged", parameters, sweep: {}};
    },
    ({sampler, d_z, n, N, T, S, mu}) => {
      const [k, t, s] = [mu.length, d_z * (1 + (T[0]?.length ?? 0)), d_z * (1 + (S[0]?.length ?? 0))];
      const inputs = (n + N) * (d_z + k + 1);
      if (sampler === "literal") {
        const features = n * t + N * (t + s);
        return {
          numbers: inputs + 4 * features,
          operations: 20 * inputs + features * (4 * k + 8) + 3 * (n * t * Math.min(n, t) + N * s * Math.min(N, s))
        };
      }
      const width = d_z * (k + 1);
      const largest = Math.max(t, s);
      return {
        numbers: inputs + 4 * largest ** 2 + 9 * width ** 2 + 1100 * width,
        operations:
          20 * inputs + (n + N) * width * (k + 4 + 0.1 * width) + 2 * largest ** 3 + 50 * (k + 1) ** 2 * width ** 2
      };
    }
  )
};
