import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import {reference, strengthened} from "../geometries.js";
import {frameOf, type Geometry, type Law} from "../geometry.js";
import * as theory from "../theory.js";
import {theoryTest} from "./setting.js";

/** A setting of either law, and whose risk is looked at. */
interface Case extends theory.LawfulSetting {
  readonly model: "teacher" | "student";
}

const shares = [
  {etaL: 0.1, etaU: 0.5, etaT: 0.8},
  {etaL: 0.3, etaU: 0.2, etaT: 0.5}
];

const cases = (law: Law, gamma: number, nu: number): Case[] =>
  (["teacher", "student"] as const).flatMap((model) =>
    [reference, strengthened(2)].flatMap((geometry) =>
      shares.map((share) => ({...geometry, sigmaXi: 1.5, ...share, law, gamma, nu, model}))
    )
  );

const limitOf = ({model, ...p}: Case): number =>
  model === "teacher" ? theory.limitTeacher(p) : theory.limitStudent(p);
const smallGammaOf = ({model, ...p}: Case): number =>
  model === "teacher" ? theory.smallGammaTeacher(p) : theory.smallGammaStudent(p);
const meanShiftOf = ({model, ...p}: Case): number =>
  model === "teacher" ? theory.meanShiftTeacher(p) : theory.meanShiftStudent(p);
const statedOf = ({model, ...p}: Case): number =>
  model === "teacher" ? theory.statedTeacher(p) : theory.statedStudent(p);

const without = (geometry: Geometry): Geometry => ({...geometry, mu: geometry.mu.map(() => 0)});

/** A setting whose best share lies inside (0, 1), and the law's risk there. */
interface Balance extends theory.LawfulSetting {
  readonly order: "first" | "all";
}

const balances: readonly Balance[] = (["first", "all"] as const).flatMap((order) =>
  [
    {etaL: 0.3, etaT: 0.6, nu: 0.05},
    {etaL: 0.4, etaT: 0.9, nu: 0.15}
  ].map((p) => ({...reference, ...p, law: "shift" as const, gamma: 0.05, etaU: Number.NaN, order}))
);

const bestOf = ({order, ...p}: Balance): number =>
  order === "first" ? theory.firstOrderBestEtaU(p) : theory.bestEtaU(p);
const riskAt = ({order, ...p}: Balance, etaU: number): number =>
  order === "first" ? theory.smallGammaStudent({...p, etaU}) : theory.meanShiftStudent({...p, etaU});

/** How the forms of the limits hang together, which needs no simulation. */
export const limitClaims = defineClaims({whose: "ours", testFile: theoryTest}, [
  {
    id: "limit-to-leading-order",
    result: "theorem-student",
    statement:
      "As $\\gamma_z=\\nu_z\\to0$ the fixed point of equation (3) becomes the leading order: (1) and (2) under a mean shift, (6) under the mixture.",
    equation: "eq-limit",
    test: identity<Case>({
      points: [...cases("shift", 1e-9, 1e-9), ...cases("mixture", 1e-9, 1e-9)],
      left: limitOf,
      right: smallGammaOf,
      tolerance: 1e-6,
      controls: {
        "the stated form under both laws": statedOf,
        "the other law": (p) => smallGammaOf({...p, law: p.law === "shift" ? "mixture" : "shift"})
      }
    })
  },
  {
    id: "limit-of-two-scalars",
    result: "theorem-student",
    statement: "Under a mean shift the fixed point of equation (3) is equation (4), at every $\\gamma_z$ and $\\nu_z$.",
    equation: "eq-mean-shift",
    test: identity<Case>({
      points: [...cases("shift", 0.05, 0.1), ...cases("shift", 0.12, 0.02)],
      left: limitOf,
      right: meanShiftOf,
      tolerance: 1e-6,
      controls: {
        "the leading order": smallGammaOf,
        "$\\nu_z\\to0$ for both": (p) => meanShiftOf({...p, nu: 0, gamma: p.model === "teacher" ? 0 : p.gamma})
      }
    })
  },
  {
    id: "no-mean",
    result: "similarity",
    statement:
      "Where the groups differ in nothing, the leading order is $p_T$ for the teacher and $p_{T\\wedge S}$ for the student as $\\nu_z\\to0$.",
    equation: "eq-stated-student",
    test: identity<Case>({
      points: [...cases("shift", 0.05, 0), ...cases("mixture", 0.05, 0)],
      left: (p) => smallGammaOf({...p, ...without(p)}),
      right: (p) => (p.model === "teacher" ? frameOf(p).pT : frameOf(p).pTS),
      tolerance: 1e-9,
      controls: {"$p_S$ for $p_{T\\wedge S}$": (p) => (p.model === "teacher" ? frameOf(p).pT : frameOf(p).pS)}
    })
  },
  {
    id: "best-share-balance",
    result: "best-share",
    statement:
      "Under a mean shift the student's risk is the same a little below and a little above the share of equation (7), to first order in $\\nu_z$ with $u_1=1$ and to all orders with $u_1$.",
    equation: "eq-best-share",
    test: identity<Balance>({
      points: balances,
      left: (p) => riskAt(p, bestOf(p) - 0.1),
      right: (p) => riskAt(p, bestOf(p) + 0.1),
      tolerance: 1e-9,
      controls: {
        "two per cent more than the best share": (p) => riskAt(p, 1.02 * bestOf(p) + 0.1),
        "the first order for all": (p) => riskAt(p, bestOf({...p, order: "first"}) + 0.1)
      }
    })
  }
]);
