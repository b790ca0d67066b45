import {figuresOn} from "../../charts/index.js";
import {fixed, percent, significant} from "../../charts/numbers.js";
import type {Row} from "../../engine/figure.js";
import {geometrically} from "../../engine/spacing.js";
import {bestError, reluStudent, reluTeacher} from "./claims/setting.js";
import {experiments} from "./experiments.js";
import * as theory from "./theory.js";

const {curves, panels, part, quoted: quotedFrom} = figuresOn(experiments);

type Values = Readonly<Record<"teacher" | "student", number>>;
type Summarized = {readonly mean: number; readonly se: number | null; readonly trials: number};

/** What the quotient of two mean errors needs of an experiment's results. */
interface Errors {
  readonly points: readonly object[];
  summary(of: (values: Values) => number, index: number): Summarized;
}

/** Mean error of the student over that of the teacher; standard error to first order. */
function quotient(results: Errors, index: number): Summarized & Row {
  const whole = results.summary(({teacher}) => teacher, index).mean;
  const {mean: part, trials} = results.summary(({student}) => student, index);
  const mean = part / whole;
  const {se} = results.summary(({student, teacher}) => student - mean * teacher, index);
  return {series: "student", mean, se: se === null ? null : se / whole, trials};
}

/** Mean error of the student over the square of its teacher's; as above. */
function overSquare(results: Errors, index: number): Summarized & Row {
  const {mean: ratio, ...rest} = quotient(results, index);
  const whole = results.summary(({teacher}) => teacher, index).mean;
  const {se} = results.summary(({student, teacher}) => student - 2 * ratio * teacher, index);
  return {...rest, mean: ratio / whole, se: se === null ? null : se / whole ** 2};
}

/** The smallest of these quotients over all points that agree with the point but for its time or step. */
function smallest(results: Errors, index: number): Summarized & Row {
  const rest = (point: object): string => JSON.stringify({...point, t: 0, step: 0});
  const all = results.points.flatMap((point, k) => (rest(point) === rest(results.points[index]) ? [k] : []));
  return all.map((k) => quotient(results, k)).reduce((best, one) => (one.mean < best.mean ? one : best));
}

const overTeacher = {title: "student’s error over teacher’s", scale: "log"} as const;
const units = (M: number | string): string => `M = ${M}`;

