import {percent} from "../../../charts/numbers.js";
import {limitOf} from "../claims/setting.js";
import {experiments} from "../experiments.js";
import {
  bestTeacherPenalty,
  derivedThreshold,
  studentDifference,
  teacherExcess,
  teacherPenaltyAt,
  weightedStudentDifference
} from "../theory.js";
import {limitAt, maps, part, type RidgeRun} from "./rows.js";

const names = ["figure-1-left", "figure-1-right", "figure-2-left", "figure-2-right"] as const;
type MapName = (typeof names)[number];

/** The student of a map, and the limit of what it loses to its teacher. */
const studentOf = (from: MapName) =>
  from.startsWith("figure-1")
    ? ({who: "student", difference: studentDifference} as const)
    : ({who: "weighted", difference: weightedStudentDifference} as const);

/** In how many cells of some maps simulation and limit agree on the sign, and gaps in the teacher's excess risk. */
export function agreement(results: Readonly<Record<MapName, RidgeRun>>, wanted: readonly MapName[] = names) {
  const maps = wanted.map((from) => {
    const {who, difference} = studentOf(from);
    return results[from].points.map((_, index) => {
      const limit = limitAt(results[from], index);
      const {mean} = results[from].summary((values) => values[who] - values.teacher, index);
      return {mean: mean / teacherExcess(limit), theory: difference(limit) / teacherExcess(limit)};
    });
  });
  const medianGap = (map: (typeof maps)[number]): number =>
    map.map(({mean, theory}) => Math.abs(mean - theory)).sort((a, b) => a - b)[Math.floor(map.length / 2)];
  const wrong = maps.flat().filter(({mean, theory}) => mean > 0 !== theory > 0);
  return {
    cells: maps.flat().length,
    agree: maps.flat().length - wrong.length,
    /** The larger of the maps' median gaps. */
    median: Math.max(...maps.map(medianGap)),
    /** The largest predicted difference among the cells whose sign differs. */
    farthest: Math.max(0, ...wrong.map(({theory}) => Math.abs(theory)))
  };
}

/** The penalties at which the window of Figure 1's right map changes its kind. */
function thresholds() {
  const {gammaS, ...teacher} = limitOf(experiments["figure-1-right"].parameters);
  const closes = teacherPenaltyAt(derivedThreshold(gammaS), teacher) ?? Number.NaN;
  const always = teacherPenaltyAt(-1, teacher) ?? Number.NaN;
  return {
    rules: [{x: closes}, {x: always}],
    notes: [
      {x: closes * 1.04, y: 9, text: "window closes"},
      {x: always * 1.04, y: 0.25, text: "c = −1"}
    ]
  };
}

/** One map, with the teacher's best penalty. */
function panel(from: MapName, title: string, more: Partial<ReturnType<typeof thresholds>> = {}) {
  const {who, difference} = studentOf(from);
  const {gammaT, sigma} = limitOf(experiments[from].parameters);
  return {
    ...more,
    rules: [{x: bestTeacherPenalty({gammaT, sigma}), label: "λₜ*"}, ...(more.rules ?? [])],
    part: part(from, {
      ...{title, x: {axis: "lambdaT"}, keep: ["lambdaS"]},
      curves: {[who]: {role: who, measure: (values) => values[who] - values.teacher, theory: difference}}
    })
  };
}

const look = {
  x: {field: "lambdaT", title: "teacher penalty λₜ", scale: "log"},
  y: {field: "lambdaS", title: "student penalty λₛ", scale: "log"},
  gain: {title: "Lₛ − Lₜ"}
} as const;

const reading =
  "Cells show the simulated $\\mathcal L_s-\\mathcal L_t$. Dashed lines are the limit's contours; the solid line is where the simulated student equals its teacher. Cells of one trial share its data, so they deviate from the limit together.";

const agreed = (results: Readonly<Record<MapName, RidgeRun>>, wanted: readonly MapName[]): string => {
  const {cells, agree, median, farthest} = agreement(results, wanted);
  return `In the maps half of the cells differ from the limit by less than ${percent(median)} of the teacher's excess risk. Simulation and limit agree on who wins in ${agree} of ${cells} cells. In the others the predicted difference is below ${percent(farthest)} of the teacher's excess risk.`;
};

const described =
  "Two maps of student minus teacher test error over the teacher penalty (horizontal, logarithmic) and the student penalty (vertical, logarithmic), with theory contours, the zero contour and a vertical line at the teacher's best penalty.";

/** Figures 1 and 2: who wins, over both penalties. */
export const mapFigures = [
  maps("figure-1", {
    ...look,
    was: ["figure-1-left", "figure-1-right"],
    claims: [
      ...["theorem-4", "theorem-4-drawn", "theorem-5-never", "theorem-5-many-samples", "theorem-5-few-samples"],
      ...["theorem-5-always", "condition-5-main-text", "condition-5-appendix"]
    ],
    title: "With enough samples a light penalty wins; with few it must be neither too small nor too large",
    caption: (results) =>
      `The paper's Figure 1, $\\gamma_t=1/4$. ${reading} Above, every student penalty up to the contour wins where $\\lambda_t<\\lambda_t^\\star$, and none does beyond. Below, the winning penalties form an interval, which closes well before $\\lambda_t^\\star$; left of $c=-1$ every penalty wins. ${agreed(results, names.slice(0, 2))}`,
    description: `${described} Above, the student wins at the lower left. Below, it wins at the left, within a bulge that is widest at medium student penalties.`,
    limit: 0.35,
    levels: [-0.3, -0.1, -0.05, 0, 0.05, 0.1, 0.3],
    panels: [
      panel("figure-1-left", "Figure 1 left: γₛ = ¼, σ = 1"),
      panel("figure-1-right", "Figure 1 right: γₛ ≈ 1.2, σ = 2", thresholds())
    ]
  }),
  maps("figure-2", {
    ...look,
    was: ["figure-2-left", "figure-2-right"],
    claims: ["theorem-8", "theorem-8-drawn", "weighted-beats-tuned-teacher"],
    title: "A student that spares a direction near the truth also beats over-regularised teachers",
    caption: (results) =>
      `The paper's Figure 2, $\\gamma_t=1/4$, $\\sigma=1$. ${reading} In both maps the winning region reaches beyond $\\lambda_t^\\star$. A plain student of the second map's size loses at nearly every pair of penalties. ${agreed(results, names.slice(2))}`,
    description: `${described} In both the student wins left of a curve that runs to the right of that line.`,
    limit: 0.25,
    levels: [-0.2, -0.1, -0.05, 0, 0.05, 0.2],
    panels: [
      panel("figure-2-left", "Figure 2 left: γₛ = ¼, ζ = 0.8"),
      panel("figure-2-right", "Figure 2 right: γₛ ≈ 1.2, ζ = 0.88")
    ]
  })
];
