import type {Claim} from "../../../engine/claim.js";

type Links = Pick<Claim, "equation" | "figure" | "source">;

const untested = (id: string, statement: string, why: string, links: Links = {}): Claim => ({
  id,
  result: id,
  whose: "paper",
  statement,
  ...links,
  test: {kind: "none", why}
});

const textbook = "A textbook identity that the paper quotes; there is nothing random in it.";

/** Results that no simulation of this room judges. */
export const preliminaryClaims: readonly Claim[] = [
  untested(
    "condition-12",
    "For $\\gamma_s\\neq1$ and $-1<c<0$ the student's difference vanishes at $\\lambda_\\pm=[-(1+2c+5c^2+4\\gamma_sc(1+c))\\pm(1+3c)\\sqrt{(1-c)^2+8\\gamma_sc(1+c)}]/(4c(1+c))$.",
    "An algebraic consequence of Theorem 4: the window's tests find the same roots by bisection to eleven digits, and Theorem 5's entries judge the window by simulation.",
    {equation: "eq-window", figure: "figure-1", source: "test/papers/mechanisms/window.test.ts"}
  ),
  untested(
    "remark-6",
    "Ridge with the penalty $\\beta^\\top\\Gamma^{-1}\\beta$ is ridge on the second layer of a linear network with first layer $\\Gamma^{1/2}$.",
    "A change of variables; there is nothing random in it."
  ),
  untested("lemma-12", "$(vu^\\top)\\odot C=\\operatorname{diag}(v)\\,C\\operatorname{diag}(u)$.", textbook),
  untested(
    "theorem-13",
    "Quadratic forms of independent sub-Gaussian coordinates concentrate about their mean (Hanson and Wright).",
    "A classical inequality with an unspecified constant: no number to compare with."
  ),
  untested("lemma-14", "The inverse of a rank-one update (Sherman and Morrison).", textbook),
  untested("lemma-15", "$H_k(x+y)=\\sum_j\\binom kjx^jH_{k-j}(y)$ for Hermite polynomials.", textbook),
  untested(
    "theorem-16",
    "The spectrum of a sample covariance tends to the Marchenko–Pastur law.",
    "A classical theorem. What the paper takes from it, the limits of the traces $m_1$ and $m_2$, is judged with Proposition 3.",
    {equation: "eq-teacher-error", source: "test/papers/mechanisms/theory.test.ts"}
  )
];
