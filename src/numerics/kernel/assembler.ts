/** WebAssembly value types used by the kernels. */
const types = {i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b} as const;

type Type = keyof typeof types;

/** A function to assemble: its parameters and locals by type, and its body in byte code. */
export interface Function {
  readonly name: string;
  readonly parameters: readonly Type[];
  readonly locals: readonly Type[];
  readonly body: readonly number[];
}

/** An unsigned integer in LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...unsigned(Math.floor(value / 128))];
}

/** A signed integer in LEB128. */
function signed(value: number): number[] {
  const low = value & 127;
  const rest = value >> 7;
  const done = (rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0);
  return done ? [low] : [low | 128, ...signed(rest)];
}

const vector = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];
const section = (id: number, content: readonly number[]): number[] => [id, ...unsigned(content.length), ...content];
const text = (value: string): number[] => [value.length, ...Array.from(value, (c) => c.charCodeAt(0))];
const simd = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];
/** Alignment (as a power of two) and byte offset of a memory access. */
const at = (offset: number): number[] => [3, ...unsigned(offset)];

/** Instructions, as the WebAssembly specification (release 2, with 128-bit SIMD) encodes them. */
export const op = {
  get: (local: number): number[] => [0x20, ...unsigned(local)],
  set: (local: number): number[] => [0x21, ...unsigned(local)],
  tee: (local: number): number[] => [0x22, ...unsigned(local)],
  i32: (value: number): number[] => [0x41, ...signed(value)],
  add: [0x6a],
  subtract: [0x6b],
  multiply: [0x6c],
  less: [0x49],
  and: [0x71],
  shiftLeft: [0x74],
  shiftRight: [0x75],
  shiftRightUnsigned: [0x76],
  storeI32: (offset: number): number[] => [0x36, 2, ...unsigned(offset)],
  /** Repeats `body` while the condition it leaves on the stack is not zero. */
  repeat: (...body: readonly (readonly number[])[]): number[] => [0x03, 0x40, ...body.flat(), 0x0d, 0, 0x0b],
  load: (offset: number): number[] => [...simd(0x00), ...at(offset)],
  loadSplat: (offset: number): number[] => [...simd(0x0a), ...at(offset)],
  store: (offset: number): number[] => [...simd(0x0b), ...at(offset)],
  zeroPair: [...simd(0x0c), ...new Uint8Array(16)],
  addPairs: simd(0xf0),
  multiplyPairs: simd(0xf2),
  /** On 64-bit integers. */
  i64: {
    constant: (value: number): number[] => [0x42, ...signed(value)],
    load: (offset: number): number[] => [0x29, ...at(offset)],
    store: (offset: number): number[] => [0x37, ...at(offset)],
    add: [0x7c],
    or: [0x84],
    xor: [0x85],
    shiftLeft: [0x86],
    rotateLeft: [0x89],
    low: [0xa7],
    ofSigned: [0xac],
    ofUnsigned: [0xad]
  },
  /** On doubles. */
  f64: {
    constant: (value: number): number[] => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)],
    load: (offset: number): number[] => [0x2b, ...at(offset)],
    store: (offset: number): number[] => [0x39, ...at(offset)],
    add: [0xa0],
    multiply: [0xa2],
    absolute: [0x99],
    less: [0x63],
    ofI64: [0xb9]
  }
} as const;

/** A module that imports the memory `host.memory` and exports the functions, none of which returns a value. */
export function assemble(functions: readonly Function[]): Uint8Array {
  const signatures = functions.map(({parameters}) => [0x60, ...vector(parameters.map((type) => [types[type]])), 0]);
  const codes = functions.map(({locals, body}) => {
    const code = [...vector(locals.map((type) => [1, types[type]])), ...body, 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(signatures)),
    ...section(2, vector([[...text("host"), ...text("memory"), 0x02, 0x00, 1]])),
    ...section(3, vector(functions.map((_, index) => unsigned(index)))),
    ...section(7, vector(functions.map(({name}, index) => [...text(name), 0x00, ...unsigned(index)]))),
    ...section(10, vector(codes))
  ]);
}
