import {fixed} from "../../../charts/numbers.js";
import type {Row} from "../../../engine/figure.js";
import {geometrically} from "../../../engine/spacing.js";
import {studentError} from "../theory.js";
import {panels, part} from "./rows.js";

/** Aspect ratios of the lines, denser near γ_t = 1. */
const ratios = [...geometrically(0.2, 5, 61), ...geometrically(0.9, 1, 31), ...geometrically(1, 1.11, 31)];

const descent = (from: "figure-6" | "figure-7" | "figure-8" | "figure-9", title?: string) =>
  part(from, {
    title,
    // At n_t = d a ridgeless teacher's error has no mean.
    where: ({nT}) => nT !== 200 || from === "figure-8" || from === "figure-9",
    derive: {gammaT: ({d, nT}) => d / nT},
    x: {axis: "gammaT", dense: ratios},
    by: {axis: "lambdaS", name: (lambdaS) => `λₛ = ${lambdaS}`},
    curves: {student: {role: "student", measure: "student", theory: studentError}}
  });

const x = {field: "gammaT", title: "teacher aspect ratio γₜ", scale: "log", domain: [0.19, 5.3]} as const;
const look = {x: {...x, ticks: [0.2, 0.5, 1, 2, 5]}, y: {title: "student error Lₛ"}, rules: [{x: 1}]};

const setting =
  "at $\\gamma_s=0.1$; the paper does not print $d$, here it is 200. Marks are means with 95 % intervals; the paper shows the limit alone.";

/** How far marks lie from the lines at most, in standard errors. */
const farthest = (rows: readonly Row[]): string =>
  fixed(Math.max(...rows.flatMap(({mean, theory, se}) => (se ? Math.abs(Number(mean) - Number(theory)) / se : []))), 1);

/** Figures 6–9: double descent of the student over the teacher's aspect ratio. */
export const descentFigures = [
  panels("figure-6", {
    ...look,
    was: ["figure-7"],
    claims: ["descent-rise", "descent-fall"],
    title: "A ridgeless teacher's peak at γₜ = 1 shows in every student",
    caption: `The paper's Figures 6 and 7: student error against the teacher's aspect ratio, ${setting} The teacher has hardly any penalty, $\\lambda_t=2.5\\cdot10^{-4}$. There is no mark at $n_t=d$, where a ridgeless teacher's error has no mean. With little noise a larger student penalty lowers the peak and raises the rest. With more noise it damps the teacher's scatter by a constant factor, and the peak stays.`,
    description:
      "Two panels of curves of student test error against the teacher's aspect ratio for five student penalties, theory as lines and simulation as marks. All peak at a ratio of 1.",
    y: {...look.y, scale: "log"},
    free: true,
    parts: [descent("figure-6", "Figure 6, σ = 0.2"), descent("figure-7", "Figure 7, σ = 1")]
  }),
  panels("figure-8", {
    ...look,
    claims: ["descent-tuned"],
    title: "With the best teacher penalty the student's error rises throughout and has no peak",
    caption: (_, rows) =>
      `The paper's Figure 8: student error against the teacher's aspect ratio, ${setting} $\\lambda_t=\\lambda_t^\\star$, $\\sigma=1$. Tuning the teacher removes the peak for every student penalty. Points of one trial share its truth and much of its data. So the marks stray to one side of the lines together, by ${farthest(rows)} standard errors at most.`,
    description:
      "Curves of student test error against the teacher's aspect ratio for five student penalties, theory as lines and simulation as marks. All rise throughout.",
    parts: [descent("figure-8")]
  }),
  panels("figure-9", {
    ...look,
    claims: ["descent-under-regularized"],
    title: "At 0.15 of the best teacher penalty only lightly penalised students keep a bump",
    caption: `The paper's Figure 9: student error against the teacher's aspect ratio, ${setting} $\\lambda_t=0.15\\,\\lambda_t^\\star$, $\\sigma=1$. The paper says that the error is not monotone. Its figure's student penalties cannot be read from the text we have; these are ours. The bump is there for $\\lambda_s\\le0.1$ and gone above.`,
    description:
      "Curves of student test error against the teacher's aspect ratio for five student penalties, theory as lines and simulation as marks. Those for penalties up to 0.1 have a bump near a ratio of 1.",
    parts: [descent("figure-9")]
  })
];
