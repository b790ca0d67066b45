/** One deliberate mistake in a formula. */
export interface Mutant {
  /** The export it sits in, "mechanisms/theory/errors#teacherError". */
  readonly id: string;
  /** The number that is changed: the value itself (""), a field of the answer, or a parameter on the way in. */
  readonly field: string;
  readonly on: "answer" | "parameter";
  /** What the number is multiplied by, or what stands in its place. */
  readonly change: {readonly times: number} | {readonly be: number};
}

/** What was seen of an export while nothing was changed. */
export interface Seen {
  /** Fields of the answer that hold numbers; "" for a number itself. */
  readonly fields: Set<string>;
  /** Numeric parameters with a value each was called with. */
  readonly parameters: Map<string, number>;
}

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

const isNumbers = (value: unknown): value is readonly number[] | Float64Array =>
  value instanceof Float64Array ||
  (Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === "number"));

/** Numbers, one or a row of them. */
const isNumeric = (value: unknown): boolean => typeof value === "number" || isNumbers(value);

const changed = (value: number, change: Mutant["change"]): number =>
  "be" in change ? change.be : value * change.times;

const allChanged = (value: unknown, change: Mutant["change"]): unknown =>
  isNumbers(value) ? value.map((part) => changed(part, change)) : changed(value as number, change);

/** Whether two answers differ in any number; one that is handed on as a function may. */
const differ = (one: unknown, other: unknown): boolean =>
  typeof one === "function" || JSON.stringify(one) !== JSON.stringify(other);

/** Names of positional parameters, "" where one is taken apart. */
function namesOf(own: (...args: never[]) => unknown): string[] {
  const [, head = ""] = /^(?:async )?(?:function\s*[\w$]*)?\s*\(([\s\S]*?)\)\s*(?:\{|=>)/.exec(own.toString()) ?? [];
  // esbuild tells names apart by a number at their end.
  return head.startsWith("{")
    ? [""]
    : head.split(",").map((part) => /^\s*([A-Za-z]\w*?)\d*(?=\W|$)/.exec(part)?.[1] ?? "");
}

/**
 * What the rewritten theory modules ask at every export: hands values through, changes the one that the mutant names,
 * and takes notes of what passes.
 */
export class Switch {
  /** Exports that were asked since the notes were last cleared. */
  readonly asked = new Set<string>();
  readonly seen = new Map<string, Seen>();
  private readonly names = new Map<string, readonly string[]>();
  private mutant: Mutant | undefined;
  private changedAny = false;
  private aside = false;

  /** Sets a mutant, or none. */
  set(mutant: Mutant | undefined): void {
    this.mutant = mutant;
    this.changedAny = false;
  }

  /** Whether the mutant changed any answer since it was set: a parameter that a formula ignores changes none. */
  get effective(): boolean {
    return this.changedAny;
  }

  call(id: string, own: (...args: never[]) => unknown, args: unknown[]): unknown {
    this.asked.add(id);
    const {mutant} = this;
    if (!mutant) this.noteParameters(id, own, args);
    if (!mutant || mutant.id !== id || this.aside) return this.answer(id, own(...(args as never[])));
    if (mutant.on === "answer") return this.answer(id, own(...(args as never[])));
    const answer = own(...(this.disturbed(mutant, own, args) as never[]));
    this.changedAny ||= differ(answer, this.unchanged(own, args));
    return answer;
  }

  constant(id: string, value: unknown): unknown {
    if (typeof value !== "function") {
      this.asked.add(id);
      return this.answer(id, value);
    }
    return (...args: unknown[]) => this.call(id, value as (...args: never[]) => unknown, args);
  }

  /** What a function gives with the mutant set aside. */
  private unchanged(own: (...args: never[]) => unknown, args: unknown[]): unknown {
    this.aside = true;
    try {
      return own(...(args as never[]));
    } catch {
      return undefined;
    } finally {
      this.aside = false;
    }
  }

  private note(id: string): Seen {
    const known = this.seen.get(id) ?? {fields: new Set<string>(), parameters: new Map<string, number>()};
    this.seen.set(id, known);
    return known;
  }

  /** Names and values of the numbers among a call's arguments, those of a first object included. */
  private noteParameters(id: string, own: (...args: never[]) => unknown, args: unknown[]): void {
    const {parameters} = this.note(id);
    const named = isObject(args[0]) ? Object.entries(args[0]) : [];
    const placed = this.namesAt(id, own).map((name, k) => [name, args[k]] as const);
    for (const [name, value] of [...named, ...placed])
      if (name !== "" && typeof value === "number") parameters.set(name, value);
  }

  /** Names of an export's parameters, read once. */
  private namesAt(id: string, own: (...args: never[]) => unknown): readonly string[] {
    const names = this.names.get(id) ?? namesOf(own);
    this.names.set(id, names);
    return names;
  }

  private disturbed({id, field, change}: Mutant, own: (...args: never[]) => unknown, args: unknown[]): unknown[] {
    const names = this.namesAt(id, own);
    return args.map((arg, k) => {
      if (k === 0 && isObject(arg))
        return typeof arg[field] === "number" ? {...arg, [field]: changed(arg[field] as number, change)} : arg;
      return names[k] === field && typeof arg === "number" ? changed(arg, change) : arg;
    });
  }

  private answer(id: string, value: unknown): unknown {
    const {mutant} = this;
    const hit = mutant?.id === id && mutant.on === "answer" && !this.aside ? mutant : undefined;
    if (typeof value === "function")
      return (...args: unknown[]) => this.answer(id, (value as (...args: unknown[]) => unknown)(...args));
    const numeric = isObject(value)
      ? Object.keys(value).filter((name) => isNumeric(value[name]))
      : isNumeric(value)
        ? [""]
        : [];
    if (!mutant) for (const name of numeric) this.note(id).fields.add(name);
    if (!hit || !numeric.includes(hit.field)) return value;
    const part = isObject(value) ? value[hit.field] : value;
    const now = allChanged(part, hit.change);
    this.changedAny ||= differ(now, part);
    return isObject(value) ? {...value, [hit.field]: now} : now;
  }
}
