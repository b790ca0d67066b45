import {afterEach, describe, expect, it} from "vitest";
import {useSite} from "./browser.js";

const site = useSite();
afterEach(() => site.leave());

describe("without scripts", () => {
  it("shows every figure with a drawing, a number, a title, a caption and its evidence", async () => {
    const {page} = await site.visit(await site.heaviest(), {javaScriptEnabled: false});
    const figures = await page.locator("figure[data-figure]").evaluateAll((all) =>
      all.map((figure) => ({
        height: figure.querySelector("img")?.getBoundingClientRect().height ?? 0,
        name: figure.querySelector("img")?.alt ?? "",
        number: figure.querySelector(".w2s-number")?.textContent,
        title: figure.querySelector(".w2s-title strong")?.textContent ?? "",
        caption: figure.querySelector("figcaption")?.textContent?.trim() ?? ""
      }))
    );
    expect(figures.length).toBeGreaterThan(2);
    for (const [k, {height, name, number, title, caption}] of figures.entries()) {
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

  it("tells on the home page's first screen the question, the tally and every paper with its link, on a phone too", async () => {
    for (const viewport of [
      {width: 1280, height: 900},
      {width: 360, height: 740}
    ]) {
      const {page} = await site.visit("index.html", {javaScriptEnabled: false, viewport});
      for (const part of ["h1", ".w2s-legend"])
        expect((await page.locator(part).first().boundingBox())?.y, part).toBeLessThan(viewport.height);
      const last = await page.locator(".w2s-glances a").last().boundingBox();
      expect(last?.y).toBeLessThan(viewport.width > 700 ? viewport.height : 2 * viewport.height);
      await site.leave();
    }
    const {page} = await site.visit("index.html", {javaScriptEnabled: false});
    const links = page.locator(".w2s-glances a");
    expect(await links.count()).toBeGreaterThan(0);
    await links.first().click();
    expect(page.url()).toContain("/papers/");
    expect(await page.locator("h1").count()).toBe(1);
  });
});
