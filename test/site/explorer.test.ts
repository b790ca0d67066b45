import {existsSync} from "node:fs";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import type {Paper} from "../../loaders/papers.js";
import type {Row} from "../../src/engine/figure.js";
import {agreement} from "../../src/engine/rerun.js";
import {startOf} from "../../src/html/settings.js";
import {pageOf, useSite} from "./browser.js";

const site = useSite();
afterEach(() => site.leave());

/** The papers whose page has an explorer. */
const explored = () => site.explored();

const mechanisms = "papers/mechanisms/index.html";
/** Whether the room is there whose controls these tests know by name. */
const known = existsSync(join(site.folder, mechanisms));
const answerOf = (paper: Paper | undefined, settings: Record<string, number | string>): string => {
  const explorer = paper?.explorer;
  if (!explorer) throw new Error("no explorer");
  return explorer.answer({...startOf(explorer), ...settings});
};

describe("an explorer", () => {
  it("stands whole without scripts: chart, answer, what is held, controls with names", async () => {
    for (const paper of await explored()) {
      const {page} = await site.visit(pageOf(paper), {javaScriptEnabled: false});
      const section = page.locator(".w2s-explorer");
      expect((await section.locator(".w2s-chart img").boundingBox())?.height).toBeGreaterThan(200);
      expect(await section.locator(".w2s-answer").textContent()).toBe(answerOf(paper, {}));
      expect(await section.locator(".w2s-held").textContent()).toContain("Held fixed");
      expect(await section.locator(".w2s-control :is(input, select)").count()).toBe(paper.explorer?.controls.length);
      for (const control of paper.explorer?.controls ?? [])
        expect(await section.getByLabel(`${control.symbol} ${control.name}`, {exact: true}).count()).toBe(1);
      await site.leave();
    }
  });

  it("answers each preset with the room's own theory", async () => {
    for (const paper of await explored()) {
      const {page, troubles} = await site.visit(pageOf(paper));
      const section = page.locator(".w2s-explorer");
      await section.locator(".w2s-chart").focus();
      await section.and(page.locator("[data-state=live]")).waitFor();
      for (const [k, {settings}] of (paper.explorer?.presets ?? []).entries()) {
        await section.locator(`[data-preset="${k}"]`).click();
        await expect.poll(() => section.locator(".w2s-answer").textContent()).toBe(answerOf(paper, {...settings}));
        expect(await section.locator(`[data-preset="${k}"]`).getAttribute("aria-pressed")).toBe("true");
      }
      expect({paper: paper.id, troubles}).toEqual({paper: paper.id, troubles: []});
      await site.leave();
    }
  });

  it("computes the curves that the room's theory computes outside a browser", async () => {
    for (const paper of await explored()) {
      const {page} = await site.visit(pageOf(paper));
      const curves: Row[][] = await page.evaluate(`(async () => {
        const {explorer} = await import(new URL("../../data/${paper.id}/explorer.js", location.href));
        const start = Object.fromEntries(explorer.controls.map(({key, value}) => [key, value]));
        return explorer.presets.map(({settings}) => explorer.rows({...start, ...settings}));
      })()`);
      for (const [k, {settings}] of (paper.explorer?.presets ?? []).entries()) {
        const own = paper.explorer?.rows({...startOf(paper.explorer), ...settings}) ?? [];
        expect({paper: paper.id, k, rows: curves[k].length}).toEqual({paper: paper.id, k, rows: own.length});
        expect(agreement(JSON.parse(JSON.stringify(own)), curves[k])?.relative).toBeLessThan(1e-9);
      }
      await site.leave();
    }
  });

  it.runIf(known)("is moved by keyboard alone, redraws its curves in place and writes the address", async () => {
    const {page} = await site.visit(mechanisms);
    const section = page.locator(".w2s-explorer");
    const slider = page.getByLabel("λₜ teacher penalty", {exact: true});
    await slider.focus();
    await section.and(page.locator("[data-state=live]")).waitFor();
    const drawn = await section.locator(".w2s-chart svg").elementHandle();
    const curves = () =>
      section.locator(".w2s-chart .mark-line path").evaluateAll((all) => all.map((one) => one.getAttribute("d")));
    const before = await curves();
    for (let step = 0; step < 4; ++step) await page.keyboard.press("ArrowRight");
    const value = 0.0794; // four steps of a twentieth of a decade from 0.05
    await expect.poll(() => slider.getAttribute("aria-valuetext")).toBe(String(value));
    const [paper] = (await explored()).filter(({id}) => id === "mechanisms");
    await expect.poll(() => section.locator(".w2s-answer").textContent()).toBe(answerOf(paper, {lambdaT: value}));
    expect(await curves()).not.toEqual(before);
    expect(await drawn?.evaluate((svg) => svg.isConnected)).toBe(true);
    await expect.poll(() => new URL(page.url()).search).toBe(`?lambda_t=${value}`);
  });

  it.runIf(known)("opens as its link says, and ignores what is not allowed with a note", async () => {
    const [paper] = (await explored()).filter(({id}) => id === "mechanisms");
    const {page, troubles} = await site.visit(`${mechanisms}?lambda_t=0.45&gamma_s=1.2&sigma=none#explorer`);
    const section = page.locator(".w2s-explorer");
    await section.and(page.locator("[data-state=live]")).waitFor();
    await expect
      .poll(() => section.locator(".w2s-answer").textContent())
      .toBe(answerOf(paper, {lambdaT: 0.45, gammaS: 1.2}));
    expect(await section.locator(".w2s-note[role=status]").textContent()).toContain(
      "“none”; it must be a number from 0 to 3"
    );
    await expect.poll(() => new URL(page.url()).search).toBe("?lambda_t=0.45&gamma_s=1.2");
    expect(troubles).toEqual([]);
  });
});
