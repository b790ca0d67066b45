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

it("finds every page accessible, well behaved and findable", async () => {
  const found: string[] = [];
  for (const path of await site.pages())
    found.push(...(await weaknesses(site.url(path), port, ["accessibility", "best-practices", "seo"], still)));
  expect(found).toEqual([]);
});
