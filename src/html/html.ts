const entities: Readonly<Record<string, string>> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"};

/** Text as it may stand in HTML, attributes included. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]);

/** Text of HTML without elements. */
export const unescapeHtml = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (entity) =>
    entity.startsWith("&#") ? "'" : (Object.entries(entities).find(([, name]) => name === entity)?.[0] ?? entity)
  );

/** A number for a table: four significant digits, a true minus sign. */
export function format(value: unknown): string {
  if (typeof value !== "number") return value === null || value === undefined ? "" : String(value);
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value).replace("-", "−");
  const [mantissa, exponent] = value.toPrecision(4).split("e");
  const digits = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  const power = exponent ? ` × 10<sup>${exponent.replace("+", "").replace("-", "−")}</sup>` : "";
  return digits.replace("-", "−") + power;
}
