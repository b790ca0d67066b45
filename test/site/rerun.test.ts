import {existsSync, readFileSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {join} from "node:path";
import type {Locator, Page} from "playwright-core";
import {afterEach, describe, expect, it} from "vitest";
import type {Row} from "../../src/engine/figure.js";
import {agreement} from "../../src/engine/rerun.js";
import {useSite} from "./browser.js";

const site = useSite();
afterEach(() => site.leave());

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const mechanisms = "papers/mechanisms/index.html";
const cheap = "figure-3";

interface Published {
  readonly rows: readonly Row[];
  readonly provenance: {readonly seed: number; readonly experiments: readonly {readonly trials: number}[]};
}

const published = async (): Promise<Published> =>
  JSON.parse(await readFile(join(site.folder, `data/mechanisms/${cheap}.json`), "utf8"));

const done = async (panel: Locator, words: RegExp): Promise<void> => {
  await expect.poll(() => panel.locator(".w2s-status").textContent(), {timeout: 90_000}).toMatch(words);
};

/** The rows that a finished run offers for download. */
async function rowsOf(page: Page, panel: Locator): Promise<Row[]> {
  const download = page.waitForEvent("download");
  await panel.locator("[data-action=data]").click();
  return JSON.parse(await readFile(await (await download).path(), "utf8")).rows;
}

// On the page of one room, whose figure is cheap and whose claims are quickly judged.
describe.runIf(existsSync(join(site.folder, mechanisms)))("a figure run again in the page", () => {
  it("gives the published numbers for the published seed and trials, from a worker, within the policy", async () => {
    const {rows, provenance} = await published();
    const trials = provenance.experiments[0].trials;
    const {page, troubles, requests} = await site.visit(
      `${mechanisms}?rerun=${cheap}&seed=${provenance.seed}&trials=${trials}#${cheap}`
    );
    const panel = page.locator(`#${cheap} .w2s-rerun`);
    await done(panel, /the published numbers again/);
    const compared = agreement(rows, await rowsOf(page, panel));
    expect(compared?.points).toBeGreaterThan(5);
    expect(compared?.relative).toBeLessThan(1e-9);
    expect(requests.some((url) => url.endsWith("/data/mechanisms/worker.js"))).toBe(true);
    expect(troubles).toEqual([]);
  });

  it("gives other numbers for another seed, the same twice from one link, laid over the published marks", async () => {
    const link = `${mechanisms}?rerun=${cheap}&seed=7&trials=2#${cheap}`;
    const runs: Row[][] = [];
    for (let time = 0; time < 2; ++time) {
      const {page} = await site.visit(link);
      const figure = page.locator(`#${cheap}`);
      await done(figure.locator(".w2s-rerun"), /2 trials, seed 7\. \d+ of \d+ means/);
      const hexagons = figure.locator('.w2s-chart svg path[stroke-width="1.5"][fill="transparent"]');
      expect(await hexagons.count()).toBeGreaterThan(5);
      runs.push(await rowsOf(page, figure.locator(".w2s-rerun")));
      await site.leave();
    }
    expect(runs[1]).toEqual(runs[0]);
    expect(agreement((await published()).rows, runs[0])?.relative).toBeGreaterThan(1e-6);
  });

  it("is stopped by keyboard, and the page answers while it runs", async () => {
    const {page} = await site.visit(mechanisms);
    const panel = page.locator(`#${cheap} .w2s-rerun`);
    await panel.locator("summary").focus();
    await page.keyboard.press("Enter");
    const trials = panel.locator(".w2s-run input[name=trials]");
    await trials.fill("100000");
    await trials.press("Enter");
    await done(panel, /of 100000 trials, about/);
    const longest = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let [last, longest, frames] = [performance.now(), 0, 0];
          const frame = (now: number): void => {
            longest = Math.max(longest, now - last);
            last = now;
            if (++frames < 30) requestAnimationFrame(frame);
            else resolve(longest);
          };
          requestAnimationFrame(frame);
        })
    );
    expect(longest).toBeLessThan(1000);
    await panel.locator("[data-action=stop]").focus();
    await page.keyboard.press("Enter");
    await done(panel, /^Stopped\.$/);
  });

  it("gives axe nothing to find and fits a phone when panel and explorer are open", async () => {
    const {page} = await site.visit(mechanisms, {viewport: {width: 360, height: 740}});
    await page.locator(".w2s-explorer .w2s-chart").focus();
    const panel = page.locator(`#${cheap} .w2s-rerun`);
    await panel.locator("summary").click();
    await panel.and(page.locator("[data-state=live]")).waitFor();
    await page.locator(".w2s-explorer[data-state=live]").waitFor();
    await page.evaluate(axe);
    const found = await page.evaluate(
      async (include) => {
        const {violations} = await (globalThis as unknown as {axe: typeof import("axe-core")}).axe.run({include});
        return violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 120)}`);
      },
      [".w2s-explorer", `#${cheap}`]
    );
    expect(found).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  it("judges a claim to the published verdict with the published seed and trials", async () => {
    const {provenance} = await published();
    const {page, troubles} = await site.visit(mechanisms);
    const panel = page.locator(`#${cheap} .w2s-rerun`);
    await panel.locator("summary").click();
    await panel.locator(".w2s-run input[name=seed]").fill(String(provenance.seed));
    const claim = await panel.locator(".w2s-judge select").inputValue();
    const entry = JSON.parse(await readFile(join(site.folder, `data/mechanisms/claim-${claim}.json`), "utf8"));
    await expect
      .poll(() => panel.locator(".w2s-judge input[name=trials]").inputValue())
      .toBe(String(entry.test.trials));
    await panel.locator(".w2s-judge button").click();
    await expect
      .poll(() => panel.locator(".w2s-verdict").textContent(), {timeout: 90_000})
      .toContain(`${entry.outcome} (the published numbers again)`);
    expect(troubles).toEqual([]);
  });
});
