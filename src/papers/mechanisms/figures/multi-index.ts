import {figuresOn} from "../../../charts/index.js";
import {percent, significant} from "../../../charts/numbers.js";
import type {SeriesOf} from "../../../engine/experiment.js";
import {half95} from "../../../engine/interval.js";
import {summarize} from "../../../engine/summary.js";
import {experiments} from "../experiments.js";
import type {MultiIndexSetting} from "../simulate/multi-index/setting.js";
import {studentAlignment, teacherAlignment} from "../theory.js";

const multiIndex = figuresOn(experiments);
const {curves, panels, part} = multiIndex;

type Series = SeriesOf<(typeof experiments)["multi-index"]>;

type Who = "teacher" | "student";
type Which = `${"Easy" | "Hard"}${"" | "Before" | "After"}`;
type Limit = (p: MultiIndexSetting) => number;

/** A column of results: one series over the trials of a point. */
interface Run {
  column(series: Series, index: number): Float64Array;
}

/** The mean with its error, or every single run. */
const means = (series: Series) => (run: Run, index: number) => ({...summarize(run.column(series, index))});
const runs = (series: Series) => (run: Run, index: number) =>
  Array.from(run.column(series, index), (mean, trial) => ({trial, mean, trials: 1}));

/** Limits of what the step adds along the easy direction. */
const added = {teacher: teacherAlignment, student: studentAlignment};

const none = () => 0;

/** Limits of ‖Wβ‖ before the step, of a random start and with the spike; and after it: all parts are orthogonal. */
const start = (p: MultiIndexSetting) => Math.sqrt(p.width);
const spiked = (p: MultiIndexSetting) => Math.hypot(start(p), p.tau);
const taught = (who: Who) => (p: MultiIndexSetting) => Math.hypot(start(p), added[who](p));

/** What the step adds along either direction, and the first layer's norm along it before and after. */
function sizes(from: "multi-index" | "multi-index-2000", marks: typeof means | typeof runs) {
  const pair = (which: Which, teacher: Limit, student: Limit) =>
    ({
      teacher: {role: "teacher", marks: marks(`teacher${which}`), theory: teacher},
      student: {role: "student", marks: marks(`student${which}`), theory: student}
    }) as const;
  const before = (which: Which, student: Limit) => {
    const {teacher: one, student: other} = pair(which, start, student);
    return {
      "teacher before": {...one, label: "teacher, before the step", role: "baseline"},
      "student before": {...other, label: "student, before the step", role: "ceiling"}
    } as const;
  };
  const hard = pair("HardAfter", start, spiked);
  const panelsOf = {
    "easy direction, added by the step": pair("Easy", added.teacher, added.student),
    "easy direction, norm": {
      ...pair("EasyAfter", taught("teacher"), taught("student")),
      ...before("EasyBefore", start)
    },
    "hard direction, added by the step": pair("Hard", none, none),
    "hard direction, norm": {...hard, teacher: {...hard.teacher, stated: none}, ...before("HardBefore", spiked)}
  };
  return Object.entries(panelsOf).map(([title, curves]) => part(from, {title, x: {axis: "d"}, curves}));
}

/** Easy alignment per its limit, both taken at the trial's own ‖a‖. */
const ratio = (who: Who) => ({
  role: who,
  measure: (values: Readonly<Record<Series, number>>, p: MultiIndexSetting) =>
    values[`${who}Easy`] / added[who]({...p, outerT: values.teacherOuter, outerS: values.studentOuter})
});

const linkName: Readonly<Record<string, string>> = {linear: "z", erf: "erf z", he2: "H₂/√2", he3: "H₃/√6"};

