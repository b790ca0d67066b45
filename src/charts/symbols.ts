import {significant} from "./numbers.js";

/** Symbols of names: greek letters, and ratios whose name says what is varied. */
const symbols: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  zeta: "ζ",
  eta: "η",
  kappa: "κ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  tuning: "λ/λ*",
  multiple: "1/γ"
};

const below: Readonly<Record<string, string>> = {t: "ₜ", s: "ₛ", u: "ᵤ", l: "ₗ", n: "ₙ", p: "ₚ", h: "ₕ", e: "ₑ"};

/** A parameter's symbol: lambdaT is λ over t, stepsW is steps over w; words stay as they are. */
export function symbolOf(name: string): {readonly base: string; readonly below: string} {
  const [, base, rest = ""] = /^([a-z]+|[A-Z])([A-Z0-9]\w*)?$/.exec(name) ?? [];
  const word = base !== undefined && base.length > 1 && symbols[base] === undefined;
  if (base === undefined || (word && rest.length !== 1)) return {base: name, below: ""};
  return {base: symbols[base] ?? base, below: rest.toLowerCase()};
}

/** Parameters or a sweep point as plain text, "d 960, λₛ 0.3", with Unicode's subscripts where there are some. */
export function pointText(values: object): string {
  const written = (value: unknown): string =>
    typeof value === "number" ? significant(value, 4) : typeof value === "string" ? value : JSON.stringify(value);
  const subscript = (text: string): string => [...text].map((letter) => below[letter] ?? letter).join("");
  return Object.entries(values)
    .map(([name, value]) => {
      const symbol = symbolOf(name);
      return `${symbol.base}${subscript(symbol.below)} ${written(value)}`;
    })
    .join(", ");
}
