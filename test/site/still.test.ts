import {afterEach, describe, expect, it} from "vitest";
import {useSite} from "./browser.js";

const site = useSite();
afterEach(() => site.leave());

describe("without scripts", () => {
  it("shows every figure with a drawing, a number, a title, a caption and its evidence", async () => {
    const {page} = await site.visit(await site.heaviest(), {javaScriptEnabled: false});
    const figures = await page.locator("figure[data-figure]").evaluateAll((all) =>
      all.map((figure) => ({
        drawn: figure.querySelectorAll(".w2s-chart svg path").length,
        height: figure.querySelector("svg")?.getBoundingClientRect().height ?? 0,
        name: figure.querySelector("svg")?.getAttribute("aria-label") ?? "",
        number: figure.querySelector(".w2s-number")?.textContent,
        title: figure.querySelector(".w2s-title strong")?.textContent ?? "",
        caption: figure.querySelector("figcaption")?.textContent?.trim() ?? ""
      }))
    );
    expect(figures.length).toBeGreaterThan(2);
    for (const [k, {drawn, height, name, number, title, caption}] of figures.entries()) {
      expect(drawn).toBeGreaterThan(3);
      expect(height).toBeGreaterThan(200);
      expect(name.length).toBeGreaterThan(20);
      expect(title.length).toBeGreaterThan(10);
      expect(caption.length).toBeGreaterThan(40);
      expect(number).toBe(`Figure ${k + 1}.`);
    }
  });

  it("typesets the formulas", async () => {
    const {page} = await site.visit(await site.heaviest(), {javaScriptEnabled: false});
    expect(await page.locator(".katex-display").count()).toBeGreaterThan(1);
    expect(await page.locator(".katex-error").count()).toBe(0);
    const font = await page
      .locator(".katex-display .katex-html")
      .first()
      .evaluate((node) => getComputedStyle(node).fontFamily);
    expect(font).toContain("KaTeX_Main");
  });

  it("lists the papers with their tallies on the home page, linked to pages that are there", async () => {
    const {page} = await site.visit("index.html", {javaScriptEnabled: false});
    const links = page.locator(".w2s-paper h3 a");
    expect(await links.count()).toBeGreaterThan(0);
    expect(await page.locator(".w2s-paper .w2s-tally li").count()).toBeGreaterThan(0);
    await links.first().click();
    expect(page.url()).toContain("/papers/");
    expect(await page.locator("h1").count()).toBe(1);
  });

  it("says on every page that the site is a draft", async () => {
    for (const path of await site.pages()) {
      const {page} = await site.visit(path, {javaScriptEnabled: false});
      expect(await page.locator("#observablehq-header").textContent()).toContain("Draft");
      await site.leave();
    }
  });
});
