import {defineClaims} from "../../../engine/tests.js";
import * as theory from "../theory.js";
import {bound, consequencesTest, limit, order, region} from "./setting.js";
import {
  balancedGain,
  gain,
  limitRise,
  losingMargin,
  predictedMove,
  rise,
  signOfGain,
  signOfRise,
  statedRise,
  statedSign,
  twiceTheImbalance
} from "./signs.js";

/** What the theorems are said to imply. */
export const consequenceClaims = defineClaims({testFile: consequencesTest}, [
  {
    id: "equal-shares",
    whose: "reading",
    result: "equal-shares",
    statement:
      "With little similarity ($p_{T\\wedge S}=1.05$, $p_S=p_T=5$), $\\eta_u=\\eta_\\ell=0.1$ and $\\nu_z=0.02$ the student beats its teacher, wherever the mean points.",
    equation: "eq-equal-shares",
    figure: "counterexample",
    test: order("claim-equal-shares", {
      measure: gain,
      controls: {
        "only where the teacher does not see the mean": (values, {geometry}) =>
          geometry === "unseen" ? gain(values) : -gain(values)
      }
    }),
    correction: {
      statement:
        "Under a mean shift the student beats its teacher where $p_T-p_{T\\wedge S}+(\\eta_t-\\eta_\\ell)^2(\\|\\mu_T\\|^2-\\|\\Xi\\mu_S\\|^2)/\\sigma_\\xi^2>0$; in general the sign is that of the limits' difference.",
      test: region("claim-equal-shares", {
        measure: gain,
        predicted: signOfGain,
        controls: {"always the student": () => 1}
      })
    },
    note: "The counter-example: $T=(e_1,\\ldots,e_4)$, $S=(\\sqrt{.05}\\,e_1+\\sqrt{.95}\\,e_5,e_6,e_7,e_8)$, $\\mu_\\xi=30e_5$, inside $p_{T\\wedge S}\\ll p_S$ and $\\nu_z\\ll1$; by (1) and (2) at $\\nu_z\\to0$ the teacher's risk is 5 and the student's 7.9. The teacher never sees the mean; the student does and mistakes it for signal. Under the mixture, the talk's own law, the student wins here too. The figure's geometry, $T=e_1$, $S=(e_1+e_2)/\\sqrt2$, has $p_{T\\wedge S}=1.5$ against $p_S=2$ and lies outside the talk's hypothesis."
  },
  {
    id: "equal-shares-mixture",
    whose: "paper",
    result: "equal-shares",
    statement:
      "Under the mixture, the talk's own law of the groups, with little similarity ($p_{T\\wedge S}=1.05$, $p_S=p_T=5$), $\\eta_u=\\eta_\\ell=0.1$ and $\\nu_z=0.02$ the student beats its teacher, wherever the mean points.",
    equation: "eq-equal-shares",
    figure: "counterexample",
    test: order("claim-equal-shares", {
      judged: ({law}) => law === "mixture",
      measure: gain,
      controls: {
        "only where the teacher does not see the mean": (values, {geometry}) =>
          geometry === "unseen" ? gain(values) : -gain(values)
      }
    })
  },
  {
    id: "equal-shares-imbalance",
    whose: "reading",
    result: "equal-shares-imbalance",
    statement:
      "Under a mean shift with $\\eta_u=\\eta_\\ell=0.1$ the groups' mean adds no more to the student's risk than to the teacher's: the gain at $\\eta_t=\\tfrac12$ is at least the limiting gain at $\\eta_t=\\eta_\\ell$, where there is no imbalance.",
    equation: "eq-equal-shares",
    figure: "counterexample",
    test: bound("claim-equal-shares", {
      side: "at least",
      judged: (point) => point.law === "shift",
      measure: gain,
      bound: balancedGain,
      controls: {"it costs the student nothing, the teacher twice": twiceTheImbalance}
    }),
    correction: {
      statement:
        "Under a mean shift the groups' mean adds no more to the student's risk than to the teacher's where $\\|\\Xi\\mu_S\\|\\le\\|\\mu_T\\|$ and $\\nu_z$ is small.",
      test: bound("claim-equal-shares", {
        side: "at least",
        judged: (point) => point.law === "shift" && point.geometry === "seen",
        measure: gain,
        bound: balancedGain,
        controls: {"it costs the student nothing, the teacher twice": twiceTheImbalance}
      })
    },
    note: "The statement contradicts the talk's own formulas (1) and (2), which are those of a mean shift; the law that the talk names is the mixture. The slide states this without a condition on the similarity; the mean that only the student sees refutes it at any $\\Xi\\mu_S\\ne0$."
  },
  {
    id: "mismatch",
    whose: "paper",
    result: "mismatch",
    statement:
      "With little similarity ($p_{T\\wedge S}=1.05$, $p_S=p_T=5$) and $\\nu_z=0.02$, moving $\\eta_u$ away from $\\eta_\\ell=0.1$ raises the student's risk, wherever the mean points.",
    equation: "eq-best-share",
    figure: "gain-mismatch",
    test: order("claim-mismatch-apart", {
      measure: rise,
      controls: {
        "only where the teacher does not see the mean": (values, {geometry}) =>
          geometry === "unseen" ? rise(values) : -rise(values)
      }
    }),
    correction: {
      statement:
        "The risk rises with $(\\eta_u-\\eta_u^\\star)^2$, and under a mean shift, unclipped, $\\eta_u^\\star=\\eta_\\ell$ exactly when $(\\eta_t-\\eta_\\ell)\\big(c-(\\mu_T-\\Xi\\mu_S)^\\top\\Xi\\mu_S\\big)=0$, $c$ as in (7); the sign of each move is that of the limit.",
      test: region("claim-mismatch-apart", {
        measure: rise,
        predicted: signOfRise,
        controls: {
          "any move raises it": () => 1,
          "any move towards η_t lowers it": () => -1
        }
      })
    },
    note: "Two means, both inside $p_{T\\wedge S}\\ll p_S$ and $\\nu_z\\ll1$, judged at $\\eta_u=0.3$ and $0.7$. Along the teacher's own direction the sentence holds. Along one that only the student sees, as in the counter-example at equal shares, $\\mu_T=0$, and moving $\\eta_u$ towards $\\eta_t$ lowers the student's risk, as (2) says too."
  },
  {
    id: "orthogonal",
    whose: "reading",
    result: "orthogonal",
    statement:
      "Under a mean shift with $T^\\top S=0$ and $\\mu_S=0$, moving $\\eta_u$ away from $\\eta_\\ell$ raises the student's risk in proportion to $(\\eta_u-\\eta_\\ell)^2$, with the constant $m_1\\|\\mu_T\\|^2/\\sigma_\\xi^2$ of equation (4).",
    equation: "eq-mean-shift",
    test: limit("claim-orthogonal", {
      measure: rise,
      theory: limitRise,
      size: "dZ",
      margin: 0.03,
      why: "Three per cent of the teacher's risk: above what finite size leaves at the largest d_z",
      rate: -1,
      controls: {
        "linear in the gap, equal at its largest": (p) => (limitRise(p) * (1 - p.etaL)) / (p.etaU - p.etaL),
        "without m₁": statedRise
      }
    }),
    note: "The slide says proportional and gives no constant here; the theorem's constant, 1 for $m_1$, is judged in the entry on the student's risk under a mean shift."
  },
  {
    id: "less-similar-unseen",
    whose: "reading",
    result: "less-similar",
    statement:
      "With the mean outside the student's sight, the student of $\\|\\Xi\\|_F^2=0.5$ has less risk than that of $1.5$, under both laws.",
    equation: "eq-limit",
    figure: "similarity",
    test: order("claim-similarity", {
      measure: rise,
      controls: {"by twice the change in p_T∧S": (values) => rise(values) - 2}
    }),
    note: "The geometry isolates $\\|\\Xi\\|_F^2$: $\\Xi\\mu_S=0$ and $\\|\\mu_S\\|=0$ throughout."
  },
  {
    id: "less-similar-seen",
    whose: "reading",
    result: "less-similar",
    statement:
      "Where both models see the mean, the student of $\\|\\Xi\\|_F^2=0.5$ has less risk than that of $1.5$, at $\\eta_t=0$ and $\\eta_t=\\tfrac12$, under both laws.",
    equation: "eq-limit",
    figure: "similarity",
    test: order("claim-similarity-seen", {
      measure: rise,
      controls: {"only at η_t = 0": (values, {etaT}) => (etaT === 0 ? rise(values) : -rise(values))}
    }),
    correction: {
      statement:
        "Similarity also lets the student undo the teacher's displacement: the sign is that of the limits' difference, and at $\\eta_t=0$ the more similar student wins.",
      test: region("claim-similarity-seen", {
        measure: rise,
        predicted: signOfRise,
        controls: {"always the less similar": () => 1}
      })
    }
  },
  {
    id: "best-share",
    whose: "ours",
    result: "best-share",
    statement:
      "Under a mean shift at $\\nu_z=0.1$, $\\eta_u^\\star$ of equation (7) tells which of two shares on either side of $2\\eta_u^\\star-\\eta_\\ell$ is better than $\\eta_u=\\eta_\\ell$, with $c=\\nu_zu_1(p_T-p_{T\\wedge S})\\|\\mu_S\\|^2$ and not with $u_1=1$.",
    equation: "eq-best-share",
    figure: "best-share",
    test: region("claim-best-share", {
      measure: rise,
      predicted: predictedMove(theory.bestEtaU),
      controls: {
        "u₁ = 1": predictedMove(theory.firstOrderBestEtaU),
        "best at η_ℓ": () => 1
      }
    })
  },
  {
    id: "losing-shift",
    whose: "reading",
    result: "losing",
    statement: "Under a mean shift the student loses exactly in the stated region of $(\\eta_u,\\eta_\\ell)$.",
    equation: "eq-losing",
    figure: "region",
    test: region("claim-region", {
      judged: (point) => point.law === "shift",
      measure: gain,
      predicted: statedSign,
      controls: {
        never: () => 1,
        "shares exchanged": (p) => Math.sign(losingMargin({...p, etaL: p.etaU, etaU: p.etaL}))
      }
    }),
    note: "The two displacements are weighted by the same $m_1$, so the boundary does not depend on $\\gamma_z$."
  },
  {
    id: "losing-mixture",
    whose: "reading",
    result: "losing",
    statement: "Under the mixture the student loses exactly in the stated region of $(\\eta_u,\\eta_\\ell)$.",
    equation: "eq-losing",
    figure: "region",
    test: region("claim-region", {
      judged: (point) => point.law === "mixture",
      measure: gain,
      predicted: statedSign,
      controls: {
        "the shares of the two samples exchanged": (p) => statedSign({...p, etaL: p.etaU, etaU: p.etaL})
      }
    }),
    correction: {
      statement: "Under the mixture the losing region is that of the mixture's own limit, which is smaller.",
      test: region("claim-region", {
        judged: (point) => point.law === "mixture",
        measure: gain,
        predicted: signOfGain,
        controls: {"the stated region": (p) => Math.sign(losingMargin(p))}
      })
    }
  }
]);
