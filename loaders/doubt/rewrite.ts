/** What a theory module exports, as the rewriting found it. */
export interface Declared {
  readonly name: string;
  readonly kind: "function" | "constant";
}

/** Index just after the statement that starts here: the first semicolon outside brackets, strings and comments. */
function endOfStatement(source: string, from: number): number {
  let depth = 0;
  for (let i = from; i < source.length; ++i) {
    const c = source[i];
    if (c === "/" && source[i + 1] === "/") i = source.indexOf("\n", i);
    else if (c === "/" && source[i + 1] === "*") i = source.indexOf("*/", i) + 1;
    else if (c === '"' || c === "'" || c === "`") {
      for (++i; source[i] !== c; ++i) if (source[i] === "\\") ++i;
    } else if ("([{".includes(c)) ++depth;
    else if (")]}".includes(c)) --depth;
    else if (c === ";" && depth === 0) return i + 1;
  }
  return source.length;
}

/**
 * Rewrites a theory module so that a switch stands before each of its exports: callers inside the module meet the
 * switch too. A function `f` becomes `f$own` with a hoisted `f` that asks the switch; a constant is passed through it.
 *
 * @param source - TypeScript, as formatted here: exports begin a line.
 * @param file - Name of the module in the names of mutants, "mechanisms/theory/errors".
 * @returns The rewritten module and what it exports.
 */
export function rewrite(source: string, file: string): {code: string; declared: Declared[]} {
  const declared: Declared[] = [];
  const switched = (name: string): string => JSON.stringify(`${file}#${name}`);
  let code = source.replace(/^export function (\w+)/gm, (_, name: string) => {
    declared.push({name, kind: "function"});
    return `function ${name}$own`;
  });
  for (let match = /^export const (\w+)/m.exec(code); match; match = /^export const (\w+)/m.exec(code)) {
    const [head, name] = match;
    const end = endOfStatement(code, match.index);
    const own = code.slice(match.index + head.length, end);
    code = `${code.slice(0, match.index)}const ${name}$own${own}\nvar ${name} = __doubt.constant(${switched(name)}, ${name}$own);\nexport {${name}};${code.slice(end)}`;
    declared.push({name, kind: "constant"});
  }
  const wrappers = declared
    .filter(({kind}) => kind === "function")
    .map(({name}) => `export function ${name}(...args) { return __doubt.call(${switched(name)}, ${name}$own, args); }`);
  return {code: `${code}\n${wrappers.join("\n")}\n`, declared};
}
