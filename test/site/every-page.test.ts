import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Page} from "playwright-core";
import {beforeAll, describe, expect, it} from "vitest";
import {useSite, type Visit} from "./browser.js";

const site = useSite();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const screens = {desk: {width: 1280, height: 900}, phone: {width: 360, height: 740}};
/** Screens that a paper's pages may take. */
const most = {desk: 12, phone: 24};
/** The banner of a draft takes some of it, and moves the first figure. */
const banner = 100;

type Device = keyof typeof screens;

/** What is wrong, by what is asked of every page; a line each. */
const found: Record<string, string[]> = {};

const note = (what: string, where: string, faults: readonly string[]): void => {
  found[what].push(...faults.map((fault) => `${where}: ${fault}`));
};

/** Findings of axe; of its rules on colour alone where only the theme differs from what it saw before. */
async function findingsOf(page: Page, colours: boolean): Promise<string[]> {
  return page.evaluate(async (only) => {
    const {axe} = globalThis as unknown as {axe: typeof import("axe-core")};
    const {violations} = await axe.run({
      resultTypes: ["violations"],
      ...(only && {runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]}})
    });
    return violations.map(({id, nodes}) => `${id}: ${nodes.slice(0, 3).map(({html}) => html.slice(0, 120))}`);
  }, colours);
}

/** Tabs until the content has the focus. @returns Stops before it, 40 at most. */
async function stopsBefore(page: Page): Promise<number> {
  for (let stops = 0; stops < 40; ++stops) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.closest("main") !== null)) return stops;
  }
  return 40;
}

/** Displayed formulas wider than their column, targets too small to be touched, the page's size and its first figure. */
const measure = (page: Page) =>
  page.evaluate(() => {
    const small = [...document.querySelectorAll("a[href], button, summary, input, select")].flatMap((target) => {
      if (target.matches("main a") && target.closest("p, li, dd, figcaption, h1, h2, h3")) return [];
      const {width, height} = target.getBoundingClientRect();
      if (width === 0 || !target.checkVisibility() || target.matches(".w2s-skip")) return [];
      return Math.min(width, height) < 24 ? [`${target.outerHTML.slice(0, 80)} ${width} × ${height}`] : [];
    });
    const wide = [...document.querySelectorAll("main .katex-block")]
      .filter((block) => block.scrollWidth > block.clientWidth + 1)
      .map((block) => block.querySelector("annotation")?.textContent?.slice(0, 60) ?? "");
    const {scrollWidth, scrollHeight} = document.documentElement;
    const figure = document.querySelector("figure")?.getBoundingClientRect().top ?? 0;
    return {small, wide, scrollWidth, scrollHeight, figure};
  });

async function look(path: string, device: Device, {page, requests, troubles}: Visit): Promise<void> {
  const where = `${path} (${device})`;
  // What is far from the screen has its height once it is laid out.
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>(".w2s-far")].every(({style}) => style.contentVisibility === "visible")
  );
  const {small, wide, scrollWidth, scrollHeight, figure} = await measure(page);
  const {width, height} = screens[device];
  if (device === "phone" && scrollWidth !== width) note("fits", where, [`${scrollWidth} pixels`]);
  note("targets", where, small);
  if (path.startsWith("papers/")) note("formulas", where, wide);
  if (/^papers\/.*\/(index|theory)\.html$/.test(path)) {
    if (scrollHeight > most[device] * height + banner) note("short", where, [`${scrollHeight / height} screens`]);
    if (path.endsWith("index.html") && figure > 2 * height + banner)
      note("short", where, [`first figure at ${figure}`]);
  }
  if (device === "desk") {
    const stops = await stopsBefore(page);
    if (stops > 10) note("keyboard", where, [`${stops} stops`]);
    await page.evaluate(axe);
    note("axe", `${where}, light`, await findingsOf(page, false));
    await page.emulateMedia({colorScheme: "dark"});
    note("axe", `${where}, dark`, await findingsOf(page, true));
  }
  const foreign = requests.filter((url) => !url.startsWith(site.url("")));
  note("policy", where, [...foreign, ...troubles]);
}

const asked = {
  fits: "fits a phone of 360 pixels without scrolling sideways",
  short: "is short: a paper's pages take a dozen screens at most, twice as many on a phone, and show a figure early",
  formulas: "lets no displayed formula be wider than its column without a sign",
  targets: "has targets of 24 pixels at least outside running text",
  keyboard: "lets the keyboard reach the content within ten stops",
  policy: "asks no other origin for anything, runs without errors, and keeps its security policy, below any path",
  axe: "gives axe nothing to find in either theme"
};

describe("every page", () => {
  beforeAll(async () => {
    for (const what of Object.keys(asked)) found[what] = [];
    const paths = await site.pages();
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      const both = (["desk", "phone"] as const).map(async (device) =>
        look(path, device, await site.visit(path, {viewport: screens[device]}))
      );
      await Promise.all(both);
      await site.leave();
    }
  }, 300_000);

  for (const [what, words] of Object.entries(asked)) it(words, () => expect(found[what]).toEqual([]));
});
