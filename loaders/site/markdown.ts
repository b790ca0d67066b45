import {katex} from "@mdit/plugin-katex";
import MarkdownIt from "markdown-it";

/**
 * Typesets `$…$` and `$$…$$` while the page is built; bad TeX is an error.
 *
 * The plugin takes every `$`, so Framework's rule for `${…}` must come first.
 */
export function typeset(md: MarkdownIt): void {
  md.use(katex, {
    output: "htmlAndMathml",
    throwOnError: true,
    logger: (code: string) => (code === "unknownSymbol" ? "error" : "ignore")
  });
  const placeholder = md.inline.ruler.getRules("").find(({name}) => name === "transformPlaceholderInline");
  if (placeholder) md.inline.ruler.before("math_inline_dollar", "placeholder_first", placeholder);
}

const markdown = new MarkdownIt({html: false, linkify: false}).use(typeset);

/** Markdown with maths outside pages: captions, statements, notes. HTML in it is text, and so is a script's address. */
export const render = {
  inline: (text: string): string => markdown.renderInline(text),
  block: (text: string): string => markdown.render(text)
};
