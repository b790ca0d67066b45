import {figuresOn} from "../../src/charts/index.js";
import {fixed} from "../../src/charts/numbers.js";
import type {Quoted} from "../../src/engine/figure.js";
import {evenly} from "../../src/engine/spacing.js";
import {experiments} from "./experiments.js";
import {risk} from "./theory.js";

const {curves} = figuresOn(experiments);

export const figures = [
  curves("shares", "shares", {
    claims: ["student-risk"],
    title: "Copying half is better than copying all",
    caption: "Risk against the share $a$ that the student copies; marks lie on the line of Proposition 1.",
    description: "A parabola over the share from 0 to 1, lowest at one half.",
    x: {axis: "share", title: "share a", dense: evenly(0, 1, 41)},
    y: {title: "risk"},
    curves: {student: {role: "student", measure: "student", theory: risk}}
  })
];

/** Numbers in the page's prose. */
export const quoted: Quoted = ({shares: results}) => ({
  "half-risk": fixed(results.summary("student", results.where({share: 0.5})[0]).mean)
});
