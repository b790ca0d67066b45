import {curveChart} from "../../src/charts/index.js";
import {fixed} from "../../src/charts/numbers.js";
import type {Figure, Quoted, Row} from "../../src/engine/figure.js";
import {evenly} from "../../src/engine/spacing.js";
import {risk, type Setting} from "./theory.js";

export const figures: readonly Figure[] = [
  {
    id: "shares",
    experiments: ["shares"],
    claims: ["student-risk"],
    build({shares: results}) {
      const parameters = results.parameters as Setting;
      const theory = (share: number): number => risk({...parameters, share});
      const rows: Row[] = [
        ...evenly(0, 1, 41).map((share) => ({series: "student", share, theory: theory(share)})),
        ...results.summaries("student").map(({point, ...mark}) => ({series: "student", share: point.share, ...mark}))
      ];
      return {
        title: "Copying half is better than copying all",
        caption: "Risk against the share $a$ that the student copies; marks lie on the line of Proposition 1.",
        description: "A parabola over the share from 0 to 1, lowest at one half.",
        rows,
        spec: curveChart({
          x: {field: "share", title: "share a"},
          y: {title: "risk"},
          series: [{name: "student", label: "student", role: "student"}]
        })
      };
    }
  }
];

/** Numbers in the page's prose. */
export const quoted: Quoted = ({shares: results}) => ({
  "half-risk": fixed(results.summary("student", results.where({share: 0.5})[0]).mean)
});
