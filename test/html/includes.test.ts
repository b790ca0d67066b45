import {expect, it} from "vitest";
import {dropPlacedCards, numberFigures, ownerOf} from "../../src/html/includes.js";

it("a page is a paper's or the report's own, by its address or its path", () => {
  expect(ownerOf("/some/where/papers/lines/index.html")).toBe("lines");
  expect(ownerOf("papers/lines/index.html")).toBe("lines");
  expect(ownerOf("src/papers/lines/index.md")).toBe("lines");
  expect(ownerOf("claims.html")).toBe("report");
});

it("figures are numbered over the pieces of a page", () => {
  const piece = '<a class="w2s-number" href="#f">Figure</a>';
  const first = numberFigures(piece + piece, 0);
  expect(first.html).toContain(">Figure 1.</a>");
  expect(first.html).toContain(">Figure 2.</a>");
  expect(numberFigures(piece, first.count)).toEqual({html: piece.replace("Figure", "Figure 3."), count: 3});
});

it("a card that is placed elsewhere is dropped from the list, in any tree", () => {
  const dropped: string[] = [];
  const card = (id: string) => ({id, remove: () => void dropped.push(id)});
  const [listed, alone, placed] = [card("claim-a"), card("claim-b"), card("claim-a")];
  const tree = {
    querySelectorAll: (selector: string) =>
      selector.startsWith("[id=")
        ? [listed, alone, placed].filter(({id}) => selector === `[id="${id}"]`)
        : [listed, alone]
  };
  dropPlacedCards(tree);
  expect(dropped).toEqual(["claim-a"]);
});