/** The figures of this paper. */
export const figures = [
  curves("stopping", "stopping", {
    claims: ["student-error", "window", "early-stopping"],
    title: "A student wins if it stops in time, and ties if it never stops",
    caption:
      "Error of an infinite student over the mean error of its teacher, against the time for which it follows the gradient flow on the teacher's labels. The teacher has $M$ linear units, and inputs have the variances of the authors' script. Below 1 the student wins: from $t_{\\mathrm{lo}}$ on, which is 1.2 to 1.6 here. The larger the teacher, the lower and the wider the valley.",
    description:
      "Three curves over time on logarithmic axes. Each starts near ten, falls below one between one and two, reaches its minimum between 4 and 9 and rises to one again, later and from a lower minimum for more units. Marks lie on the lines.",
    x: {
      axis: "t",
      title: "time t",
      scale: "log",
      ticks: [0.1, 1, 10, 100, 1000, 10000],
      dense: geometrically(0.1, 1e4, 70)
    },
    y: overTeacher,
    rules: [{y: 1}],
    by: {axis: "M", name: units},
    curves: {
      student: {
        role: "student",
        marks: quotient,
        theory: (p) => theory.studentError(p) / theory.teacherError({M: p.M})
      }
    }
  }),
  curves("square", "square", {
    claims: ["square", "lower-limit", "teacher-error"],
    title:
      "With more units the student's best error approaches its teacher's squared, and no student gets far below that",
    caption:
      "Errors of an infinite student at its best time and of its teacher, over the teacher's error squared, for linear teachers of 16 to 16384 units. Only in the limit is the ratio 1. The lower curve is what no student can fall below that stays in the ball with diameter $[0,f_T]$; it is never less than ¾, and tends to 1 as well.",
    description:
      "Two curves against the teacher's units: the student's falls from 1.6 at 16 units to 1.01 at 16384, the lower limit's rises from 0.86 to 0.99 of the square. Marks lie on the student's line.",
    x: {
      axis: "M",
      title: "units of the teacher M",
      scale: "log",
      ticks: [16, 128, 1024, 16384],
      dense: geometrically(16, 16384, 31).map(Math.round)
    },
    y: {title: "error over L² of the teacher"},
    rules: [{y: 1}],
    curves: {
      student: {
        role: "student",
        marks: overSquare,
        theory: ({M}) => bestError({M}) / theory.teacherError({M}) ** 2
      },
      limit: {
        label: "lower limit",
        role: "ceiling",
        theory: ({M}) => theory.lowerLimit(theory.teacherError({M})) / theory.teacherError({M}) ** 2
      }
    }
  }),
  panels("figure-2a", {
    claims: ["minibatches"],
    title: "In the authors' setting, too, a student wins for a while, and by more if its teacher is larger",
    caption:
      "Error of the student over that of its teacher against steps of gradient descent, in the setting of the authors' script: $d=M^{1.5}$ inputs, $M_S=d^{1.25}$ units of the student, weights on all inputs. We take the population for batches of 1024 and the mean over draws for one run. The first steps, at quotients above 1.5, are left out.",
    description:
      "Six curves against steps on a logarithmic axis: each falls from two or more to a minimum at 20 to 60 steps and rises towards one. The minimum is 0.95 for 4 units of the teacher and 0.12 for 128.",
    x: {field: "step", title: "steps", scale: "log", ticks: [2, 10, 100, 1000]},
    y: {title: "student’s error over teacher’s", domain: [0, 1.5]},
    rules: [{y: 1}],
    predicted: null,
    parts: (["figure-2a-small", "figure-2a", "figure-2a-128"] as const).map((from) =>
      part(from, {
        where: ({step}) => step > 0,
        x: {axis: "step"},
        by: {axis: "M", name: units},
        curves: {student: {role: "student", marks: quotient}}
      })
    )
  }),
  curves("students", "students", {
    claims: ["finite-students", "excess"],
    title:
      "With as many units as its teacher a student loses however it stops; with twice as many it wins even without stopping",
    caption:
      "Error of a student of $M_S$ units over that of its teacher of $M$: at the best of five times, and trained for ever. The square of the teacher's error is reached only when $M_S$ is far above $d=M^{1.5}$.",
    description:
      "Two panels. Stopped students fall from 1.3 at as many units to 0.38 and 0.25 at 32 times as many; those that are trained for ever fall below one at twice as many and rise to one again.",
    x: {axis: "perUnit", title: "student’s units per teacher’s", scale: "log", ticks: [1, 2, 4, 8, 16, 32]},
    y: {title: "student’s error over teacher’s"},
    rules: [{y: 1}],
    predicted: null,
    facet: {axis: "M", title: units},
    curves: {
      stopped: {label: "best time", role: "student", where: ({t}) => t === 4.5, marks: smallest},
      forever: {label: "for ever", role: "weighted", where: ({t}) => t > 1000, marks: quotient}
    }
  }),
  curves("ablation", "ablation", {
    claims: ["sizes"],
    title: "Larger students gain more, and the more so the larger their teacher",
    caption:
      "Smallest quotient over steps of the student's error over its teacher's, at the inputs of the authors' script for $m=32$. There the variance of the weak inputs is one over the units of the *teacher*, so that tasks differ between the curves. We stop at 64 and 2048 units.",
    description:
      "Three falling curves against the student's units, 512 to 2048: near 0.6 for a teacher of 16 units, 0.29 to 0.24 for 32 and 0.25 to 0.15 for 64.",
    x: {axis: "students", title: "units of the student", scale: "log", ticks: [512, 1024, 2048]},
    y: overTeacher,
    predicted: null,
    where: ({step}) => step === 20,
    by: {axis: "M", name: units},
    curves: {student: {role: "student", marks: smallest}}
  }),
  curves("relu", "relu", {
    claims: ["universality", "universality-student", "relu-exponent", "power"],
    title: "With ReLU units the student's error falls below its teacher's to the power 1.49 once the teacher is good",
    caption:
      "Mean errors of a ReLU teacher and its infinite student at the best time, over all targets that are harmonics of degree 2, against the teacher's units. Lines are Gaussian universality. The grey line is $\\mathcal L_{TE}^{1.49}$, the exponent of the paper's bound.",
    description:
      "Two panels, for 8 and 16 dimensions, on logarithmic axes. The teacher's error falls from near one, the student's faster, below the line of the power 1.49 from 96 and 192 units on. Marks lie near the lines.",
    x: {
      axis: "M",
      title: "units of the teacher M",
      scale: "log",
      ticks: [48, 96, 192, 384, 768],
      dense: geometrically(48, 768, 25).map(Math.round)
    },
    y: {title: "error", scale: "log"},
    facet: {axis: "d", title: (d) => `d = ${d}`},
    curves: {
      teacher: {role: "teacher", measure: "teacher", theory: reluTeacher},
      student: {role: "student", measure: "student", theory: reluStudent},
      bound: {label: "teacher’s, to the power 1.49", role: "baseline", theory: (p) => reluTeacher(p) ** 1.49}
    }
  }),
  curves("relu-offline", "relu-offline", {
    claims: ["relu-script"],
    title: "Under the authors' script ReLU students get below their teacher's error, by less than a fifth",
    caption: ({parameters: {samples}}) =>
      `Test loss of students of $M_S$ ReLU units over the smallest of their teacher's, against steps on the teacher's labels of ${samples} inputs. Means over draws of data and networks; the authors show one.`,
    description:
      "Three curves against steps on a logarithmic axis: each falls from above 1.5 to about 0.8 and rises a little. Larger students are earlier and slightly lower.",
    x: {axis: "step", title: "steps", scale: "log", ticks: [100, 1000, 4000]},
    y: {title: "student’s test loss over teacher’s", domain: [0.7, 2]},
    rules: [{y: 1}],
    predicted: null,
    where: ({step}) => step >= 60,
    by: {axis: "students", name: (students) => `${students} units`},
    curves: {student: {role: "student", measure: "ratio"}}
  }),
  curves("misfit", "misfit", {
    claims: ["misfit-gain", "misfit-distance", "misfit-sign"],
    title: "Misfit and gain agree when labels are many; with few the student strays far and loses",
    caption: ({parameters: {k, d, s}}) =>
      `Gain over the teacher, and distance from it, of least squares in ${k} of ${d} dimensions on $n$ labels of $w=f^*+${s}\\,\\mathcal N(0,I)$, $f^*$ in the class. The labels have no noise of their own. With many of them both tend to $\\lVert w_\\perp\\rVert^2=1.2$.`,
    description:
      "Two curves against the number of labels: the misfit falls from 3.6 to 1.2, the gain rises from minus 1.2 through zero at 21 labels to the same 1.2. Marks lie on the lines.",
    x: {axis: "n", title: "labels n", scale: "log", ticks: [16, 21, 40, 100, 400], dense: geometrically(16, 400, 40)},
    y: {title: "squared error"},
    rules: [{y: 0}],
    curves: {
      misfit: {role: "baseline", measure: "misfit", theory: (p) => (p.d - p.k) * p.s ** 2 * theory.misfitDistance(p)},
      gain: {role: "student", measure: "gain", theory: (p) => (p.d - p.k) * p.s ** 2 * theory.misfitGain(p)}
    }
  })
];

