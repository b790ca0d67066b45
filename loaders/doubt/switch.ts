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

const changed = (value: number, change: Mutant["change"]): number =>
  "be" in change ? change.be : value * change.times;

/** Names of positional parameters, "" where one is taken apart. */
function namesOf(own: (...args: never[]) => unknown): string[] {
  const [, head = ""] = /^(?:async )?(?:function\s*[\w$]*)?\s*\(([\s\S]*?)\)\s*(?:\{|=>)/.exec(own.toString()) ?? [];
  return head.startsWith("{") ? [""] : head.split(",").map((part) => /^\s*(\w+)/.exec(part)?.[1] ?? "");
}

/**
 * What the rewritten theory modules ask at every export: hands values through, changes the one that the mutant names,
 * and takes notes of what passes.
 */
export class Switch {
  mutant: Mutant | undefined;
  /** Exports that were asked since the notes were last cleared. */
  readonly asked = new Set<string>();
  readonly seen = new Map<string, Seen>();

  call(id: string, own: (...args: never[]) => unknown, args: unknown[]): unknown {
    this.asked.add(id);
    return this.answer(id, own(...(this.parameters(id, own, args) as never[])));
  }

  constant(id: string, value: unknown): unknown {
    if (typeof value !== "function") {
      this.asked.add(id);
      return this.answer(id, value);
    }
    return (...args: unknown[]) => this.call(id, value as (...args: never[]) => unknown, args);
  }

  private note(id: string): Seen {
    const known = this.seen.get(id) ?? {fields: new Set<string>(), parameters: new Map<string, number>()};
    this.seen.set(id, known);
    return known;
  }

  private parameters(id: string, own: (...args: never[]) => unknown, args: unknown[]): unknown[] {
    const {mutant} = this;
    const hit = mutant?.id === id && mutant.on === "parameter" ? mutant : undefined;
    const names = this.mutant ? (hit ? namesOf(own) : []) : namesOf(own);
    const seen = this.mutant ? undefined : this.note(id);
    const through = (value: unknown, name: string): unknown => {
      if (typeof value !== "number") return value;
      seen?.parameters.set(name, value);
      return hit?.field === name ? changed(value, hit.change) : value;
    };
    return args.map((arg, k) => {
      if (k === 0 && isObject(arg) && (hit || seen))
        return Object.fromEntries(Object.entries(arg).map(([name, value]) => [name, through(value, name)]));
      return names[k] ? through(arg, names[k]) : arg;
    });
  }

  private answer(id: string, value: unknown): unknown {
    const {mutant} = this;
    const hit = mutant?.id === id && mutant.on === "answer" ? mutant : undefined;
    if (typeof value === "function")
      return (...args: unknown[]) => this.answer(id, (value as (...args: unknown[]) => unknown)(...args));
    if (typeof value === "number") {
      if (!mutant) this.note(id).fields.add("");
      return hit?.field === "" ? changed(value, hit.change) : value;
    }
    if (!isObject(value)) return value;
    const numeric = Object.entries(value).filter(([, part]) => typeof part === "number");
    if (!mutant) for (const [name] of numeric) this.note(id).fields.add(name);
    return hit && typeof value[hit.field] === "number"
      ? {...value, [hit.field]: changed(value[hit.field] as number, hit.change)}
      : value;
  }
}
