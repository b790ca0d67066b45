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
        title: "Each gain depends on a quantity of its own, and most fall to about zero or below when it goes too far",
        caption:
          "The share of the error that the student removes, against what drives the gain in each paper. It is a share of the teacher's excess risk in the first three panels, of the student's own error at the start in the fourth (best of ten steps), of the teacher's test error in the fifth, where every run has its own marks, of the error on true labels in the sixth, and of the teacher's error in the seventh. Lines are theory, exact or in the limit; feature learning has none. In the first panel the share falls on far below zero at larger penalties; points of one trial share its data, so the marks there stray from the limit together. Heights are not comparable, because each depends on settings of its paper that have no counterpart in the others. What compares is the shape, and where it crosses zero.",
        description: `${capital(counted(panels.length))} panels of the share of error removed. Against the student's penalty it rises to a small maximum and falls below zero. Against shared dimensions it falls and stays positive. Against the unlabelled minority share it falls and ends below zero. Against the overlap of errors it falls through zero. Against the training step it rises to a peak and falls back to zero. Against the samples of a target it falls from a third towards zero as they become as many as the features. Against the time of a flow it rises through zero to nearly nine tenths and falls back to zero.`,
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
