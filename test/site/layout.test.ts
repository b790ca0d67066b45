import {afterEach, describe, expect, it} from "vitest";
import {useSite} from "./browser.js";

const site = useSite();
afterEach(() => site.leave());

describe("a page", () => {
  it("has no chart wider than its box on a phone, and every figure drawn for one", async () => {
    const {page} = await site.visit(await site.heaviest(), {viewport: {width: 360, height: 740}});
    const charts = await page.locator(".w2s-chart").evaluateAll(async (all) =>
      Promise.all(
        all.map(async (chart) => {
          const image = chart.querySelector("img");
          if (image) image.loading = "eager";
          await image?.decode().catch(() => undefined);
          return {wide: chart.scrollWidth > chart.clientWidth, drawn: image?.currentSrc.endsWith(".phone.svg")};
        })
      )
    );
    expect(charts.length).toBeGreaterThan(2);
    expect(charts.filter(({wide, drawn}) => wide || !drawn)).toEqual([]);
  });

  it("prints without menus and with its figures whole", async () => {
    const {page} = await site.visit(await site.heaviest());
    await page.emulateMedia({media: "print"});
    expect(await page.locator("#observablehq-sidebar").isVisible()).toBe(false);
    expect(await page.locator(".w2s-more").first().isVisible()).toBe(false);
    expect(await page.locator("figure[data-figure] img").first().isVisible()).toBe(true);
    expect((await page.pdf()).length).toBeGreaterThan(50_000);
  });

  it("is dark where the reader's system is", async () => {
    const brightness = async (colorScheme: "light" | "dark"): Promise<number> => {
      const {page} = await site.visit("index.html", {colorScheme});
      const color = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      return Math.max(...(color.match(/\d+/g) ?? []).map(Number));
    };
    expect(await brightness("dark")).toBeLessThan(60);
    expect(await brightness("light")).toBeGreaterThan(240);
  });

  it("leads a link exactly to its figure, however much lies before it", async () => {
    const {page} = await site.visit(`${await site.heaviest()}#what-the-text-leaves-open`);
    const places = new Set<number>();
    for (let frame = 0; frame < 10; ++frame) {
      places.add(
        await page.evaluate(
          () => document.querySelector("#what-the-text-leaves-open")?.getBoundingClientRect().top ?? -1
        )
      );
      await page.waitForTimeout(50);
    }
    expect(places.size).toBe(1);
    expect(Math.max(...places)).toBeLessThan(100);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
  });
});
