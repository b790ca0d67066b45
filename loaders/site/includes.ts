import MarkdownIt from "markdown-it";
import {inline} from "../../src/html/includes.js";
import {typeset} from "./markdown.js";

// {{figure id}}, {{claim paper/id}}, {{strip}}, {{tally}}, {{figures}}, {{explorer}}, {{bibtex}}, {{paper}}; on the report's own
// pages {{register}}, {{matrix}}, {{glance}}, {{calibration}}, {{papers}}, {{glossary}}, {{cite}}; on a claim's page {{page}}; and
// within text {{edition}}, {{count papers}}, in words, {{value name}}, {{verdict id}}; "paper/" before a name or id means
// another paper than the page's.
const include = /^\{\{\s*(\w+)(?:\s+([\w./-]+))?\s*\}\}/;

/**
 * Turns `{{kind id}}` into an element that names what is to stand there: a block when alone on its line, a span within
 * text. The post-build step puts the HTML in; in the preview a script of the page does.
 */
export function includes(md: MarkdownIt): void {
  md.block.ruler.before("paragraph", "include", (state, line, _end, silent) => {
    const text = state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]).trim();
    const match = include.exec(text);
    if (!match || match[0].length !== text.length || isInline(match)) return false;
    if (silent) return true;
    const token = state.push("include", "div", 0);
    token.content = nameOf(match);
    token.block = true;
    token.map = [line, line + 1];
    state.line = line + 1;
    return true;
  });
  md.inline.ruler.before("text", "include", (state, silent) => {
    if (!state.src.startsWith("{{", state.pos)) return false;
    const match = include.exec(state.src.slice(state.pos));
    if (!match) return false;
    if (!silent) state.push("include", "span", 0).content = nameOf(match);
    state.pos += match[0].length;
    return true;
  });
  md.renderer.rules.include = (tokens, index) => {
    const {tag, content} = tokens[index];
    return `<${tag} data-include="${content}"></${tag}>${tag === "div" ? "\n" : ""}`;
  };
}

/** An include as a page's source has it. */
export interface Include {
  readonly kind: string;
  readonly id?: string;
  /** Line of the paragraph it stands in, from 1. */
  readonly line: number;
}

const reader = new MarkdownIt({html: true}).use(typeset).use(includes);

/** The includes of a page's source, in order; not those in code. */
export function includesIn(source: string): Include[] {
  let line = 1;
  return reader.parse(source, {}).flatMap((block) => {
    // A cell of a table has no place of its own; its row has.
    line = block.map ? block.map[0] + 1 : line;
    return [block, ...(block.children ?? [])]
      .filter(({type}) => type === "include")
      .map(({content}) => {
        const [kind, id] = content.split(":");
        return {kind, ...(id !== undefined && {id}), line};
      });
  });
}

const isInline = ([, kind]: RegExpExecArray): boolean => inline.includes(kind);

const nameOf = ([, kind, id]: RegExpExecArray): string => (id ? `${kind}:${id}` : kind);
