import {afterEach, expect, it} from "vitest";
import {useSite} from "./browser.js";

const site = useSite();
afterEach(() => site.leave());

declare global {
  interface Window {
    /** Milliseconds from the start of the visit to the frame that shows the first figure. */
    figurePainted?: number;
  }
}

/** Notes when the frame after the first figure has its place has been drawn. */
function watchFirstFigure(): void {
  const look = (): void => {
    const box = document.querySelector("figure svg")?.getBoundingClientRect();
    if (!box || box.height === 0) requestAnimationFrame(look);
    else
      requestAnimationFrame(() =>
        requestAnimationFrame((now) => {
          window.figurePainted = now;
        })
      );
  };
  requestAnimationFrame(look);
}

it("leads a link exactly to its figure, however much lies before it", async () => {
  const {page} = await site.visit(`${await site.heaviest()}#register`);
  const places = new Set<number>();
  for (let frame = 0; frame < 10; ++frame) {
    places.add(await page.evaluate(() => document.querySelector("#register")?.getBoundingClientRect().top ?? -1));
    await page.waitForTimeout(50);
  }
  expect(places.size).toBe(1);
  expect(Math.max(...places)).toBeLessThan(100);
  expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
});

it("has the first figure of the heaviest page in its place within half a second, after little more than the page", async () => {
  const heaviest = await site.heaviest();
  await fetch(site.url(heaviest)); // so that the server has it compressed
  const {page} = await site.visit(heaviest, {}, watchFirstFigure);
  await page.waitForFunction(() => window.figurePainted !== undefined);
  const seen = await page.evaluate(() => {
    const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const painted = window.figurePainted ?? Number.NaN;
    const before = [visit, ...resources].filter(({responseEnd}) => responseEnd < painted);
    return {
      painted,
      text: performance.getEntriesByName("first-contentful-paint")[0].startTime,
      requests: before.length,
      bytes: before.reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0)
    };
  });
  console.info(
    `first text after ${seen.text.toFixed(0)} ms, first figure after ${seen.painted.toFixed(0)} ms, ${seen.requests} requests, ${(seen.bytes / 1000).toFixed(0)} kB`
  );
  expect(seen.requests).toBeLessThan(25);
  expect(seen.bytes).toBeLessThan(400_000);
  expect(seen.painted).toBeLessThan(500);
});
