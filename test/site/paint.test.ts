import {readFile} from "node:fs/promises";
import {join} from "node:path";
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

/** Notes when a frame that shows the first figure has been drawn. */
function watchFirstFigure(): void {
  const look = (): void => {
    const box = document.querySelector("figure svg")?.getBoundingClientRect();
    if (!box || box.height === 0 || box.top > innerHeight || box.bottom < 0) requestAnimationFrame(look);
    else
      requestAnimationFrame(() =>
        requestAnimationFrame((now) => {
          window.figurePainted = now;
        })
      );
  };
  requestAnimationFrame(look);
}

it("paints the first figure of the heaviest page within half a second, after little more than the page", async () => {
  const heaviest = await site.heaviest();
  const [, id] = /<figure [^>]*id="([^"]+)"/.exec(await readFile(join(site.folder, heaviest), "utf8")) ?? [];
  await fetch(site.url(heaviest)); // so that the server has it compressed
  const {page} = await site.visit(`${heaviest}#${id}`, {reducedMotion: "reduce"}, watchFirstFigure);
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
