/** A re-run that an address asks for: `?rerun=figure-6&seed=7&trials=10`. */
export interface Request {
  readonly figure: string;
  readonly seed: number;
  readonly trials: number;
}

/** The largest seed and number of trials the page takes. */
export const limits = {seed: 2 ** 32 - 1, trials: 100_000};

/**
 * The re-run that an address asks for; what it leaves out, or gives wrongly, is filled from `otherwise`.
 *
 * @returns Undefined when it asks for none, or for another figure's; and notes on what was ignored.
 */
export function readRequest(search: string, otherwise: Request): {request?: Request; notes: string[]} {
  const words = new URLSearchParams(search);
  const notes: string[] = [];
  if (words.get("rerun") !== otherwise.figure) return {notes};
  const whole = (name: "seed" | "trials", least: number): number => {
    const text = words.get(name);
    if (text === null) return otherwise[name];
    if (/^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= limits[name]) return Number(text);
    notes.push(
      `The link says ${name} “${text}”; it must be a whole number from ${least} to ${limits[name]}, so it is ignored.`
    );
    return otherwise[name];
  };
  return {request: {figure: otherwise.figure, seed: whole("seed", 0), trials: whole("trials", 1)}, notes};
}

/** The address that asks for a re-run; other words of the address stay. */
export function writeRequest({figure, seed, trials}: Request, search: string): string {
  const words = new URLSearchParams(search);
  words.set("rerun", figure);
  words.set("seed", String(seed));
  words.set("trials", String(trials));
  return `?${words}#${figure}`;
}
