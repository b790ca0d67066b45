import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {afterEach, describe, expect, it} from "vitest";
import {useSite} from "./browser.js";

const site = useSite();
afterEach(() => site.leave());

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe("every page", () => {
  it("fits a phone of 360 pixels without scrolling sideways", async () => {
    for (const path of await site.pages()) {
      const {page} = await site.visit(path, {viewport: {width: 360, height: 740}});
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect({path, width}).toEqual({path, width: 360});
      await site.leave();
    }
  });

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

  it("is short: a paper's pages take a dozen screens at most, twice as many on a phone, and show a figure early", async () => {
    const long: unknown[] = [];
    const own = (await site.pages()).filter((path) => /^papers\/.*\/(index|theory)\.html$/.test(path));
    for (const [width, screen, most] of [
      [1280, 900, 12],
      [360, 740, 24]
    ]) {
      for (const path of own) {
        const {page} = await site.visit(path, {viewport: {width, height: screen}});
        // What is far from the screen has its height once it is laid out.
        await page.waitForFunction(() =>
          [...document.querySelectorAll<HTMLElement>(".w2s-far")].every(
            ({style}) => style.contentVisibility === "visible"
          )
        );
        const {height, figure} = await page.evaluate(() => ({
          height: document.documentElement.scrollHeight,
          figure: document.querySelector("figure")?.getBoundingClientRect().top ?? 0
        }));
        // The banner of a draft takes some of it, and moves the first figure.
        const banner = 100;
        const late = path.endsWith("index.html") && figure > 2 * screen + banner;
        if (height > most * screen + banner || late) long.push({path, width, screens: height / screen, figure});
        await site.leave();
      }
    }
    expect(long).toEqual([]);
  });

  it("lets no displayed formula be wider than its column without a sign", async () => {
    const wide: unknown[] = [];
    for (const path of (await site.pages()).filter((page) => page.startsWith("papers/"))) {
      for (const width of [1280, 360]) {
        const {page} = await site.visit(path, {viewport: {width, height: 900}});
        const own = await page
          .locator("main .katex-block")
          .evaluateAll((all) =>
            all
              .filter((block) => block.scrollWidth > block.clientWidth + 1)
              .map((block) => block.querySelector("annotation")?.textContent?.slice(0, 60))
          );
        if (own.length > 0) wide.push({path, width, own});
        await site.leave();
      }
    }
    expect(wide).toEqual([]);
  });

  it("prints without menus and with its figures whole", async () => {
    const {page} = await site.visit(await site.heaviest());
    await page.emulateMedia({media: "print"});
    expect(await page.locator("#observablehq-sidebar").isVisible()).toBe(false);
    expect(await page.locator(".w2s-more").first().isVisible()).toBe(false);
    expect(await page.locator("figure[data-figure] img").first().isVisible()).toBe(true);
    expect((await page.pdf()).length).toBeGreaterThan(50_000);
  });

  it("gives axe nothing to find in either theme", async () => {
    const findings = async (path: string, colorScheme: "light" | "dark"): Promise<string[]> => {
      const {page} = await site.visit(path, {colorScheme});
      await page.evaluate(axe);
      return page.evaluate(async () => {
        const {violations} = await (globalThis as unknown as {axe: typeof import("axe-core")}).axe.run();
        return violations.map(
          ({id, nodes}) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map(({html}) => html.slice(0, 120))
              .join(" | ")}`
        );
      });
    };
    for (const path of await site.pages()) {
      const [light, dark] = await Promise.all([findings(path, "light"), findings(path, "dark")]);
      expect({path, light, dark}).toEqual({path, light: [], dark: []});
      await site.leave();
    }
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
