import type {Entry, JudgedTest} from "../engine/register.js";
import {nameOfClaim, plainText} from "./claim-names.js";
import {percent, pValue, settling} from "./claim-words.js";
import {anchor, claimHref, sourceHref} from "./figure.js";
import {escapeHtml, format} from "./html.js";
import {lawWords} from "./law-words.js";
import {glyph, ownerWords} from "./outcome.js";
import {pointWords} from "./point-words.js";
import type {RegisterView} from "./view.js";

/** How a claim was judged: tests, their power, the wrong variants, the error budget of a limit. */
export function claimDetails({test, correction}: Entry, view: RegisterView, budget = ""): string {
  if (!test) return "";
  const more = correction ? `<h3 id="correction">Correction</h3>\n${testDetails(correction.test, view)}` : "";
  return `<div class="w2s-how">${testDetails(test, view)}${budget}${more}</div>
`;
}

function testDetails(test: JudgedTest, view: RegisterView): string {
  const {finding, adjusted, experiment, trials, law, detectable, margin, budget} = test;
  const {statistic} = finding;
  const df = statistic.df.length > 0 ? `(${statistic.df.join(", ")})` : "";
  const facts: [string, string][] = [
    ["Test", escapeHtml(finding.method)],
    ["Data", `experiment <code>${escapeHtml(experiment)}</code>, ${trials} trials, sampler: ${lawWords[law]}`],
    [
      "Statistic",
      `<i>${statistic.name === "count" ? "k" : statistic.name}</i>${df} = ${statistic.value === null ? "∞" : format(statistic.value)}`
    ],
    ["Against the claim", `${pValue(finding.p)}; ${pValue(adjusted)} adjusted over the register`],
    ...(finding.confirmation === null ? [] : [["For the claim", pValue(finding.confirmation)] as [string, string]]),
    ["Would have been caught", `${percent(detectable)} with probability 0.9`],
    ...(margin ? [["Margin", `${percent(margin.value)}. ${view.inline(margin.why)}`] as [string, string]] : [])
  ];
  const list = facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join("\n");
  return `<dl>
${list}
</dl>
${controlList(test, view)}${budget ? budgetTable(test) : ""}`;
}

function controlList({controls}: JudgedTest, view: RegisterView): string {
  const items = controls.map(
    ({name, p, rejected}) =>
      `<li>${view.inline(name)}: ${rejected ? "rejected" : "<strong>not rejected</strong>"}, ${pValue(p)}</li>`
  );
  return `<p>Wrong variants put to the same test on the same data:</p>
<ul>
${items.join("\n")}
</ul>
`;
}

function budgetTable({budget, deviations}: JudgedTest): string {
  const rows = (budget?.gaps ?? []).map(({gap, se}, k) => {
    const point = deviations[k] ? pointWords(deviations[k].at) : "";
    return `<tr><td>${point}</td><td>${percent(gap)}</td><td>${percent(se)}</td></tr>`;
  });
  return `<div class="w2s-scroll" tabindex="0" role="group" aria-label="Error budget"><table><caption>Error budget: the gap, which size removes, and its Monte-Carlo error, which trials remove.</caption>
<thead><tr><th scope="col">point</th><th scope="col">gap</th><th scope="col">standard error</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table></div>
`;
}

/** Formula, figure, code, test and data of a claim; those that exist. */
export function sources({paper, id, equation, figure, testFile}: Entry, view: RegisterView): string {
  const code = view.code(paper, id);
  const [file, line] = code?.split("#") ?? [];
  const named = (href: string, label: string): string => `<a href="${href}">${label}</a>`;
  return [
    ...(equation ? [named(anchor(paper, equation), "formula")] : []),
    ...(figure ? [named(anchor(paper, figure), "figure")] : []),
    ...(file
      ? [
          named(
            `${sourceHref(file)}#:~:text=${encodeURIComponent(`"${id}"`)}`,
            `code${line ? `, line ${line.slice(1)}` : ""}`
          )
        ]
      : []),
    ...(testFile ? [named(sourceHref(testFile), "test")] : []),
    named(`/data/${paper}/claim-${id}.json`, "data")
  ].join(" · ");
}

/** A column: its head, and of an entry the value it is sorted by and the HTML. */
interface Column {
  readonly name: string;
  readonly kind: "words" | "statement" | "number";
  cell(entry: Entry, view: RegisterView): readonly [value: string | number, html: string];
}

const columns: readonly Column[] = [
  {
    name: "Claim",
    kind: "statement",
    cell(entry, view) {
      const {paper, id, result, whose, statement} = entry;
      const name = nameOfClaim(view.result(paper, result), id);
      const told = shortened(plainText(statement), 150);
      return [
        `${view.short(paper, id)}`,
        `<a href="${claimHref(paper, id)}"><span class="w2s-short">${view.short(paper, id)}</span> ${escapeHtml(name)}</a> <small class="w2s-of">${escapeHtml(view.paper(paper))}</small> <small class="w2s-whose">${ownerWords[whose]}</small> <small class="w2s-told">${escapeHtml(told)}</small>`
      ];
    }
  },
  {
    name: "Outcome",
    kind: "words",
    cell: ({outcome, correction}) => [
      outcome,
      outcome === "fails as printed, holds corrected" && correction
        ? `<span data-outcome="not reproduced" class="w2s-line">✗ as printed</span> <span data-outcome="reproduced" class="w2s-line">✓ corrected</span>`
        : `<span class="w2s-line" data-outcome="${outcome}">${glyph(outcome)} ${outcome}</span>`
    ]
  },
  {name: "Test", kind: "words", cell: ({kind}) => (kind === "none" ? ["", ""] : [kind, kind])},
  {
    name: "Error",
    kind: "number",
    cell(entry) {
      const worst = settling(entry)?.finding.worst;
      return worst ? [Math.abs(worst.error), percent(worst.error)] : ["", ""];
    }
  },
  {
    name: "Adjusted p",
    kind: "number",
    cell: ({test}) => (test ? [test.adjusted, pValue(test.adjusted).replace(/^<i>p<\/i> (= )?/, "")] : ["", ""])
  },
  {
    name: "Would catch",
    kind: "number",
    cell(entry) {
      const test = settling(entry);
      return test ? [test.detectable, percent(test.detectable)] : ["", ""];
    }
  }
];

const shortened = (text: string, most: number): string => {
  const letters = [...text];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most)
        .join("")
        .replace(/\s+\S*$/, "")} …`;
};

/** The register as a plain table; a script may add sorting, filters and a search (`enhanceRegister`). */
export function registerTable(entries: readonly Entry[], view: RegisterView): string {
  const rows = entries.map((entry) => {
    const {paper, id, whose, kind, outcome} = entry;
    const cells = columns.map((column, index) => {
      const [value, html] = column.cell(entry, view);
      const tag = index === 0 ? "th" : "td";
      const scope = index === 0 ? ' scope="row"' : "";
      return `<${tag}${scope} class="w2s-${column.kind}" data-name="${column.name}" data-value="${escapeHtml(String(value))}">${html}</${tag}>`;
    });
    return `<tr id="${paper}-${id}" data-paper="${paper}" data-kind="${kind}" data-whose="${ownerWords[whose]}" data-outcome="${outcome}">${cells.join("")}</tr>`;
  });
  return `<table class="w2s-register">
<thead><tr>${columns.map(({name, kind}) => `<th scope="col" class="w2s-${kind}">${name}</th>`).join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table>`;
}
