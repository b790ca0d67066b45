/** Characters that move the cursor, end a line, change direction or cannot be seen or encoded. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Text on one line: what cannot be seen is escaped, what is longer than `most` is cut. */
export function oneLine(text: string, most = 300): string {
  const characters = Array.from(text.slice(0, 2 * most));
  const cut = characters.length > most || text.length > 2 * most;
  const escaped = (cut ? characters.slice(0, most - 1).join("") : text).replace(
    unseen,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`
  );
  return cut ? `${escaped.slice(0, most - 1)}…` : escaped;
}

/** Any value as a message shows it: strings in quotes, all on one line and cut. */
export function show(value: unknown): string {
  if (typeof value === "string") return `"${oneLine(value, 60)}"`;
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return oneLine(text, 60);
}

/** An argument outside its range. Its cause is plain data, which outlives the way out of a worker as a class does not. */
export class DomainError extends RangeError {
  constructor(parameter: string, value: unknown, allowed: string) {
    const message = `${parameter} = ${show(value)}: must be ${allowed}`;
    super(message, {cause: {parameter, message}});
  }
}

/** The parameter that an error says is outside its range, and how it was said; also of an error that left a worker. */
export function domainOf(error: unknown): {readonly parameter: string; readonly message: string} | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === "object" && cause !== null && "parameter" in cause && "message" in cause
    ? (cause as {parameter: string; message: string})
    : undefined;
}

/**
 * Checks one argument.
 *
 * @param holds - The condition; write it so that NaN fails it.
 * @param name - Its name as the command line spells it, say "lambda_t".
 * @param allowed - What is allowed, to follow "must be".
 * @throws DomainError, a RangeError, "name = value: must be allowed".
 */
export function ensure(holds: boolean, name: string, value: unknown, allowed: string): asserts holds {
  if (!holds) throw new DomainError(name, value, allowed);
}
