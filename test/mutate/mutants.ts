import {transformSync} from "esbuild";
import {parseAst} from "vitest/node";

/** One change of a file's code, types already taken out. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The changed line and how, by which the list of equivalent mutants names it; survives changes elsewhere. */
  readonly name: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const swaps: Readonly<Record<string, string>> = {
  ...{"+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "**": "*", ">>": "<<", "<<": ">>", ">>>": "<<"},
  ...{"<": "<=", "<=": "<", ">": ">=", ">=": ">", "===": "!==", "!==": "===", "&&": "||", "||": "&&"},
  ...{"+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=", "++": "--", "--": "++"}
};

/** The code of a module without its types. */
export const plainCode = (source: string): string =>
  transformSync(source, {loader: "ts", format: "esm", target: "es2022"}).code;

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === "string";
const children = (node: Node): Node[] => Object.values(node).flatMap((value) => [value].flat().filter(isNode));
const isText = (node: Node): boolean =>
  node.type === "TemplateLiteral" || (node.type === "Literal" && typeof node.value === "string");

function* nodes(node: Node): Generator<Node> {
  // Messages are not judged.
  if (node.type === "ThrowStatement" || node.type === "TemplateLiteral" || node.type.startsWith("Import")) return;
  if (node.type === "UnaryExpression" && node.operator === "void") return;
  yield node;
  for (const child of children(node)) yield* nodes(child);
}

/** Every mutant of a module: operators exchanged, numbers moved, conditions turned round, minima made maxima. */
export function mutantsOf(code: string): Mutant[] {
  const found = new Map<string, Mutant>();
  const add = ({start, end}: Pick<Node, "start" | "end">, text: string): void => {
    const from = code.lastIndexOf("\n", start - 1) + 1;
    const line = code.slice(from, code.indexOf("\n", start)).trim();
    const base = `${line} ⟶ ${code.slice(start, end).replace(/\s+/g, " ")} → ${text.replace(/\s+/g, " ")}`;
    let name = base;
    for (let k = 2; found.has(name); ++k) name = `${base} (${k})`;
    found.set(name, {start, end, text, name});
  };
  for (const node of nodes(parseAst(code) as unknown as Node)) {
    const [first, second] = children(node);
    const operator = String(node.operator);
    switch (node.type) {
      case "BinaryExpression":
      case "LogicalExpression":
      case "AssignmentExpression": {
        const swapped = swaps[operator];
        if (!swapped || isText(first) || isText(second)) break;
        const start = code.indexOf(operator, first.end);
        add({start, end: start + operator.length}, swapped);
        break;
      }
      case "UpdateExpression":
        add(
          node,
          node.prefix
            ? swaps[operator] + code.slice(first.start, first.end)
            : `${code.slice(first.start, first.end)}${swaps[operator]}`
        );
        break;
      case "UnaryExpression":
        if (operator === "-" || operator === "!") add(node, code.slice(first.start, first.end));
        break;
      case "Literal":
        if (typeof node.value === "number") add(node, moved(node.value));
        break;
      case "IfStatement":
      case "ConditionalExpression":
        add(first, `!(${code.slice(first.start, first.end)})`);
        break;
      case "MemberExpression": {
        const text = code.slice(node.start, node.end);
        if (text === "Math.min") add(node, "Math.max");
        if (text === "Math.max") add(node, "Math.min");
      }
    }
  }
  return [...found.values()];
}

const moved = (value: number): string => String(Number.isInteger(value) && value < 1e6 ? value + 1 : value * 1.02);

/** The mutated code, each of whose loops ends with an error when the module is more than this old. */
export function mutate(code: string, {start, end, text}: Mutant, milliseconds: number): string {
  const mutated = code.slice(0, start) + text + code.slice(end);
  const edits: [at: number, text: string][] = [];
  const guard = "if ((++__turns & 1023) === 0 && Date.now() > __end) throw new Error('too slow');";
  for (const {type, body} of nodes(parseAst(mutated) as unknown as Node)) {
    if (!/^(For\w*|While|DoWhile)Statement$/.test(type) || !isNode(body)) continue;
    edits.push([body.start, `{${guard}`], [body.end, "}"]);
  }
  const guarded = edits
    .map(([at, text], k) => ({at, text, k}))
    .sort((a, b) => b.at - a.at || b.k - a.k)
    .reduce((all, {at, text}) => all.slice(0, at) + text + all.slice(at), mutated);
  return `let __turns = 0; const __end = Date.now() + ${milliseconds};\n${guarded}`;
}
