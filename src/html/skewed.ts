import type {Skewed} from "../engine/calibration/skew.js";
import {pValue} from "./claim-words.js";
import {claimHref} from "./figure.js";
import {escapeHtml} from "./html.js";
import type {RegisterView} from "./view.js";

/** Rows of the table: the tests whose tails skewness makes heaviest. */
const shown = 10;

const times = (inflation: number | null): string => {
  if (inflation === null) return "–";
  if (inflation < 0.05) return "below 0.05";
  return inflation >= 100 ? inflation.toFixed(0) : inflation.toPrecision(2);
};

const worst = ({alarm, confirmation}: Skewed): number => Math.max(alarm, confirmation ?? 0);

/** What their own skewness makes of the tests on few trials, the heaviest tails first; HTML. */
export function skewedHtml(tests: readonly Skewed[] | undefined, view: RegisterView): string {
  if (!tests) return "<p>Tests on few trials are calibrated by themselves at paper scale only.</p>";
  if (tests.length === 0) return "<p>No test has fewer than fifty trials.</p>";
  const heavy = tests.filter((test) => worst(test) > 2);
  const rows = [...tests]
    .sort((a, b) => worst(b) - worst(a))
    .slice(0, shown)
    .map((test) => {
      const {paper, claim, trials, skewness, alarm, confirmation, found, student, own} = test;
      const by = (p: number | null): string =>
        found === null || p === null ? "–" : pValue(p).replace(/^<i>p<\/i> (= )?/, "");
      const cells = [
        `<a href="${claimHref(paper, claim)}">${escapeHtml(view.short(paper, claim))}</a>`,
        ...[trials, skewness.toFixed(1).replace("-", "−"), times(alarm), times(confirmation)],
        ...[found ?? "not refused", by(student), by(own)]
      ];
      return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
    });
  const least = tests.flatMap(({own}) => (own === null ? [] : [own]));
  const held =
    least.length === 0 ? "" : ` What they found holds by the skewed draws at ${pValue(Math.max(...least))} or less.`;
  return `<p>Of ${tests.length} tests on fewer than fifty trials, ${heavy.length} ${heavy.length === 1 ? "has" : "have"} a tail that skewness makes more than twice as likely.${held}</p>
<table><thead><tr><th>claim</th><th>trials</th><th>skewness</th><th>false alarm, ×</th><th>false confirmation, ×</th><th>found</th><th><i>p</i> by Student</th><th><i>p</i> by skewed draws</th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table>`;
}
