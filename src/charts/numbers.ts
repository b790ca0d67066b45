const dash = "—";

/** A number in prose with so many decimals: a true minus sign, none before a zero; a dash for what is not finite. */
export function fixed(x: number, decimals = 2): string {
  if (!Number.isFinite(x)) return dash;
  const text = x.toFixed(decimals);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
}

/** A number in prose with so many significant digits; otherwise as `fixed`. */
export const significant = (x: number, digits = 3): string =>
  Number.isFinite(x) ? String(Number(x.toPrecision(digits))).replace("-", "−") : dash;

/** A share in per cent with so many decimals. */
export const percent = (share: number, decimals = 1): string =>
  Number.isFinite(share) ? `${fixed(100 * share, decimals)} %` : dash;

const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** A count in prose: in words up to twelve. */
export const counted = (count: number): string => words[count] ?? String(count);

/** Text that begins a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
