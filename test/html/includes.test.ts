import {expect, it} from "vitest";
import {ownerOf} from "../../src/html/includes.js";

it("a page is a paper's or the report's own, by its address or its path", () => {
  expect(ownerOf("/some/where/papers/lines/index.html")).toBe("lines");
  expect(ownerOf("papers/lines/index.html")).toBe("lines");
  expect(ownerOf("src/papers/lines/index.md")).toBe("lines");
  expect(ownerOf("claims/lines/line.html")).toBe("lines");
  expect(ownerOf("claims.html")).toBe("report");
});
