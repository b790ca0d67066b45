import {assemble, op} from "./assembler.js";

/** Columns of the widest panel. */
export const widest = 8;

/**
 * Sets a panel of an output matrix or adds to it: out[i, :] = Σ_k a[i, k]·b[k, :] or +=, two rows i at a time, `columns`
 * wide. All are addresses and distances in bytes: a[i, k] is at a + i·aRow + k·aStep.
 * Each sum runs over k in order with separate multiplication and addition, so it rounds the same everywhere.
 */
export type Panel = (
  a: number,
  aRow: number,
  aStep: number,
  b: number,
  bStride: number,
  inner: number,
  out: number,
  outStride: number,
  rowPairs: number
) => void;

interface Assembled {
  name: string;
  parameters: "i32"[];
  locals: ("i32" | "v128")[];
  body: number[];
}

function panel(columns: number, adds: boolean): Assembled {
  const vectors = columns / 2;
  const [a, aRow, aStep, b, bStride, inner, out, outStride, rowPairs, pa, pb, end, second] = Array(13).keys();
  const x0 = second + 1;
  const x1 = x0 + 1;
  const row = x1 + 1;
  const sum = (rowOfPair: number, v: number) => row + 1 + rowOfPair * vectors + v;
  const each = (of: (v: number) => number[]) => Array.from({length: vectors}, (_, v) => of(v)).flat();
  const advance = (local: number, by: readonly number[]) => [...op.get(local), ...by, ...op.add, ...op.set(local)];
  const accumulate = (target: number, x: number) => [
    ...[...op.get(target), ...op.get(x), ...op.get(row)],
    ...[...op.multiplyPairs, ...op.addPairs, ...op.set(target)]
  ];
  const body = op.repeat(
    [...op.get(out), ...op.get(outStride), ...op.add, ...op.set(second)],
    each((v) => [...(adds ? [...op.get(out), ...op.load(16 * v)] : op.zeroPair), ...op.set(sum(0, v))]),
    each((v) => [...(adds ? [...op.get(second), ...op.load(16 * v)] : op.zeroPair), ...op.set(sum(1, v))]),
    [...op.get(a), ...op.set(pa), ...op.get(b), ...op.set(pb)],
    [...op.get(b), ...op.get(inner), ...op.get(bStride), ...op.multiply, ...op.add, ...op.set(end)],
    op.repeat(
      [...op.get(pa), ...op.loadSplat(0), ...op.set(x0)],
      [...op.get(pa), ...op.get(aRow), ...op.add, ...op.loadSplat(0), ...op.set(x1)],
      each((v) => [
        ...[...op.get(pb), ...op.load(16 * v), ...op.set(row)],
        ...accumulate(sum(0, v), x0),
        ...accumulate(sum(1, v), x1)
      ]),
      advance(pa, op.get(aStep)),
      [...op.get(pb), ...op.get(bStride), ...op.add, ...op.tee(pb), ...op.get(end), ...op.less]
    ),
    each((v) => [...op.get(out), ...op.get(sum(0, v)), ...op.store(16 * v)]),
    each((v) => [...op.get(second), ...op.get(sum(1, v)), ...op.store(16 * v)]),
    advance(a, [...op.get(aRow), ...op.i32(2), ...op.multiply]),
    [...op.get(second), ...op.get(outStride), ...op.add, ...op.set(out)],
    [...op.get(rowPairs), ...op.i32(1), ...op.subtract, ...op.tee(rowPairs)]
  );
  return {
    name: nameOf(columns, adds),
    parameters: Array(9).fill("i32"),
    locals: [...Array(4).fill("i32"), ...Array(3 + columns).fill("v128")],
    body
  };
}

const nameOf = (columns: number, adds: boolean): string => `${adds ? "add" : "set"}${columns}`;

let compiled: WebAssembly.Module | undefined;

/** Panels by width (2, 4, … columns): those that set, and those that add. */
export interface Panels {
  readonly set: ReadonlyMap<number, Panel>;
  readonly add: ReadonlyMap<number, Panel>;
}

/** The panel kernels over a memory. */
export function panels(memory: WebAssembly.Memory): Panels {
  const widths = Array.from({length: widest / 2}, (_, k) => 2 * k + 2);
  compiled ??= new WebAssembly.Module(
    assemble(widths.flatMap((width) => [panel(width, false), panel(width, true)])) as BufferSource
  );
  const {exports} = new WebAssembly.Instance(compiled, {host: {memory}});
  const kind = (adds: boolean) => new Map(widths.map((width) => [width, exports[nameOf(width, adds)] as Panel]));
  return {set: kind(false), add: kind(true)};
}
