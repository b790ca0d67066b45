import {curveChart, type Series} from "../../../charts/index.js";
import {percent, significant} from "../../../charts/numbers.js";
import type {Experiment, SeriesOf} from "../../../engine/experiment.js";
import type {Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import {summarize} from "../../../engine/summary.js";
import type {experiments} from "../experiments.js";
import type {MultiIndexSetting} from "../simulate/multi-index/setting.js";
import {studentAlignment, teacherAlignment} from "../theory.js";
import {figure, quoted} from "./rows.js";

type Who = "teacher" | "student";
type Direction = "Easy" | "Hard";

/** Results of an experiment of Section 3, whichever it is. */
interface Run extends Pick<Results<Experiment<object, object, Series3>>, "column" | "points" | "summary"> {
  readonly settings: readonly MultiIndexSetting[];
}
type Series3 = SeriesOf<(typeof experiments)["multi-index"]>;

/** Limits of what the step adds along the easy direction. */
const easyLimit = (who: Who, setting: MultiIndexSetting): number =>
  who === "teacher" ? teacherAlignment(setting) : studentAlignment(setting);

/** Limits of ‖Wβ‖ before and after the step: the random start, the spike and what the step adds are orthogonal. */
function normLimits(who: Who, direction: Direction, setting: MultiIndexSetting): {before: number; after: number} {
  const spike = who === "student" && direction === "Hard" ? setting.tau : 0;
  const added = direction === "Easy" ? easyLimit(who, setting) : 0;
  const before = Math.sqrt(setting.width + spike ** 2);
  return {before, after: Math.hypot(before, added)};
}

const panels = {
  added: {Easy: "easy direction, added by the step", Hard: "hard direction, added by the step"},
  norm: {Easy: "easy direction, norm", Hard: "hard direction, norm"}
} as const;

/** What is drawn of a series at a point: the mean with its error, or every single run. */
type Shown = (results: Run, series: Series3, point: number) => readonly Omit<Row, "series">[];

const means: Shown = (results, series, point) => [{...results.summary(series, point)}];

const runs: Shown = (results, series, point) =>
  Array.from(results.column(series, point), (mean, trial) => ({trial, mean, trials: 1}));

function alignmentRows(results: Run, shown: Shown): Row[] {
  return results.points.flatMap((point, k) => {
    const setting = results.settings[k];
    return (["teacher", "student"] as const).flatMap((who) =>
      (["Easy", "Hard"] as const).flatMap((direction): Row[] => {
        const {before, after} = normLimits(who, direction, setting);
        const rows = (suffix: "" | "After" | "Before", row: Row) =>
          shown(results, `${who}${direction}${suffix}`, k).map((values): Row => ({...point, ...row, ...values}));
        const added = direction === "Easy" ? easyLimit(who, setting) : 0;
        const printed = who === "teacher" && direction === "Hard" ? {stated: 0} : {};
        return [
          ...rows("", {panel: panels.added[direction], series: who, theory: added}),
          ...rows("After", {panel: panels.norm[direction], series: who, theory: after, ...printed}),
          ...rows("Before", {panel: panels.norm[direction], series: `${who} before`, theory: before})
        ];
      })
    );
  });
}

const both: Series[] = [
  {name: "teacher", label: "teacher", role: "teacher"},
  {name: "student", label: "student", role: "student"}
];

const facetOf = (names: readonly string[], columns = 2) => ({
  field: "panel",
  panels: names.map((value) => ({value, title: value})),
  columns,
  free: true
});

/** Easy alignment per its limit, both taken at the trial's own ‖a‖. */
function ratio(who: Who, values: Readonly<Record<Series3, number>>, setting: MultiIndexSetting): number {
  const outers = {outerT: values.teacherOuter, outerS: values.studentOuter};
  const limit =
    who === "teacher" ? teacherAlignment({...setting, ...outers}) : studentAlignment({...setting, ...outers});
  return values[`${who}Easy`] / limit;
}

const linkName: Readonly<Record<string, string>> = {linear: "z", erf: "erf z", he2: "H₂/√2", he3: "H₃/√6"};

/** What one gradient step aligns. */
export const multiIndexFigures = [
  figure("multi-index", ["multi-index", "multi-index-2000"], {
    rerun: {seconds: 9},
    claims: ["proposition-10-easy", "proposition-10-hard", "theorem-11-easy", "student-hard-step"],
    build({"multi-index": results, "multi-index-2000": largest}) {
      const rows = [...alignmentRows(results, means), ...alignmentRows(largest, runs)];
      return {
        title: "One step teaches both networks the easy direction and neither the hard one",
        caption:
          "Norms along the two directions against the dimension, at $d=2000$ of single runs: what the step adds (above) and the whole first layer before and after it (below). Lines are the derived limits. Below right, the teacher's norm along the hard direction stays at that of its random start; the printed limit 0 is dashed. The student's stands above by its spike.",
        description:
          "Four panels against dimension 250 to 2000 on a logarithmic axis. Added along the easy direction: teacher near 1.21, student near 0.89, at their limits. Added along the hard direction: small and shrinking. Norms along the easy direction rise from 1; along the hard direction they do not change, 1 for the teacher and √2 for the student.",
        rows,
        spec: curveChart({
          x: {field: "d", title: "dimension d", scale: "log", ticks: [250, 500, 1000, 2000]},
          y: {title: "norm"},
          series: [
            ...both,
            {name: "teacher before", label: "teacher, before the step", role: "baseline"},
            {name: "student before", label: "student, before the step", role: "ceiling"}
          ],
          facet: facetOf([panels.added.Easy, panels.added.Hard, panels.norm.Easy, panels.norm.Hard])
        })
      };
    }
  }),
  figure("multi-index-links", ["multi-index-links"], {
    claims: ["proposition-10-easy", "theorem-11-easy"],
    build({"multi-index-links": results}) {
      const panel = (k: number) => {
        const {easy, hard} = results.settings[k];
        return `σₑ = ${linkName[easy]}, σₕ = ${linkName[hard]}`;
      };
      const rows = results.points.flatMap((point, k) =>
        (["teacher", "student"] as const).map((series): Row => {
          const setting = results.settings[k];
          const sample = results.measure((values) => ratio(series, values, setting), k);
          return {...point, panel: panel(k), series, ...summarize(sample)};
        })
      );
      const gaps = rows.map(({mean}) => Math.abs(Number(mean) - 1));
      return {
        title: "The constants hold for every activation and link tried",
        caption: `Alignment with the easy direction after one step per its derived limit, $d=400$: three activations, two easy links, hard links of information exponent 2 and 3. The largest mean deviation is ${percent(Math.max(...gaps))}, of the size of the scatter.`,
        description:
          "Four panels of the ratio of measured to predicted alignment for tanh, erf and ReLU; all ratios are near 1.",
        rows,
        spec: curveChart({
          x: {field: "activation", title: "activation", scale: "category"},
          y: {title: "alignment / limit", domain: [0.6, 1.4]},
          series: both,
          facet: {...facetOf([...new Set(results.points.map((_, k) => panel(k)))]), free: false},
          rules: [{y: 1}]
        })
      };
    }
  }),
  figure("multi-index-spike", ["multi-index-spike"], {
    claims: ["theorem-11-hard", "theorem-11-hard-norm"],
    build({"multi-index-spike": results}) {
      const names = ["hard direction: ãᵀWₛβₕ", "easy direction, added by the step"];
      const rows = results.points.flatMap((point, k): Row[] => {
        const setting = results.settings[k];
        return [
          {...point, panel: names[0], series: "student", theory: setting.tau, ...results.summary("studentSpike", k)},
          {
            ...point,
            panel: names[1],
            series: "student",
            theory: easyLimit("student", setting),
            ...results.summary("studentEasy", k)
          }
        ];
      });
      return {
        title: "The step keeps the spike, whatever its size",
        caption:
          "The student's spike after the step and what the step adds along the easy direction against the spike's size $\\tau$, $d=400$. The spike stays at $\\tau$. The alignment with the easy direction loses a little where $\\tau$ is no longer small against $\\sqrt d$: large spikes saturate the activation on their own neurons.",
        description:
          "Left: the spike after the step follows the diagonal from 0 to 8. Right: the easy alignment starts near its limit and falls slowly as the spike grows.",
        rows,
        spec: curveChart({
          x: {field: "tau", title: "spike τ"},
          y: {title: "component"},
          series: [{name: "student", label: "student", role: "student"}],
          facet: facetOf(names)
        })
      };
    }
  }),
  figure("multi-index-steps", ["multi-index-steps"], {
    claims: [],
    build({"multi-index-steps": results}) {
      const names = {kept: "spike kept", hardShare: "share of the hard direction", turned: "cosine to the start"};
      const panel = (tau: unknown) => `τ = ${tau}`;
      const rows = results.points.flatMap((point, k): Row[] => {
        const {tau} = results.settings[k];
        const of = {
          kept: results.summary(({spike}) => spike / tau, k),
          hardShare: results.summary("hardShare", k),
          turned: results.summary("turned", k)
        };
        return Object.entries(names).map(([key, series]) => ({
          ...point,
          panel: panel(point.tau),
          series,
          ...of[key as keyof typeof of]
        }));
      });
      const taus = [...new Set(results.points.map(({tau}) => tau))];
      return {
        title: "More steps drown the hard direction rather than erase it",
        caption:
          "The student over more full-batch steps on the same labels, $d=300$. The spike itself is kept for the most part; what is learnt along the easy direction grows past it, so the hard direction's share of the two shrinks, and noise along it turns its profile over the neurons. This is what the paper's warning of forgetting looks like here; a larger spike holds out longer.",
        description:
          "Two panels against the number of steps: the kept spike stays near 1 and falls slowly, the hard direction's share of the norm falls towards 0, the cosine to the start falls in between.",
        rows,
        spec: curveChart({
          x: {field: "step", title: "gradient steps of the student"},
          y: {title: "share"},
          series: [
            {name: names.kept, label: "spike kept, ãᵀWβₕ/τ", role: "student"},
            {name: names.hardShare, label: "hard share of both directions", role: "weighted"},
            {name: names.turned, label: "cosine of Wβₕ to its start", role: "baseline"}
          ],
          facet: {...facetOf(taus.map(panel)), free: false}
        })
      };
    }
  })
];

/** Numbers in the page's prose. */
export const multiIndexNumbers = quoted((results) => {
  const sizes = results["multi-index"];
  const steps = results["multi-index-steps"];
  const [setting] = sizes.settings;
  const end = sizes.points.length - 1;
  const after = steps.points.findIndex(({tau, step}) => tau === 1 && step === 24);
  const mean = (series: Series3) => sizes.summary(series, end).mean;
  return {
    "teacher-easy": significant(mean("teacherEasy")),
    "teacher-easy-limit": significant(teacherAlignment(setting)),
    "student-easy": significant(mean("studentEasy")),
    "student-easy-limit": significant(studentAlignment(setting)),
    "teacher-hard-norm": significant(mean("teacherHardAfter")),
    "teacher-hard-step": significant(mean("teacherHard")),
    "spike-after": significant(mean("studentSpike")),
    "spike-kept": percent(steps.summary("spike", after).mean),
    "hard-share-after": percent(steps.summary("hardShare", after).mean)
  };
});
