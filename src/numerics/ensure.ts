/**
 * Checks one argument.
 *
 * @param holds - The condition; write it so that NaN fails it.
 * @param name - Its name as the command line spells it, say "lambda_t".
 * @param allowed - What is allowed, to follow "must be".
 * @throws RangeError "name = value: must be allowed".
 */
export function ensure(holds: boolean, name: string, value: unknown, allowed: string): asserts holds {
  if (!holds) throw new RangeError(`${name} = ${String(value)}: must be ${allowed}`);
}
