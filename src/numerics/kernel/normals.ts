import {assemble, op} from "./assembler.js";

/** Numbers that are drawn between two visits of the host: the room of the buffer. */
const capacity = 1024;

/** Addresses in the module's memory: the generator's state, what the host is told, the tables, the buffer. */
const [state, written, word, point, ratios, widths] = [0, 16, 20, 24, 64, 64 + 8 * 256];
const buffer = widths + 8 * 257;

/**
 * Draws by the ziggurat as long as points fall into the certain part of their layer: from xoroshiro128+, two outputs a
 * number, the first one's low byte the layer, the others' bits the abscissa, as `Random.normal`.
 *
 * Ends when `count` numbers are drawn or at the first point that is not certain. Numbers are written from `buffer` on,
 * their end is left at `written`; of the point that ended it, the first output at `word` and the abscissa at `point`.
 */
const draw = (() => {
  const [count, sd, s0, s1, a, b, u, layer, certain, at, end] = Array(11).keys();
  // a or b: the low half of s0 + s1; then the state moves on.
  const next = (output: number): number[] => [
    ...[...op.get(s0), ...op.get(s1), ...op.i64.add, ...op.i64.low, ...op.set(output)],
    ...[...op.get(s1), ...op.get(s0), ...op.i64.xor, ...op.set(s1)],
    ...[...op.get(s0), ...op.i64.constant(24), ...op.i64.rotateLeft, ...op.get(s1), ...op.i64.xor],
    ...[...op.get(s1), ...op.i64.constant(16), ...op.i64.shiftLeft, ...op.i64.xor, ...op.set(s0)],
    ...[...op.get(s1), ...op.i64.constant(37), ...op.i64.rotateLeft, ...op.set(s1)]
  ];
  const body = [
    ...[...op.i32(0), ...op.i64.load(state), ...op.set(s0), ...op.i32(0), ...op.i64.load(state + 8), ...op.set(s1)],
    ...[...op.i32(buffer), ...op.tee(at), ...op.get(count), ...op.i32(3), ...op.shiftLeft, ...op.add, ...op.set(end)],
    ...op.repeat(
      next(a),
      next(b),
      // u = ((a >> 8)·2²⁹ + (b >>> 3) + ½)/2⁵²
      [...op.get(a), ...op.i32(8), ...op.shiftRight, ...op.i64.ofSigned, ...op.i64.constant(29), ...op.i64.shiftLeft],
      [...op.get(b), ...op.i32(3), ...op.shiftRightUnsigned, ...op.i64.ofUnsigned, ...op.i64.add, ...op.f64.ofI64],
      [...op.f64.constant(0.5), ...op.f64.add, ...op.f64.constant(2 ** -52), ...op.f64.multiply, ...op.set(u)],
      [...op.get(a), ...op.i32(255), ...op.and, ...op.i32(3), ...op.shiftLeft, ...op.set(layer)],
      [...op.get(at), ...op.get(sd), ...op.get(u), ...op.get(layer), ...op.f64.load(widths)],
      [...op.f64.multiply, ...op.f64.multiply, ...op.f64.store(0)],
      [...op.get(u), ...op.f64.absolute, ...op.get(layer), ...op.f64.load(ratios), ...op.f64.less, ...op.tee(certain)],
      [...op.i32(3), ...op.shiftLeft, ...op.get(at), ...op.add, ...op.tee(at)],
      [...op.get(end), ...op.less, ...op.get(certain), ...op.and]
    ),
    ...[...op.i32(0), ...op.get(s0), ...op.i64.store(state), ...op.i32(0), ...op.get(s1), ...op.i64.store(state + 8)],
    ...[...op.i32(0), ...op.get(at), ...op.storeI32(written), ...op.i32(0), ...op.get(a), ...op.storeI32(word)],
    ...[...op.i32(0), ...op.get(u), ...op.f64.store(point)]
  ];
  const locals = ["i64", "i64", "i32", "i32", "f64", "i32", "i32", "i32", "i32"] as const;
  return {name: "draw", parameters: ["i32", "f64"], locals, body} as const;
})();

/** A filler with normal numbers, for one thread. */
export interface Normals {
  /** State of the generator as 32-bit words: the low and the high half of s0, then of s1. */
  readonly state: Int32Array;
  /**
   * Fills from `from` on with sd times standard normals, from the generator's state on.
   *
   * @returns Index up to which the array is filled, and the point (its layer, its place in (−1, 1)) that must be decided
   *   before the next; the array is full when there is none.
   */
  fill(out: Float64Array, from: number, sd: number): {readonly to: number; readonly undecided?: Undecided};
}

interface Undecided {
  readonly layer: number;
  readonly u: number;
}

/** @param ratio, width - The ziggurat's 256 layers: their certain part and their width. */
export function normals(ratio: Float64Array, width: Float64Array): Normals {
  const memory = new WebAssembly.Memory({initial: 1});
  const module = new WebAssembly.Module(assemble([draw]) as BufferSource);
  const run = new WebAssembly.Instance(module, {host: {memory}}).exports.draw as (count: number, sd: number) => void;
  const doubles = new Float64Array(memory.buffer);
  const words = new Int32Array(memory.buffer);
  doubles.set(ratio, ratios / 8);
  doubles.set(width, widths / 8);
  return {
    state: words.subarray(0, 4),
    fill(out, from, sd) {
      for (let to = from; to < out.length; ) {
        const count = Math.min(capacity, out.length - to);
        run(count, sd);
        const end = words[written / 4] / 8;
        out.set(doubles.subarray(buffer / 8, end), to);
        to += end - buffer / 8;
        if (end - buffer / 8 < count) return {to, undecided: {layer: words[word / 4] & 255, u: doubles[point / 8]}};
      }
      return {to: out.length};
    }
  };
}
