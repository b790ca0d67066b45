import {describe, expect, it} from "vitest";
import {fixed, percent, significant} from "../../src/charts/numbers.js";

describe("numbers in prose", () => {
  it("carry a true minus sign, and none before a zero", () => {
    expect(fixed(-1.005, 1)).toBe("−1.0");
    expect(fixed(-0.001)).toBe("0.00");
    expect(significant(-0.012345)).toBe("−0.0123");
    expect(percent(-0.0123)).toBe("−1.2 %");
  });

  it("are a dash where there is none", () => {
    expect([fixed(Number.NaN), significant(1 / 0), percent(Number.NaN)]).toEqual(["—", "—", "—"]);
  });
});
