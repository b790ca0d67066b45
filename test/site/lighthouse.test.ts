import lighthouse, {type Flags} from "lighthouse";
import {expect, it} from "vitest";
import {useSite} from "./browser.js";

const port = 9333;
const site = useSite(port);

/** Scores below 95 of 100, with the audits that cost them. */
async function weaknesses(path: string, categories: readonly string[], settings: Flags = {}): Promise<string[]> {
  const result = await lighthouse(site.url(path), {
    port,
    onlyCategories: [...categories],
    logLevel: "error",
    output: "json",
    ...settings
  });
  if (!result) throw new Error(`Lighthouse says nothing of ${path}`);
  const {lhr} = result;
  return Object.values(lhr.categories).flatMap(({id, score, auditRefs}) => {
    if (score !== null && score >= 0.95) return [];
    const failed = auditRefs.filter((audit) => audit.weight > 0 && (lhr.audits[audit.id].score ?? 1) < 0.9);
    return [`${path}: ${id} ${score}: ${failed.map((audit) => audit.id).join(", ")}`];
  });
}

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
    found.push(...(await weaknesses(path, ["accessibility", "best-practices", "seo"], still)));
  expect(found).toEqual([]);
}, 240_000);

// Lighthouse's own settings for a desk; its phone is four times slower than whatever machine runs this.
const desk: Flags = {
  formFactor: "desktop",
  screenEmulation: {mobile: false, width: 1350, height: 940, deviceScaleFactor: 1, disabled: false},
  throttling: {
    rttMs: 40,
    throughputKbps: 10_240,
    cpuSlowdownMultiplier: 1,
    requestLatencyMs: 0,
    downloadThroughputKbps: 0,
    uploadThroughputKbps: 0
  }
};

it("finds the heaviest page fast at a desk", async () => {
  expect(await weaknesses(await site.heaviest(), ["performance"], desk)).toEqual([]);
}, 120_000);
