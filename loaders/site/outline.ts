/** A rectangle that holds something drawn: left, top, right, bottom, in pixels. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** A step of a path in absolute coordinates: its letter, its numbers, and the point where it ends. */
interface Step {
  readonly letter: "M" | "L" | "C" | "Q" | "A" | "Z";
  readonly numbers: readonly number[];
}

/** Numbers that follow each letter of the path data Vega writes. */
const counts: Readonly<Record<string, number>> = {M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, A: 7, Z: 0};

/** Hundredths of a pixel are finer than any screen shows. */
export const rounded = (value: number): number => Math.round(100 * value) / 100;

/**
 * Reads path data and moves it.
 *
 * @param d - Absolute commands but for h, v and l.
 * @throws RangeError when it holds a command that Vega's drawings have not.
 */
export function readOutline(d: string, [left, top]: readonly [number, number]): Step[] {
  const steps: Step[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, letter, text] of d.matchAll(/([a-df-z])([^a-df-z]*)/gi)) {
    const kind = letter.toUpperCase();
    const count = counts[kind];
    if (count === undefined || (letter !== kind && !/[hvlz]/.test(letter)))
      throw new RangeError(`path data "${d.slice(0, 40)}": the command ${letter} is not known`);
    const all = (text.match(/-?[\d.]+(?:e[+-]?\d+)?/gi) ?? []).map((number) => rounded(Number(number)));
    const [fromX, fromY] = letter === kind ? [0, 0] : [x, y];
    if (kind === "Z") {
      [x, y] = [startX, startY];
      steps.push({letter: "Z", numbers: []});
    }
    for (let k = 0; count > 0 && k < all.length; k += count) {
      const given = all.slice(k, k + count);
      if (kind === "H") x = fromX + given[0];
      else if (kind === "V") y = fromY + given[0];
      else [x, y] = [fromX + given[count - 2], fromY + given[count - 1]];
      if (kind === "M") [startX, startY] = [x, y];
      const before = kind === "A" ? given.slice(0, 5) : /[CQ]/.test(kind) ? given.slice(0, -2) : [];
      const moved = kind === "A" ? before : before.map((number, i) => number + (i % 2 === 0 ? left : top));
      const straight = kind === "H" || kind === "V" ? "L" : kind;
      steps.push({letter: straight as Step["letter"], numbers: [...moved, x + left, y + top]});
    }
  }
  return steps;
}

/** The rectangle around an outline, its stroke included; generous about curves. */
export function boxOf(steps: readonly Step[], strokeWidth: number): Box {
  const xs: number[] = [];
  const ys: number[] = [];
  let [x, y] = [0, 0];
  for (const {letter, numbers} of steps) {
    if (letter === "Z") continue;
    const [endX, endY] = numbers.slice(-2);
    if (letter === "A") {
      const [radius] = numbers;
      const half = Math.hypot(endX - x, endY - y) / 2;
      const reach = half > 0.99 * radius ? radius : 2 * radius; // a half circle lies about the middle of its ends
      xs.push((x + endX) / 2 - reach, (x + endX) / 2 + reach);
      ys.push((y + endY) / 2 - reach, (y + endY) / 2 + reach);
    } else
      for (let k = 0; k < numbers.length; k += 2) {
        xs.push(numbers[k]);
        ys.push(numbers[k + 1]);
      }
    [x, y] = [endX, endY];
  }
  const more = strokeWidth / 2;
  const least = (all: readonly number[]): number => all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = (all: readonly number[]): number => all.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return [least(xs) - more, least(ys) - more, most(xs) + more, most(ys) + more];
}

/** Whether an outline runs clockwise, on a screen whose y points down. */
export function isClockwise(steps: readonly Step[]): boolean {
  const arc = steps.find(({letter}) => letter === "A");
  if (arc) return arc.numbers[4] === 1;
  const points = steps.filter(({letter}) => letter !== "Z").map(({numbers}) => numbers.slice(-2));
  const area = points.reduce((sum, [x, y], k) => {
    const [nextX, nextY] = points[(k + 1) % points.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return area > 0;
}

/** Path data of an outline: relative but for where it starts, so that equal marks read alike and compress well. */
export function writeOutline(steps: readonly Step[]): string {
  let d = "";
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const {letter, numbers} of steps) {
    if (letter === "Z") {
      d += "z";
      [x, y] = [startX, startY];
      continue;
    }
    const [endX, endY] = numbers.slice(-2);
    const [dx, dy] = [rounded(endX - x), rounded(endY - y)];
    if (letter === "M") {
      d += `M${rounded(endX)},${rounded(endY)}`;
      [startX, startY] = [endX, endY];
    } else if (letter === "L") d += dy === 0 ? `h${dx}` : dx === 0 ? `v${dy}` : `l${dx},${dy}`;
    else if (letter === "A") d += `a${numbers.slice(0, 5).join(",")},${dx},${dy}`;
    else {
      const [fromX, fromY] = [x, y];
      const relative = numbers.map((number, k) => rounded(number - (k % 2 === 0 ? fromX : fromY)));
      d += `${letter.toLowerCase()}${relative.join(",")}`;
    }
    [x, y] = [endX, endY];
  }
  return d;
}
