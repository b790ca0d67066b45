import type {Flags} from "lighthouse";
import {expect, it} from "vitest";
import {useSite} from "./browser.js";
import {weaknesses} from "./scores.js";

const port = 9333;
const site = useSite(port);

// What these categories ask does not change once a page has loaded; the waits are for measures of speed. Waits of other
// tests see to it that no error comes late.
const still: Flags = {
  disableFullPageScreenshot: true,
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 0,
  cpuQuietThresholdMs: 0
};

// One page of each kind: what these categories ask beyond what axe asks of every page is of the template.
it("finds every kind of page accessible, well behaved and findable", async () => {
  const found: string[] = [];
  const claim = (await site.pages()).find((path) => path.startsWith("claims/")) ?? "";
  for (const path of ["index.html", "claims.html", "method.html", await site.heaviest(), claim])
    found.push(...(await weaknesses(site.url(path), port, ["accessibility", "best-practices", "seo"], still)));
  expect(found).toEqual([]);
});
