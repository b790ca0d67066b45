import {escapeHtml, format} from "./html.js";

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

/** What is written for a subscript. */
type Lower = (text: string) => string;

const asHtml: Lower = (text) => `<sub>${text}</sub>`;
const asText: Lower = (text) => [...text].map((letter) => below[letter] ?? letter).join("");

/** The symbol of a parameter: lambdaT is λ with a t below, stepsW is steps with a w below; words stay. */
function symbol(name: string, lower: Lower): string {
  const [, base, rest = ""] = /^([a-z]+|[A-Z])([A-Z0-9]\w*)?$/.exec(name) ?? [];
  const word = base !== undefined && base.length > 1 && symbols[base] === undefined;
  if (base === undefined || (word && rest.length !== 1)) return escapeHtml(name);
  return `${symbols[base] ?? base}${rest && lower(rest.toLowerCase())}`;
}

function write(values: object, lower: Lower): string {
  const written = (value: unknown): string =>
    typeof value === "number" ? format(value) : escapeHtml(typeof value === "string" ? value : JSON.stringify(value));
  return Object.entries(values)
    .map(([name, value]) => `${symbol(name, lower)} ${written(value)}`)
    .join(", ");
}

/** Parameters or a sweep point, "d 960, λ<sub>s</sub> 0.3"; HTML. */
export const pointWords = (values: object): string => write(values, asHtml);

/** The same as plain text, with Unicode's subscripts where there are some. */
export const pointText = (values: object): string => write(values, asText);
