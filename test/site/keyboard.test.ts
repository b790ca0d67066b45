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