/** Numbers in the page's prose; a draft has not all sizes. */
export const quoted = quotedFrom((all) => {
  const {square, stopping, students, "relu-students": relu, "relu-offline": offline} = all;
  const told = ([index]: readonly (number | undefined)[], of: (index: number) => string): string =>
    index === undefined ? "–" : of(index);
  const error = (of: "teacher" | "student", M: number): string =>
    told(square.where({M}), (index) => significant(square.summary(of, index).mean));
  const over = (M: number, digits: number): string =>
    told(square.where({M}), (index) => fixed(overSquare(square, index).mean, digits));
  const descents = [4, 8, 16, 32, 64, 128].flatMap((M) => {
    const results = all[M < 32 ? "figure-2a-small" : M < 128 ? "figure-2a" : "figure-2a-128"];
    const points = results.where({M, step: 22});
    const squared = (index: number): number => smallest(results, index).mean / results.summary("teacher", index).mean;
    return [
      [`least-${M}`, told(points, (index) => fixed(smallest(results, index).mean))],
      [`authors-${M}`, told(points, (index) => fixed(squared(index), 1))]
    ];
  });
  const stopped = (perUnit: number): string =>
    told(students.where({perUnit, t: 4.5}), (index) => fixed(smallest(students, index).mean));
  const ratio = (units: number): string =>
    told(offline.where({students: units}), (index) => fixed(offline.summary("best", index).mean));
  return {
    ...{"teacher-64": error("teacher", 64), "student-64": error("student", 64)},
    ...{"ratio-16": over(16, 2), "ratio-64": over(64, 2), "ratio-16384": over(16384, 3)},
    ...Object.fromEntries(descents),
    "tie-256": fixed(quotient(stopping, stopping.points.length - 1).mean, 3),
    ...{"once-stopped": stopped(1), "twice-stopped": stopped(2)},
    "quotient-8": fixed(all["claim-batch-noise"].summary("population", 0).mean),
    "noisy-8": fixed(all["claim-batch-noise"].summary(({batches, population}) => batches - population, 0).mean, 3),
    "relu-teacher": significant(relu.summary("teacher", 0).mean),
    "relu-96": significant(Math.min(...relu.where({students: 96}).map((k) => relu.summary("student", k).mean))),
    ...{"offline-256": ratio(256), "offline-1024": ratio(1024)},
    "one-unit": percent(theory.oneUnitError({M: 16}) / theory.teacherError({M: 16, K: 1}) - 1)
  };
});
