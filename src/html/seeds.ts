import {escapeHtml} from "./html.js";

/** What the register said on one more master seed. */
interface SeedRun {
  readonly on: string;
  readonly tests: number;
  readonly controls: number;
  readonly changed: readonly string[];
  readonly passed: readonly string[];
}

/** What other master seeds said, a row a seed; HTML. */
export function seedsHtml(runs: Readonly<Record<string, SeedRun>>): string {
  const seeds = Object.entries(runs);
  if (seeds.length === 0) return "<p>No other seed was tried yet.</p>";
  const list = (names: readonly string[]): string => (names.length === 0 ? "none" : names.map(escapeHtml).join("<br>"));
  const rows = seeds.map(
    ([seed, {on, tests, controls, changed, passed}]) =>
      `<tr><td>${seed}</td><td>${on}</td><td>${tests}</td><td>${list(changed)}</td><td>${controls}</td><td>${list(passed)}</td></tr>`
  );
  const calm = seeds.filter(([, {changed, passed}]) => changed.length + passed.length === 0).length;
  return `<p>On ${calm} of ${seeds.length} other seeds every outcome was the published one and every wrong variant was rejected.</p>
<table><thead><tr><th>seed</th><th>run on</th><th>tests</th><th>outcomes that changed</th><th>variants</th><th>variants not rejected</th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table>`;
}
