import type {JSHandle, Locator, Page} from "playwright-core";
import {afterEach, describe, expect, it} from "vitest";
import {useSite} from "./browser.js";

const site = useSite();
afterEach(() => site.leave());

/** Where a chart stands and how large it is, in pixels. */
const geometry = (chart: Locator) =>
  chart.evaluate((node) => {
    const {x, y, width, height} = node.getBoundingClientRect();
    return {x, y, width, height};
  });

const live = (chart: Locator): Promise<void> => chart.and(chart.page().locator("[data-state=live]")).waitFor();

/** Waits until what has come to the screen is laid out, and forgets what that has shifted. */
const settled = (page: Page, shifts: JSHandle<string[]>): Promise<void> =>
  page.evaluate(
    (seen) =>
      new Promise((resolve) =>
        requestAnimationFrame(() =>
          setTimeout(() => {
            seen.length = 0;
            resolve();
          }, 100)
        )
      ),
    shifts
  );

describe("a figure that a reader touches", () => {
  it("becomes interactive on hover without anything moving, loading Vega only then", async () => {
    const {page, requests, troubles} = await site.visit(await site.heaviest());
    await page.waitForLoadState("networkidle");
    expect(requests.filter((url) => /vega|\.vg\.json/.test(url))).toEqual([]);
    // Shifts of the text; the mark in the contents follows the scroll by design.
    const shifts = await page.evaluateHandle(() => {
      const seen: string[] = [];
      const main = document.querySelector("main");
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const {value, sources} = entry as unknown as {value: number; sources: {node: Node | null}[]};
          const moved = sources.map(({node}) => node).filter((node) => node && main?.contains(node));
          for (const node of moved) seen.push(`${value} ${node?.nodeName}`);
        }
      }).observe({type: "layout-shift", buffered: false});
      return seen;
    });
    const charts = page.locator("figure[data-figure] > .w2s-chart");
    for (let k = 0; k < (await charts.count()); ++k) {
      const chart = charts.nth(k);
      await chart.scrollIntoViewIfNeeded();
      await settled(page, shifts);
      const before = await geometry(chart);
      await chart.hover();
      await live(chart);
      expect(await geometry(chart)).toEqual(before);
      expect(await shifts.jsonValue()).toEqual([]);
    }
    expect(troubles).toEqual([]);
  });

  it("becomes interactive by keyboard and keeps its name for screen readers", async () => {
    const {page} = await site.visit(await site.heaviest());
    const chart = page.locator("figure[data-figure] > .w2s-chart").first();
    const name = await chart.locator("img").getAttribute("alt");
    await chart.focus();
    await live(chart);
    expect(await chart.locator("svg").getAttribute("aria-label")).toBe(name);
  });

  it("shows numbers beside the pointer", async () => {
    const {page} = await site.visit(await site.heaviest());
    const chart = page.locator("figure[data-figure] > .w2s-chart").first();
    await chart.hover();
    await live(chart);
    const mark = chart.locator(".mark-rect path, .mark-symbol path").nth(20);
    await mark.hover({force: true});
    const tip = page.locator(".w2s-tip");
    await tip.waitFor();
    expect(await tip.textContent()).toMatch(/\d/);
  });

  it("saves itself as a PNG and links data that are there", async () => {
    const {page} = await site.visit(await site.heaviest());
    const figure = page.locator("figure[data-figure]").first();
    const download = page.waitForEvent("download");
    await figure.locator(".w2s-facts > summary").click();
    await figure.locator(".w2s-png").click();
    expect((await download).suggestedFilename()).toMatch(/\.png$/);
    const href = await figure
      .locator("a[download$='.json']")
      .first()
      .evaluate((link: HTMLAnchorElement) => link.href);
    const data = await (await page.request.get(href)).json();
    expect(data.rows.length).toBeGreaterThan(10);
    expect(data.provenance.experiments[0].address).toMatch(/^[0-9a-f]{32}-/);
    expect(data.scale).toBe("draft");
  });
});
