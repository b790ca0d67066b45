import {sha256} from "@noble/hashes/sha2.js";
import {utf8ToBytes} from "@noble/hashes/utils.js";
import {xoroshiro128plusFromState} from "pure-rand/generator/xoroshiro128plus";
import type {JumpableRandomGenerator} from "pure-rand/types/JumpableRandomGenerator";
import {type Normals, normals} from "../numerics/kernel/normals.js";
import {ratio, tail, width} from "./ziggurat.js";

/** Shorter arrays are not worth the way to the kernel. */
const few = 32;

let kernel: Normals | undefined;

/**
 * A stream of random numbers (xoroshiro128+ of pure-rand) named by a path.
 *
 * The path, say (master seed, paper, experiment, trial), is hashed to the generator's 128-bit state, so a stream
 * depends on nothing but its name: not on loop order, not on the number of workers. Only + − × ÷ √ and integer
 * operations are used, so every JavaScript engine draws the same bytes.
 */
export class Random {
  private generator: JumpableRandomGenerator;

  private constructor(private readonly path: string) {
    const hash = new DataView(sha256(utf8ToBytes(path)).buffer);
    this.generator = xoroshiro128plusFromState([0, 4, 8, 12].map((byte) => hash.getInt32(byte) | 0));
  }

  /** The stream of this name. Parts are joined unambiguously: ("a", "b") and ("ab") differ. */
  static stream(...path: readonly (string | number)[]): Random {
    return new Random(JSON.stringify(path));
  }

  /** An independent stream named below this one; drawing from either does not move the other. */
  split(...path: readonly (string | number)[]): Random {
    return new Random(this.path + JSON.stringify(path));
  }

  /** Uniform on the open interval (0, 1): an odd multiple of 2⁻⁵⁴. */
  uniform(): number {
    const high = this.generator.next() >>> 6;
    const low = this.generator.next() >>> 5;
    return (high * 134217728 + low + 0.5) / 9007199254740992;
  }

  /** Uniform integer in 0 … n − 1, for 1 ≤ n ≤ 2³¹; its bias is below 2⁻²². */
  integer(n: number): number {
    return Math.floor(this.uniform() * n);
  }

  /** +1 or −1, each with probability one half. */
  sign(): number {
    return this.generator.next() < 0 ? -1 : 1;
  }

  /** Standard normal: Marsaglia and Tsang's ziggurat with 256 layers and 52 random bits for the abscissa. */
  normal(): number {
    const {generator} = this;
    for (;;) {
      const a = generator.next();
      const layer = a & 255;
      // a's upper 24 bits, signed, and 29 bits of a second word: uniform on (−1, 1), independent of the layer.
      const u = ((a >> 8) * 536870912 + (generator.next() >>> 3) + 0.5) / 4503599627370496;
      if (Math.abs(u) < ratio[layer]) return u * width[layer];
      const x = tail(layer, u, () => this.uniform());
      if (x !== undefined) return x;
    }
  }

  /** Fills an array with independent N(0, sd²) numbers, those of `normal` one by one, and returns it. */
  fillNormal(out: Float64Array, sd = 1): Float64Array {
    if (out.length < few) for (let i = 0; i < out.length; ++i) out[i] = sd * this.normal();
    else for (let i = 0; i < out.length; ) i = this.fillFrom(i, out, sd);
    return out;
  }

  /** Fills in the kernel from index i on, and decides the point at which that ends. @returns The index reached. */
  private fillFrom(i: number, out: Float64Array, sd: number): number {
    kernel ??= normals(ratio, width);
    const [s01, s00, s11, s10] = this.generator.getState();
    kernel.state.set([s00, s01, s10, s11]);
    const {to, undecided} = kernel.fill(out, i, sd);
    const [t00, t01, t10, t11] = kernel.state;
    this.generator = xoroshiro128plusFromState([t01, t00, t11, t10]);
    if (undecided === undefined) return to;
    const x = tail(undecided.layer, undecided.u, () => this.uniform());
    if (x === undefined) return to;
    out[to] = sd * x;
    return to + 1;
  }

  /** A new array of independent N(0, sd²) numbers. */
  normals(length: number, sd = 1): Float64Array {
    return this.fillNormal(new Float64Array(length), sd);
  }
}
