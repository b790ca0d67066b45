import {expect, it} from "vitest";
import {op} from "../../../src/numerics/kernel/assembler.js";

it("numbers are encoded as LEB128, unsigned for places and signed for constants (the specification's examples)", () => {
  expect([0, 127, 128, 624485].map((local) => op.get(local).slice(1))).toEqual([
    [0],
    [0x7f],
    [0x80, 0x01],
    [0xe5, 0x8e, 0x26]
  ]);
  expect([0, 63, 64, -1, -64, -65, -123456].map((value) => op.i32(value).slice(1))).toEqual([
    [0],
    [0x3f],
    [0xc0, 0x00],
    [0x7f],
    [0x40],
    [0xbf, 0x7f],
    [0xc0, 0xbb, 0x78]
  ]);
});
