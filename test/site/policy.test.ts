import {afterEach, describe, expect, it} from "vitest";
import {useSite} from "./browser.js";

const site = useSite();
afterEach(() => site.leave());

describe("a page", () => {
  it("is light before a reader touches anything", async () => {
    const {page} = await site.visit(await site.heaviest());
    await page.waitForLoadState("networkidle");
    const {scripts, all} = await page.evaluate(() => {
      const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      const urls = resources.map(({name}) => name);
      return {scripts: urls.filter((url) => url.endsWith(".js")), all: [location.href, ...urls]};
    });
    expect(await weight(page, scripts)).toBeLessThan(25_000);
    expect(await weight(page, all)).toBeLessThan(600_000);
  });

  it("finds pages by search", async () => {
    const {page, troubles} = await site.visit("index.html");
    await page.getByRole("searchbox").fill("teacher");
    await page.locator("#observablehq-search-results a").first().waitFor();
    expect(troubles).toEqual([]);
  });
});

/** Bytes of these addresses, gzipped; fonts are compressed already. */
async function weight(page: import("playwright-core").Page, urls: readonly string[]): Promise<number> {
  const {gzipSync} = await import("node:zlib");
  const bodies = await Promise.all(urls.map(async (url) => (await page.request.get(url)).body()));
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
}