/** What one gradient step aligns. */
export const multiIndexFigures = [
  panels("multi-index", {
    rerun: {seconds: 9},
    claims: ["proposition-10-easy", "proposition-10-hard", "theorem-11-easy", "student-hard-step"],
    title: "One step adds the predicted easy direction to both networks, and less of the hard one as d grows",
    caption:
      "Norms along the easy direction and the hard one against the dimension: of what the step adds, and of the whole first layer before and after it. Marks are means with 95 % intervals; at $d=2000$ every run has its own. Lines are the derived limits. What the step adds along the hard direction falls with $d$ and is far from its limit 0 still. Along the hard direction the teacher's norm stays at that of its random start; the printed limit 0 is dashed. The student's stands above by its spike.",
    description:
      "Four panels against dimension 250 to 2000 on a logarithmic axis. Added along the easy direction: teacher near 1.21, student near 0.89, at their limits. Added along the hard direction: below 0.2 and shrinking. Norms along the easy direction rise from 1; along the hard direction they do not change, 1 for the teacher and √2 for the student.",
    x: {field: "d", title: "dimension d", scale: "log", ticks: [250, 500, 1000, 2000]},
    y: {title: "norm along the direction"},
    stated: "as printed",
    ...{columns: 2, free: true},
    parts: [...sizes("multi-index", means), ...sizes("multi-index-2000", runs)]
  }),
  curves("multi-index-links", "multi-index-links", {
    claims: ["proposition-10-easy", "theorem-11-easy"],
    title: "For three activations and four pairs of links one step adds what the limit says, within a few per cent",
    caption: (_, rows) => {
      const reach = Math.max(...rows.map(({se, trials}) => half95(se, Number(trials)) ?? 0));
      const gaps = rows.map(({mean}) => Math.abs(Number(mean) - 1));
      return `Alignment with the easy direction after one step per its derived limit, $d=400$: three activations, two easy links, hard links of information exponent 2 and 3. Marks are means with 95 % intervals. The largest deviation of a mean is ${percent(Math.max(...gaps))}; every interval reaches at most ${percent(reach)} to either side.`;
    },
    description:
      "Four panels of the ratio of measured to predicted alignment for tanh, erf and ReLU; all ratios are near 1.",
    derive: {panel: ({easy, hard}) => `σₑ = ${linkName[easy]}, σₕ = ${linkName[hard]}`},
    x: {axis: "activation", title: "activation", scale: "category"},
    y: {title: "alignment / limit", domain: [0.9, 1.1]},
    curves: {teacher: ratio("teacher"), student: ratio("student")},
    facet: {axis: "panel", title: String, columns: 2, free: false},
    rules: [{y: 1}]
  }),
  panels("multi-index-spike", {
    claims: ["theorem-11-hard", "theorem-11-hard-norm"],
    title: "The step keeps the spike, whatever its size, and still adds the easy direction",
    caption:
      "The student's spike after the step and what the step adds along the easy direction against the spike's size $\\tau$, $d=400$. Marks are means with 95 % intervals; runs share their data over all $\\tau$ and deviate together. The spike stays at $\\tau$. The alignment with the easy direction loses a little where $\\tau$ is no longer small against $\\sqrt d$: large spikes saturate the activation on their own neurons.",
    description:
      "Left: the spike after the step follows the diagonal from 0 to 8. Right: the easy alignment starts near its limit and falls slowly as the spike grows.",
    x: {field: "tau", title: "spike τ"},
    y: {title: "component"},
    ...{columns: 2, free: true},
    parts: [
      part("multi-index-spike", {
        ...{title: "hard direction: ã·Wₛβₕ", x: {axis: "tau"}},
        curves: {student: {role: "student", measure: "studentSpike", theory: ({tau}) => tau}}
      }),
      part("multi-index-spike", {
        ...{title: "easy direction, added by the step", x: {axis: "tau"}},
        curves: {student: {role: "student", measure: "studentEasy", theory: added.student}}
      })
    ]
  }),
  curves("multi-index-steps", "multi-index-steps", {
    claims: [],
    title: "Over more steps the spike is mostly kept, while the easy direction outgrows it",
    caption:
      "The student over more full-batch steps on the same labels, $d=300$; marks are means with 95 % intervals. The spike itself is kept for the most part; what is learnt along the easy direction grows past it, so the hard direction's share of the two shrinks, and noise along it turns its profile over the neurons. This is what the paper's warning of forgetting looks like here; a larger spike holds out longer.",
    description:
      "Two panels against the number of steps: the kept spike stays near 1 and falls slowly, the hard direction's share of the norm falls towards 0, the cosine to the start falls in between.",
    x: {axis: "step", title: "gradient steps of the student"},
    y: {title: "share"},
    curves: {
      "spike kept": {label: "spike kept, ã·Wβₕ/τ", role: "student", measure: ({spike}, {tau}) => spike / tau},
      "share of the hard direction": {label: "hard share of both directions", role: "weighted", measure: "hardShare"},
      "cosine to the start": {label: "cosine of Wβₕ to its start", role: "baseline", measure: "turned"}
    },
    facet: {axis: "tau", title: (tau) => `τ = ${tau}`, columns: 2, free: false}
  })
];

/** Numbers in the page's prose. */
export const multiIndexNumbers = multiIndex.quoted((results) => {
  const sizes = results["multi-index"];
  const steps = results["multi-index-steps"];
  const [setting] = sizes.settings;
  const end = sizes.points.length - 1;
  const after = steps.points.findIndex(({tau, step}) => tau === 1 && step === 24);
  const mean = (series: Series) => sizes.summary(series, end).mean;
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
