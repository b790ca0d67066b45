import {owners} from "../src/engine/claim.js";
import type {CheckedIdentity} from "../src/engine/identity.js";
import {controlsIn, type Entry, familyLevel, familyTests} from "../src/engine/register.js";
import {tallyOf} from "../src/engine/tally.js";

const heads = ["claim", "whose", "kind", "outcome", "error", "p", "adjusted", "shown", "catches", "controls"];

/** The register as aligned lines. Error and what would be caught are in per cent of the claim's unit. */
export function registerTable(entries: readonly Entry[]): string[] {
  const rows = [heads, ...entries.flatMap(rowsOf)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column < 4 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join("  ")
      .trimEnd()
  );
}

function rowsOf(entry: Entry): string[][] {
  const {paper, id, whose, kind, outcome, test, identity, correction} = entry;
  const own = [`${paper}/${id}`, whose, kind, outcome, ...(identity ? difference(identity) : numbers(test))];
  return correction
    ? [own, ["  correction", "", correction.test.kind, correction.test.verdict, ...numbers(correction.test)]]
    : [own];
}

function difference({worst, controls}: CheckedIdentity): string[] {
  const refused = controls.filter(({rejected}) => rejected).length;
  return [percent(worst), "", "", "", "", `${refused}/${controls.length}`];
}

function numbers(test: Entry["test"]): string[] {
  if (!test) return ["", "", "", "", "", ""];
  const {finding, adjusted, detectable, controls} = test;
  return [
    percent(finding.worst.error),
    short(finding.p),
    short(adjusted),
    finding.confirmation === null ? "" : short(finding.confirmation),
    percent(detectable),
    `${controls.filter(({rejected}) => rejected).length}/${controls.length}`
  ];
}

const short = (p: number): string => (p === 0 ? "0" : p >= 0.001 ? p.toPrecision(2) : p.toExponential(0));
const percent = (value: number): string => {
  const scaled = 100 * value;
  return Math.abs(scaled) >= 100 ? `${scaled.toFixed(0)} %` : `${scaled.toPrecision(2)} %`;
};

const whoseWords = {paper: "sentences of the papers", reading: "our readings of them", ours: "ours"} as const;

/** Totals: outcomes, the family, controls, and the least power among passes. */
export function registerSummary(entries: readonly Entry[], size: number): string[] {
  const tally = tallyOf(entries);
  const tallies = owners.flatMap((whose) => {
    const told = Object.entries(tally[whose]).map(([outcome, n]) => `${n} ${outcome}`);
    return told.length === 0 ? [] : [`${whoseWords[whose]}: ${told.join("; ")}`];
  });
  const exploratory = entries.filter(({outcome}) => outcome === "exploratory").length;
  const controls = entries.flatMap(controlsIn);
  const passes = entries.flatMap((entry) => {
    const test = [entry.test, entry.correction?.test].find((test) => test?.verdict === "holds");
    return test && entry.standing === undefined && !["order", "region"].includes(test.kind)
      ? [{name: `${entry.paper}/${entry.id}`, detectable: test.detectable}]
      : [];
  });
  passes.sort((a, b) => b.detectable - a.detectable);
  return [
    ...tallies,
    ...(exploratory > 0 ? [`not counted: ${exploratory} exploratory`] : []),
    `${familyTests(entries).length} tests here, ${size} in the family, family-wise level ${familyLevel} (Holm)`,
    `${controls.length} negative controls, ${controls.filter(({rejected}) => rejected).length} rejected`,
    ...(passes.length > 0
      ? [
          `${passes.filter(({detectable}) => detectable <= 0.02).length} of ${passes.length} passes of formulas and bounds would have caught 2 % of their unit; ` +
            `weakest ${percent(passes[0].detectable)} (${passes[0].name})`
        ]
      : [])
  ];
}
