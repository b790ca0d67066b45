import {symbolOf} from "../charts/symbols.js";
import {escapeHtml, format} from "./html.js";

/** Parameters or a sweep point as HTML: "d 960, λ<sub>s</sub> 0.3". */
export const pointWords = (values: object): string =>
  Object.entries(values)
    .map(([name, value]) => {
      const {base, below} = symbolOf(name);
      const symbol = `${escapeHtml(base)}${below && `<sub>${escapeHtml(below)}</sub>`}`;
      return `${symbol} ${typeof value === "number" ? format(value) : escapeHtml(typeof value === "string" ? value : JSON.stringify(value))}`;
    })
    .join(", ");
