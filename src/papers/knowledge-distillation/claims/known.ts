import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import {type Setting, sized} from "../setting.js";
import * as theory from "../theory.js";
import {atOnePercent, exact, limit, order, region, sharesOf, signalOf, testFile} from "./setting.js";

/** +1 for features whose ζ is below a threshold, −1 above. */
const below = (threshold: (rest: number) => number) => (p: Setting & {readonly i: number}) => {
  const {lost, rest} = sharesOf(p);
  return lost[p.i - 1] < threshold(rest) ? 1 : -1;
};
const amplify = below((rest) => rest);
const keep = below(Math.sqrt);

const noiseCost = (p: Setting): number => {
  const {p: features, n, alpha} = sized(p);
  return theory.noiseCost({p: features, n, alpha});
};

type Noisy = Pick<Setting, "p" | "n" | "sigma">;

/** An exact risk on labels of half the truth, and wrong ones: the formula elsewhere. */
function halved(risk: (at: Noisy, signal: number, g: number) => number, wrong: Record<string, (at: Noisy) => Noisy>) {
  const at = (shift: (at: Noisy) => Noisy) => (p: Setting) =>
    risk(shift({p: p.p, n: p.n, sigma: p.sigma}), signalOf(p), 0.5);
  const right = at((same) => same);
  const controls = Object.fromEntries(Object.entries(wrong).map(([name, shift]) => [name, at(shift)]));
  return {theory: right, unit: right, controls};
}

/** The risk on labels of one surrogate. */
const risk = (name: "truth" | "optimal" | "mask", statement: string) => ({
  id: `risk-${name}`,
  whose: "reading" as const,
  result: "target-risk",
  statement,
  equation: "eq-risks",
  figure: "figure-1b",
  test: limit("claim-risks", {
    ...atOnePercent,
    measure: name,
    theory: (p) => theory.oneStageRisk(p, name),
    unit: (p) => theory.oneStageRisk(p, name),
    controls: {
      "without the scatter of the labels": (p) => theory.oneStageRisk(p, name) * sharesOf(p).rest,
      "n/p for Ω": (p) => (theory.oneStageRisk(p, name) * sharesOf(p).rest) / (1 - p.n / p.p)
    }
  })
});

const zetas = Array.from({length: 101}, (_, k) => k / 100);

