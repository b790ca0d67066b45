import type {Entry, JudgedTest} from "../engine/register.js";
import {badge} from "./badge.js";
import {evidence, percent, pValue, settling} from "./claim-words.js";
import {anchor, sourceHref} from "./figure.js";
import {escapeHtml, format} from "./html.js";
import {lawWords} from "./law-words.js";
import {pointWords} from "./point-words.js";

/** What cards and tables need besides the entries. */
export interface RegisterView {
  /** Markdown with `$…$` as HTML. */
  inline(markdown: string): string;
  block(markdown: string): string;
  /** The paper's menu title. */
  paper(id: string): string;
  /** Name of a numbered result, say "Theorem 4". */
  result(paper: string, id: string): string;
  /** Where a claim is declared, "src/papers/…/claims.ts#L12"; undefined when it was not found. */
  code(paper: string, claim: string): string | undefined;
}

/**
 * A claim with its outcome, evidence and what it rests on: a section with the anchor `claim-<id>`.
 *
 * @param budgetSvg - Drawing of a limit's error budget.
 */
export function claimCard(entry: Entry, view: RegisterView, budgetSvg = ""): string {
  const {paper, id, result, statement, outcome, test, correction, why, note} = entry;
  const corrected = correction
    ? `<div class="w2s-correction"><p class="w2s-label">${outcome === "reproduced with correction" ? "What holds" : "Correction tried"}</p>
${view.block(correction.statement)}<p class="w2s-evidence">${evidence(correction.test)}</p></div>
`
    : "";
  return `<section class="w2s-claim" id="claim-${id}" data-paper="${paper}" data-outcome="${outcome}">
<p class="w2s-claim-head"><strong>${escapeHtml(view.result(paper, result))}</strong> ${badge(outcome)}</p>
${view.block(statement)}${test ? `<p class="w2s-evidence">${evidence(test)}</p>\n` : ""}${why === undefined ? "" : `<p class="w2s-evidence">Not tested. ${view.inline(why)}</p>\n`}${corrected}${note === undefined ? "" : `<p class="w2s-note">${view.inline(note)}</p>\n`}${details(entry, view, budgetSvg)}<p class="w2s-links">${links(entry, view, "card")}</p>
</section>`;
}

function details({test, correction}: Entry, view: RegisterView, budgetSvg: string): string {
  if (!test) return "";
  const parts = [
    budgetSvg,
    testDetails(test, view),
    ...(correction ? [`<h4>Correction</h4>\n${testDetails(correction.test, view)}`] : [])
  ];
  return `<details class="w2s-how"><summary>How it was judged</summary>
${parts.join("")}</details>
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
${controlList(test)}${budget ? budgetTable(test) : ""}`;
}

function controlList({controls}: JudgedTest): string {
  const items = controls.map(
    ({name, p, rejected}) =>
      `<li>${escapeHtml(name)}: ${rejected ? "rejected" : "<strong>not rejected</strong>"}, ${pValue(p)}</li>`
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

/** Formula, figure, code, test, data, and in the table the card; those that exist. */
function links({paper, id, equation, figure, source}: Entry, view: RegisterView, from: "card" | "table"): string {
  const code = view.code(paper, id);
  const [file, line] = code?.split("#") ?? [];
  const named = (href: string, label: string): string => `<a href="${href}">${label}</a>`;
  return [
    ...(from === "table" ? [named(anchor(paper, `claim-${id}`), "card")] : []),
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
    ...(source ? [named(sourceHref(source), "test")] : []),
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
    name: "Result",
    kind: "words",
    cell: ({paper, result}, view) => [
      `${view.paper(paper)} ${view.result(paper, result)}`,
      `${escapeHtml(view.result(paper, result))} <small class="w2s-of">${escapeHtml(view.paper(paper))}</small>`
    ]
  },
  {
    name: "Statement",
    kind: "statement",
    cell(entry, view) {
      const {outcome, statement, correction} = entry;
      const holds = outcome === "reproduced with correction" && correction;
      const told = view.inline(holds ? `${statement} *Holds instead:* ${correction.statement}` : statement);
      return ["", `${told} <small class="w2s-links">${links(entry, view, "table")}</small>`];
    }
  },
  {
    name: "Outcome",
    kind: "words",
    cell: ({outcome, kind}) => [outcome, `${badge(outcome)} <small>${kind === "none" ? "" : kind}</small>`]
  },
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

/** The register as a plain table; a script may add sorting and filters (`enhanceRegister`). */
export function registerTable(entries: readonly Entry[], view: RegisterView): string {
  const rows = entries.map((entry) => {
    const {paper, id, kind, outcome} = entry;
    const cells = columns.map((column, index) => {
      const [value, html] = column.cell(entry, view);
      const tag = index === 0 ? "th" : "td";
      const scope = index === 0 ? ' scope="row"' : "";
      return `<${tag}${scope} class="w2s-${column.kind}" data-value="${escapeHtml(String(value))}">${html}</${tag}>`;
    });
    return `<tr id="${paper}-${id}" data-paper="${paper}" data-kind="${kind}" data-outcome="${outcome}">${cells.join("")}</tr>`;
  });
  return `<div class="w2s-scroll" tabindex="0" role="group" aria-label="Register of claims"><table class="w2s-register">
<thead><tr>${columns.map(({name, kind}) => `<th scope="col" class="w2s-${kind}">${name}</th>`).join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table></div>`;
}
