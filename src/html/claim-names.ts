/** Words of a claim's id, without those that its result's name says already: "Theorem 8", "theorem-8-sign" → "sign". */
export function aspectOf(name: string, id: string): string {
  const named = slugOf(name);
  const rest = id === named ? "" : id.startsWith(`${named}-`) ? id.slice(named.length + 1) : id;
  return rest.replaceAll("-", " ");
}

/** A claim's name in plain text: "Theorem 8, sign". */
export function nameOfClaim(name: string, id: string): string {
  const aspect = aspectOf(name, id);
  return aspect === "" ? name : `${name}, ${aspect}`;
}

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** Text without markup: TeX by its letters, for search and descriptions, "γ_t < 1" for `$\gamma_t<1$`. */
export function plainText(markdown: string): string {
  const parts = markdown.split("$");
  const texts = parts.map((part, k) =>
    k % 2 === 1 ? plainTex(part) : part.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`]/g, "")
  );
  return texts.join("").replace(/\s+/g, " ").trim();
}

const greek: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ε",
  varepsilon: "ε",
  zeta: "ζ",
  eta: "η",
  theta: "θ",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  phi: "φ",
  chi: "χ",
  psi: "ψ",
  omega: "ω",
  Delta: "Δ",
  Gamma: "Γ",
  Sigma: "Σ",
  Theta: "Θ",
  Omega: "Ω",
  xi: "ξ",
  pi: "π",
  ell: "ℓ",
  le: "≤",
  leq: "≤",
  ge: "≥",
  geq: "≥",
  ll: "≪",
  gg: "≫",
  ne: "≠",
  to: "→",
  approx: "≈",
  asymp: "≍",
  lesssim: "≲",
  gtrsim: "≳",
  propto: "∝",
  cdot: "·",
  times: "×",
  infty: "∞",
  in: "∈",
  pm: "±",
  sim: "∼",
  wedge: "∧",
  top: "ᵀ",
  star: "*",
  sqrt: "√",
  sum: "Σ",
  lVert: "‖",
  rVert: "‖"
};

/** Functions that TeX calls by their names. */
const functions = /^(?:min|max|log|ln|exp|sup|inf|arg|Pr|det|sin|cos|tan|arccos|tanh)$/;

/** TeX as a line of text; what it does not know it leaves out. */
function plainTex(tex: string): string {
  // Braces that are printed are put aside while those that group are taken away.
  let text = tex.replaceAll("\\{", "\uE000").replaceAll("\\}", "\uE001");
  for (let before = ""; before !== text; ) {
    before = text;
    text = text
      .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "($1)/($2)")
      .replace(/\\[dt]?frac\s*(\w)\s*(\w)/g, "$1/$2")
      .replace(/\\sqrt\s*\{([^{}]{2,})\}/g, "\\sqrt($1)")
      .replace(
        /\\(?:mathcal|mathbb|mathrm|operatorname|hat|tilde|bar|text|lVert|rVert|lvert|rvert)\b\s*\{([^{}]*)\}/g,
        "$1"
      )
      .replace(/\{([^{}]*)\}/g, "$1");
  }
  return text
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => greek[name] ?? (functions.test(name) ? name : ""))
    .replace(/\\[,;:! ]/g, " ")
    .replace(/[\\{}]/g, "")
    .replaceAll("\uE000", "{")
    .replaceAll("\uE001", "}")
    .replace(/\s+/g, " ");
}