/** Surrogates that are known. */
export const known = defineClaims({testFile}, [
  {
    id: "concentration",
    whose: "paper",
    result: "theorem-1",
    statement: "At finite sizes the risk is close to its deterministic equivalent with high probability.",
    test: {
      kind: "none",
      why: "Rate and constants were not in what we had. The entries on the risk of the target test the equivalent itself."
    }
  },
  risk("truth", "A target fitted to true labels has the risk $\\sum\\lambda_i\\beta_i^{*2}\\zeta_i^2/(1-\\Omega)$."),
  risk(
    "optimal",
    "A target fitted to the best surrogate's labels has the risk $\\sum\\lambda_i\\beta_i^{*2}\\,\\Omega\\zeta_i^2/\\bigl((1-\\Omega)(1-\\zeta_i)^2+\\Omega\\zeta_i^2\\bigr)$."
  ),
  risk(
    "mask",
    "A target fitted to the best mask's labels has the risk $\\sum\\lambda_i\\beta_i^{*2}\\min\\bigl(1,\\zeta_i^2/(1-\\Omega)\\bigr)$."
  ),
  {
    id: "noise-cost",
    whose: "reading",
    result: "target-risk",
    statement: "Noise in the labels adds $\\sigma^2\\,\\Omega/(1-\\Omega)$ to the risk, whatever the surrogate.",
    equation: "eq-risk",
    test: limit("claim-risks", {
      ...atOnePercent,
      measure: "noise",
      theory: noiseCost,
      unit: noiseCost,
      controls: {"n/p for Ω": (p) => p.n / (p.p - p.n), "Ω for Ω/(1−Ω)": (p) => sharesOf(p).omega}
    })
  },
  {
    id: "amplify-rule",
    whose: "paper",
    result: "corollary-1",
    statement:
      "Amplifying feature $i$ in the labels lowers the target's risk where $\\zeta_i<1-\\Omega$; shrinking it does elsewhere.",
    equation: "eq-optimal",
    figure: "signs",
    test: region("claim-signs", {
      measure: ({kept, charged}) => kept - charged,
      unit: () => 1,
      predicted: amplify,
      controls: {"the mask's threshold": keep}
    }),
    note: "The slope of the risk at the truth is judged. Features within four per cent of either threshold are left out."
  },
  {
    id: "mask-rule",
    whose: "paper",
    result: "best-mask",
    statement:
      "Dropping feature $i$ from the labels lowers the target's risk where $1-\\zeta_i^2<\\Omega$ and raises it elsewhere.",
    equation: "eq-mask",
    figure: "signs",
    test: region("claim-signs", {
      measure: ({kept, charged}) => 2 * kept - charged,
      unit: () => 1,
      predicted: keep,
      controls: {"the amplifying threshold": amplify}
    })
  },
  {
    id: "better-than-truth",
    whose: "paper",
    result: "corollary-1",
    statement: "Labels of the best surrogate make a better target than true labels.",
    equation: "eq-gain",
    figure: "figure-1b",
    test: order("claim-risks", {
      measure: ({truth, optimal}) => truth - optimal,
      controls: {"by 33 %": ({truth, optimal}) => 0.67 * truth - optimal}
    })
  },
  {
    id: "mask-between",
    whose: "reading",
    result: "best-mask",
    statement:
      "Labels of the best mask make a better target than true labels, and a worse one than the best surrogate's.",
    equation: "eq-risks",
    figure: "figure-1b",
    test: order("claim-risks", {
      measure: ({truth, optimal, mask}) => Math.min(mask - optimal, truth - mask),
      controls: {"better than the best surrogate's": ({optimal, mask}) => optimal - mask}
    })
  },
  {
    id: "damped-is-not-optimal",
    whose: "ours",
    result: "corollary-1",
    statement:
      "The surrogate $(1-\\zeta_i)\\beta_i^*$, which one set of notes prints as the best, makes a worse target than the best.",
    equation: "eq-optimal",
    test: order("claim-risks", {
      measure: ({damped, optimal}) => damped - optimal,
      controls: {"a worse one than true labels": ({damped, truth}) => damped - truth}
    }),
    note: "The notes are machine-written and garble symbols; nothing says that the paper prints this."
  },
  {
    id: "isotropic",
    whose: "reading",
    result: "isotropic",
    statement:
      "With $\\Lambda=I$ and $q=n/p$, labels of $g\\beta^*$ give the risk $(1-2qg+qg^2)\\lVert\\beta^*\\rVert^2+\\sigma^2n/(p-n-1)$, smallest at $g=1$.",
    equation: "eq-isotropic",
    test: exact("claim-isotropic", {
      measure: "half",
      ...halved(theory.isotropicRisk, {
        "n/(p−n) for the noise": ({p, ...rest}) => ({...rest, p: p + 1}),
        "q² for q": ({p, n, sigma}) => ({p, n: n ** 2 / p, sigma})
      })
    })
  },
  {
    id: "proposition-2",
    whose: "reading",
    result: "proposition-2",
    statement:
      "With $n>p+1$, labels of $g\\beta^*$ give the risk $(1-g)^2\\lVert\\beta^*\\rVert_\\Lambda^2+\\sigma^2p/(n-p-1)$, smallest at $g=1$.",
    equation: "eq-classical",
    test: exact("claim-classical", {
      measure: "half",
      ...halved(theory.classicalRisk, {
        "p/(n−p) for the noise": ({n, ...rest}) => ({...rest, n: n + 1}),
        "noise by its standard deviation": ({sigma, ...rest}) => ({...rest, sigma: Math.sqrt(sigma)})
      })
    })
  },
  {
    id: "ratio-floor",
    whose: "ours",
    result: "ratio-floor",
    statement: "Without noise, $R_{\\mathrm{opt}}/R_{\\mathrm{true}}\\ge\\min(\\Omega,1-\\Omega)$.",
    equation: "eq-floor",
    test: identity({
      points: [{omega: 0.05}, {omega: 0.387}, {omega: 0.5}, {omega: 0.613}, {omega: 0.95}],
      left: ({omega}) =>
        Math.min(...zetas.map((zeta) => (omega * (1 - omega)) / ((1 - omega) * (1 - zeta) ** 2 + omega * zeta ** 2))),
      right: ({omega}) => Math.min(omega, 1 - omega),
      tolerance: 1e-14,
      controls: {"one half": () => 0.5, "their product": ({omega}) => omega * (1 - omega)}
    }),
    note: "The ratio is a mean of the same ratio for single features, which is smallest where $\\zeta$ is 0 or 1."
  },
  {
    id: "scaling-constant",
    whose: "reading",
    result: "scaling-law",
    statement:
      "The best surrogate changes the constant of the scaling law and not its exponent: at $(\\alpha,\\beta)=(2,2.5)$ the ratio $R_{\\mathrm{opt}}/R_{\\mathrm{true}}$ tends to 0.7654 for $1\\ll n\\ll p$.",
    equation: "eq-scaling",
    figure: "scaling",
    test: limit("claim-scaling", {
      measure: ({truth, optimal}) => optimal / truth,
      theory: ({alpha, beta}) => theory.limitRatio({alpha, beta}, "optimal"),
      unit: () => 1,
      judged: ({n}) => n === 100,
      size: "n",
      rate: -1,
      margin: 0.01,
      why: "The equivalent at p = 2000 and n = 100 is 0.0013 below the limit, and a ratio of risks that are each off by up to 1/n can add half a hundredth.",
      controls: {
        "α and β exchanged": ({alpha, beta}) => theory.limitRatio({alpha: beta, beta: alpha}, "optimal"),
        "the mask's constant": ({alpha, beta}) => theory.limitRatio({alpha, beta}, "mask")
      }
    }),
    note: "The claim is judged at one size. With $p$ held the ratio falls to the limit and past it, so that its distance has no rate in $n$."
  }
]);
