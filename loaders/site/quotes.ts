/** Elements whose text is code, data or the source of a formula, whole; comments; tags; text. */
const pieces =
  /<(script|style|pre|code|textarea|annotation)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+/gi;
const inline = /^<\/?(?:a|abbr|b|button|cite|dfn|em|i|math|m\w+|q|s|semantics|small|span|strong|sub|sup)\b/i;
const mark = /"|&quot;|'|&#39;|&#x27;/g;

/**
 * A page with curved quotation marks and apostrophes in its text. Code, formulas and attributes stay as they are.
 *
 * A mark opens where text begins, or after a space, a dash or an opening bracket; any other closes.
 */
export function curlQuotes(html: string): string {
  let before = " ";
  return html.replace(pieces, (piece, whole: string | undefined) => {
    if (whole !== undefined) before = "x";
    else if (!piece.startsWith("<")) {
      const curled = piece.replace(mark, (sign, at: number) => {
        const opens = /[\s([{–—“‘]/.test(at > 0 ? piece[at - 1] : before);
        if (sign === '"' || sign === "&quot;") return opens ? "“" : "”";
        return opens ? "‘" : "’";
      });
      before = curled.at(-1) as string;
      return curled;
    } else if (!inline.test(piece) && !piece.startsWith("<!--")) before = " ";
    return piece;
  });
}
