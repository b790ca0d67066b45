import {InputError} from "../src/engine/input.js";
import {oneLine} from "../src/numerics/ensure.js";

/** Arrays and objects within each other; enough for a matrix, too few to run out of stack. */
const deepest = 8;

const blank = /[ \t\n\r]*/y;
const string = /"(?:[^"\\]+|\\.)*"/sy;
const word = /[^\s,:{}[\]"]+/y;
/** As JSON writes numbers, and as many tools do: .5, 1. and +1. */
const number = /^[+-]?(?:0|[1-9]\d*|(?=\.\d))(?:\.\d*)?(?:[eE][+-]?\d+)?$/;
const named: Readonly<Record<string, boolean | null>> = {true: true, false: false, null: null};

/**
 * Reads a JSON text. `JSON.parse` would do, but it lets a key that is given twice pass, takes `__proto__` for what it is
 * not, and does not always say where a text is broken.
 *
 * @throws InputError saying what is wrong and where; of a value that is no JSON, such as NaN, also its key.
 */
export function readJson(text: string): unknown {
  return new Reader(text).whole();
}

class Reader {
  private at = 0;
  /** The key of the outermost object whose value is read. */
  private key: string | undefined;

  constructor(private readonly text: string) {}

  whole(): unknown {
    const value = this.value(0);
    if (this.at < this.text.length) this.fail("something after the end");
    return value;
  }

  private value(depth: number): unknown {
    this.match(blank);
    const start = this.text[this.at];
    if (depth > deepest) this.fail(`more than ${deepest} levels of arrays and objects`);
    const value =
      start === "{"
        ? this.object(depth)
        : start === "["
          ? this.array(depth)
          : start === '"'
            ? this.string()
            : this.word();
    this.match(blank);
    return value;
  }

  private array(depth: number): unknown[] {
    const values: unknown[] = [];
    this.list("[", "]", () => values.push(this.value(depth + 1)));
    return values;
  }

  private object(depth: number): Record<string, unknown> {
    const values: Record<string, unknown> = Object.create(null);
    this.list("{", "}", () => {
      this.match(blank);
      if (this.text[this.at] !== '"') this.fail('no key in "quotes"');
      const key = this.string();
      if (Object.hasOwn(values, key)) this.fail(`the key ${oneLine(JSON.stringify(key), 60)} a second time`);
      if (depth === 0) this.key = key;
      this.match(blank);
      this.take(":");
      values[key] = this.value(depth + 1);
    });
    return values;
  }

  private list(open: string, close: string, item: () => void): void {
    this.take(open);
    this.match(blank);
    if (this.text[this.at] === close) ++this.at;
    else {
      item();
      while (this.text[this.at] === ",") {
        ++this.at;
        item();
      }
      this.take(close);
    }
  }

  private string(): string {
    const found = this.match(string);
    try {
      if (found) return JSON.parse(found);
    } catch {
      this.at -= found.length;
    }
    return this.fail("a broken string");
  }

  private word(): unknown {
    const found = this.match(word);
    if (Object.hasOwn(named, found)) return named[found];
    if (!number.test(found)) {
      this.at -= found.length;
      return this.fail(found === "" ? undefined : `${oneLine(found, 60)}, which is no JSON`);
    }
    const value = Number(found);
    // A number that no double is near stays text, so that the message shows it as it was given.
    const lost = !Number.isFinite(value) || (value === 0 && /[1-9]/.test(found.replace(/e.*/i, "")));
    return lost ? found : value + 0;
  }

  private take(mark: string): void {
    if (this.text[this.at] !== mark) this.fail(undefined, `"${mark}"`);
    ++this.at;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  private fail(what?: string, instead?: string): never {
    const before = this.text.slice(0, this.at).split("\n");
    const place = `line ${before.length}, column ${before[before.length - 1].length + 1}`;
    const next = this.text[this.at];
    const seen = what ?? (next === undefined ? "the end" : oneLine(JSON.stringify(next), 20));
    throw new InputError(
      `${this.key === undefined ? "" : `${oneLine(this.key, 40)}: `}broken JSON at ${place}: ${seen}${instead === undefined ? "" : ` instead of ${instead}`}`
    );
  }
}
