import {readdirSync} from "node:fs";
import {join} from "node:path";
import {afterEach, expect, it} from "vitest";
import {useSite} from "./browser.js";

const site = useSite();
afterEach(() => site.leave());

it("sets pages in faces of their own, of which a first view loads 80 kB at most", async () => {
  for (const path of ["index.html", "claims.html", await site.heaviest()]) {
    const {page, requests} = await site.visit(path);
    await page.waitForLoadState("networkidle");
    const own = [...new Set(requests)].filter((url) => /\/(serif|sans)[\w-]*\.woff2$/.test(url));
    const bodies = await Promise.all(own.map(async (url) => (await page.request.get(url)).body()));
    const bytes = bodies.reduce((sum, {length}) => sum + length, 0);
    expect(own.length, path).toBeGreaterThan(1);
    expect(bytes, path).toBeLessThan(80_000);
    const session = await page.context().newCDPSession(page);
    await session.send("DOM.enable");
    await session.send("CSS.enable");
    const {root} = await session.send("DOM.getDocument");
    for (const selector of ["h1", "main p", "#observablehq-sidebar a"]) {
      const {nodeId} = await session.send("DOM.querySelector", {nodeId: root.nodeId, selector});
      const {fonts} = await session.send("CSS.getPlatformFontsForNode", {nodeId});
      const foreign = fonts.filter(({isCustomFont, familyName}) => !isCustomFont || familyName.startsWith("KaTeX"));
      expect({path, selector, foreign}).toEqual({path, selector, foreign: []});
    }
    await site.leave();
  }
});

it("sets every picture in the letters that it carries, none cut off at its edge", async () => {
  const data = join(site.folder, "data");
  const files = readdirSync(data, {recursive: true, encoding: "utf8"}).filter((file) =>
    /\.(view|phone)\.svg$/.test(file)
  );
  expect(files.length).toBeGreaterThan(50);
  // In a picture of its own no policy of a page stands in the way.
  const {page} = await site.visit(`data/${files[0]}`);
  const cut = await page.evaluate(
    async (addresses) => {
      const faults: string[] = [];
      for (const address of addresses) {
        const text = await (await fetch(address)).text();
        const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
        document.documentElement.replaceChildren(...[...svg.childNodes].map((node) => document.importNode(node, true)));
        const texts = [...document.querySelectorAll("text")];
        for (const {fontWeight} of texts.map((one) => getComputedStyle(one))) {
          const loaded = await document.fonts.load(`${fontWeight} 12px "Report Sans"`).catch(() => []);
          if (loaded.length === 0) faults.push(`${address}: no letters of weight ${fontWeight}`);
        }
        const [, , width, height] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
        const origin = document.documentElement.getBoundingClientRect();
        for (const one of texts) {
          // Boxes have room for accents; letters keep within three quarters of the size above their line.
          const {left, right, top, bottom, width: wide, height: high} = one.getBoundingClientRect();
          const [x, y] = wide < high ? [left + 3.2, top] : [left, top + 3.2];
          const beyond = Math.min(x - origin.left, y - origin.top);
          if (beyond < 0 || right - origin.left > width || bottom - origin.top > height)
            faults.push(`${address}: ${one.textContent}`);
        }
      }
      return [...new Set(faults)];
    },
    files.map((file) => site.url(`data/${file}`))
  );
  expect(cut).toEqual([]);
});
