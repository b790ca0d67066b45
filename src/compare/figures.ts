import {curveChart} from "../charts/index.js";
import {capital, counted} from "../charts/numbers.js";
import type {Figure, Row} from "../engine/figure.js";
import {panels} from "./panels.js";

/** Figures of the synthesis; their experiments are named "paper/experiment". */
export const figures: readonly Figure[] = [
  {
    id: "gains",
    experiments: panels.map(({paper, experiment}) => `${paper}/${experiment}`),
    claims: [],
    rerun: {why: "Several papers share this figure; each runs again on its own page."},
    build(results) {
      const rows = panels.flatMap(({paper, experiment, rows: of}) =>
        of(results[`${paper}/${experiment}`]).map((row): Row => ({panel: paper, ...row}))
      );
      return {
        title: "Each gain has an axis of its own, and all but one run out on theirs",
        caption:
          "Share of the error that the student is rid of, against what drives the gain in each paper: of its teacher's excess risk in the first three panels, of its own error at the start in the fourth (best of ten steps), of its teacher's test error in the fifth, where every run has its own marks. Lines are theory, exact or in the limit; for the last panel there is none. Heights are not comparable: each depends on settings, named on the papers' pages, that have no counterpart in the others. What compares is the shape, and where it crosses zero.",
        description: `${capital(counted(panels.length))} panels of the share of error removed. Against the student's penalty it rises to a small maximum and falls below zero. Against shared dimensions it falls and stays positive. Against the unlabelled minority share it falls and ends below zero. Against the overlap of errors it falls through zero. Against the training step it rises to a peak and falls back to zero.`,
        rows,
        spec: curveChart({
          x: panels[0].x,
          y: {title: "share of error removed"},
          series: [{name: "student", label: "student", role: "student"}],
          facet: {
            field: "panel",
            panels: panels.map(({paper, title, x}) => ({value: paper, title, x})),
            columns: 2,
            free: true
          },
          rules: [{y: 0}]
        })
      };
    }
  }
];
