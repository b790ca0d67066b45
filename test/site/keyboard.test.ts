import {afterEach, expect, it} from "vitest";
import {useSite} from "./browser.js";

const site = useSite();
afterEach(() => site.leave());

it("explains a term on hover and on focus, within the screen, without a script", async () => {
  for (const javaScriptEnabled of [true, false]) {
    for (const width of [1280, 360]) {
      const {page} = await site.visit("method.html", {javaScriptEnabled, viewport: {width, height: 800}});
      const terms = page.locator(".w2s-term");
      expect(await terms.count()).toBeGreaterThan(3);
      const term = terms.nth(2);
      const meaning = term.locator(".w2s-meaning");
      expect(await meaning.isVisible()).toBe(false);
      await term.locator("a").hover();
      expect(await meaning.isVisible()).toBe(true);
      await page.mouse.move(0, 0);
      await term.locator("a").focus();
      const box = await meaning.boundingBox();
      const word = await term.locator("a").boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? width)).toBeLessThanOrEqual(width);
      expect(Math.abs((box?.y ?? 0) - (word?.y ?? 0) - (word?.height ?? 0))).toBeLessThan(12);
      // What lies on top is the note.
      expect(
        await meaning.evaluate((note) => {
          const {left, top, height} = note.getBoundingClientRect();
          return document.elementFromPoint(left + 20, top + height / 2) === note;
        })
      ).toBe(true);
      if (javaScriptEnabled) {
        await page.keyboard.press("Escape");
        expect(await meaning.isVisible()).toBe(false);
      }
      await site.leave();
    }
  }
});

it("lets the keyboard reach the content of every page within ten stops, and skip what lies before", async () => {
  const far: unknown[] = [];
  for (const path of await site.pages()) {
    const {page} = await site.visit(path);
    let stops = 0;
    for (let inside = false; !inside && stops <= 40; ++stops) {
      await page.keyboard.press("Tab");
      inside = await page.evaluate(() => document.activeElement?.closest("main") !== null);
    }
    // The last of them is in the content.
    if (stops - 1 > 10) far.push({path, stops: stops - 1});
    await site.leave();
  }
  expect(far).toEqual([]);
});

it("has targets of 24 pixels at least outside running text", async () => {
  const small: unknown[] = [];
  const claim = (await site.pages()).find((path) => path.startsWith("claims/")) ?? "";
  for (const path of ["index.html", "claims.html", "method.html", await site.heaviest(), claim]) {
    for (const width of [1280, 360]) {
      const {page} = await site.visit(path, {viewport: {width, height: 800}});
      const own = await page.locator("a[href], button, summary, input, select").evaluateAll((all) =>
        all.flatMap((target) => {
          if (target.matches("a") && target.closest("main") && target.closest("p, li, dd, figcaption, h1, h2, h3"))
            return [];
          const {width, height} = target.getBoundingClientRect();
          if (width === 0 || !target.checkVisibility() || target.matches(".w2s-skip")) return [];
          return Math.min(width, height) < 24 ? [`${target.outerHTML.slice(0, 80)} ${width} × ${height}`] : [];
        })
      );
      if (own.length > 0) small.push({path, width, own: own.slice(0, 5)});
      await site.leave();
    }
  }
  expect(small).toEqual([]);
});
