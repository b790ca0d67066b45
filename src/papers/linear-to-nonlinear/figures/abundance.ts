import {curveChart, pathChart, type Series} from "../../../charts/index.js";
import {percent, significant} from "../../../charts/numbers.js";
import type {SeriesOf} from "../../../engine/experiment.js";
import type {Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import type {experiments} from "../experiments.js";
import {figure, meanRows, runRows, runs, started} from "./rows.js";

const panels = {
  weak: "‖μ‖ = 4, ‖ν‖ = 2, rate 1",
  strong: "‖μ‖ = 5, ‖ν‖ = 3, rate 0.3"
};

const stepAxis = {field: "step", title: "training step", scale: "log"} as const;

const facet = {field: "panel", panels: Object.values(panels).map((value) => ({value, title: value}))};

/**
 * Several series of both label-correction experiments over the step. Runs are few, so the student's are drawn one by
 * one; the teacher's are flat lines at their mean, drawn as theory.
 */
function pathRows(weak: Run, strong: Run, students: readonly Named[], teachers: readonly Named[] = []): Row[] {
  return Object.entries({[panels.weak]: weak, [panels.strong]: strong}).flatMap(([panel, results]) => {
    const drawn = students.flatMap(([series, name]) => runRows(results, series, name));
    const flat = teachers.flatMap(([series, name]) =>
      meanRows(results, series, name).map(({mean, ...row}): Row => ({...row, theory: mean ?? null, se: null}))
    );
    return started([...drawn, ...flat]).map((row): Row => ({...row, panel}));
  });
}

type Run = Results<(typeof experiments)["label-correction"]>;
type Named = readonly [series: SeriesOf<(typeof experiments)["label-correction"]>, name: string];

const last = ({points}: {readonly points: readonly unknown[]}): number => points.length - 1;

/** Many samples. */
export const abundanceFigures = [
  figure("label-correction", ["label-correction", "label-correction-strong"], {
    rerun: {seconds: 40},
    claims: ["label-correction-early", "early-gain", "overtraining", "back-to-the-teacher"],
    build({"label-correction": weak, "label-correction-strong": strong}) {
      const rows = pathRows(
        weak,
        strong,
        [
          ["all", "student, test"],
          ["corrected", "student, mislabelled"],
          ["clean", "student, rightly labelled"]
        ],
        [["teacher", "teacher, test"]]
      );
      return {
        title: "Early in training the student corrects its teacher; later it copies the errors",
        caption: `Share of samples on which the student says the truth: fresh ones, and training samples whose label is right or wrong. At $d=500$, $n=8000$; every run has its own marks: ${runs(weak)} left, ${runs(strong)} right. Left, test accuracy peaks in the mean at ${percent(weak.summary("oracle", 0).mean)} and ends at ${percent(weak.summary("last", 0).mean)}, the teacher's being ${percent(weak.summary("teacher", last(weak)).mean)}. The peak falls where most wrong labels are still contradicted.`,
        description:
          "Two panels of accuracy against the training step on a logarithmic axis. Accuracy on mislabelled training samples rises within twenty steps, to about 0.7 left and 0.9 right, and falls towards 0; test accuracy peaks about then and falls towards the teacher's flat line at 0.85; accuracy on rightly labelled samples goes to 1.",
        rows,
        spec: curveChart({
          x: stepAxis,
          y: {title: "share right", domain: [0, 1]},
          series: [
            {name: "student, test", label: "test", role: "student"},
            {name: "student, mislabelled", label: "training, label wrong", role: "weighted"},
            {name: "student, rightly labelled", label: "training, label right", role: "baseline"},
            {name: "teacher, test", label: "teacher, test", role: "teacher"}
          ],
          predicted: "the teacher",
          facet
        })
      };
    }
  }),
  figure("kinds", ["label-correction", "label-correction-strong"], {
    rerun: {seconds: 40},
    claims: ["hard-only-chance"],
    build({"label-correction": weak, "label-correction-strong": strong}) {
      const rows = pathRows(
        weak,
        strong,
        [
          ["easy", "easy"],
          ["hard", "hard"],
          ["both", "both"]
        ],
        [
          ["teacherEasy", "teacher easy"],
          ["teacherHard", "teacher hard"],
          ["teacherBoth", "teacher both"]
        ]
      );
      const series: Series[] = [
        {name: "easy", label: "student, easy-only", role: "student"},
        {name: "hard", label: "student, hard-only", role: "student"},
        {name: "both", label: "student, both", role: "student"},
        {name: "teacher easy", label: "teacher, easy-only", role: "teacher"},
        {name: "teacher hard", label: "teacher, hard-only", role: "teacher"},
        {name: "teacher both", label: "teacher, both", role: "teacher"}
      ];
      return {
        title: "All of the gain, and all of its loss, is on hard-only samples",
        caption:
          "Test accuracy by kind of sample against the training step, every run with its own marks; lines are the teacher's. On samples with an easy signal both are near perfect throughout. On hard-only samples the teacher is at chance, the student learns and unlearns.",
        description:
          "Two panels of test accuracy by kind against the step. Easy-only and both-signal accuracy stay near 1; the student's hard-only accuracy rises from one half to above 0.8 left and above 0.95 right and falls back towards one half, where the teacher's line is.",
        rows,
        spec: curveChart({
          x: stepAxis,
          y: {title: "test accuracy", domain: [0.4, 1]},
          series,
          facet,
          predicted: "the teacher"
        })
      };
    }
  }),
  figure("teacher-errors", ["label-correction"], {
    rerun: {seconds: 40},
    claims: ["hard-only-chance", "teacher-ceiling"],
    build({"label-correction": results}) {
      const point = last(results);
      const mean = (name: Named[0]): number => results.summary(name, point).mean;
      const [hard, both] = [mean("flippedHard"), mean("flippedBoth")];
      const kinds = {
        "easy-only": [mean("teacherEasy"), 1 - hard - both],
        "hard-only": [mean("teacherHard"), hard],
        "both signals": [mean("teacherBoth"), both]
      };
      const rows = Object.entries(kinds).flatMap(([kind, [accuracy, share]]): Row[] => [
        {kind, series: "error rate", mean: 1 - accuracy, trials: results.count},
        {kind, series: "share of wrong labels", mean: share, trials: results.count}
      ]);
      return {
        title: "The teacher's wrong labels are coin flips on hard-only samples",
        caption: `Error rate of the teacher on fresh samples of each kind, and how its wrong labels among the student's training samples (${percent(results.summary("flipped", point).mean)} of all) fall on the kinds, at $d=500$.`,
        description:
          "For easy-only, hard-only and both-signal samples: the teacher's error rate, one half on hard-only samples and near 0 elsewhere, and the share of wrong labels, nearly all on hard-only samples.",
        rows,
        spec: curveChart({
          x: {field: "kind", title: "kind of sample", scale: "category"},
          y: {title: "share", domain: [0, 1]},
          series: [
            {name: "error rate", label: "error rate", role: "teacher"},
            {name: "share of wrong labels", label: "share of the wrong labels", role: "baseline"}
          ],
          predicted: null
        })
      };
    }
  }),
  figure("stopping", ["label-correction", "label-correction-strong"], {
    rerun: {seconds: 40},
    claims: [],
    build({"label-correction": weak, "label-correction-strong": strong}) {
      const rows = pathRows(weak, strong, [
        ["all", "test accuracy"],
        ["agreement", "agreement"]
      ]);
      const at = (name: Named[0]) => weak.summary(name, 0).mean;
      return {
        title: "The teacher's labels on held-out samples do not tell when to stop",
        caption: `Test accuracy, which only an oracle sees, and agreement with the teacher on held-out samples, which anyone can measure. Left, the oracle stops at step ${significant(at("oracleStep"))} with ${percent(at("oracle"))}; the best agreement is at step ${significant(at("chosenStep"))}, where accuracy is ${percent(at("chosen"))}. The teacher's errors follow a direction in the noise that a student of many samples can learn, so agreement keeps rising.`,
        description:
          "Two panels against the training step: test accuracy peaks early and falls; agreement with the teacher on held-out samples keeps rising to the end.",
        rows,
        spec: curveChart({
          x: stepAxis,
          y: {title: "share", domain: [0.8, 1]},
          series: [
            {name: "test accuracy", label: "test accuracy of the student", role: "student"},
            {name: "agreement", label: "agreement with the teacher, held out", role: "teacher"}
          ],
          predicted: null,
          facet
        })
      };
    }
  }),
  figure("data-size", ["data-size", "label-correction"], {
    rerun: {seconds: 40},
    claims: [],
    build({"data-size": sizes, "label-correction": whole}) {
      const end = Math.max(...sizes.points.map(({step}) => step));
      const names = [
        ["oracle", "best"],
        ["last", "last"],
        ["teacher", "teacher"]
      ] as const;
      // The largest size is read from the longer run, up to the step at which the others end.
      const within = whole.where(({step}) => step <= end);
      const at = within[within.length - 1];
      const largest = Array.from({length: whole.count}, (_, trial) => ({
        oracle: Math.max(...within.map((k) => whole.value("all", trial, k))),
        last: whole.value("all", trial, at),
        teacher: whole.value("teacher", trial, at)
      }));
      const {n} = whole.parameters;
      const rows = names.flatMap(([series, name]): Row[] => [
        ...meanRows(sizes, series, name).filter(({step}) => step === end),
        ...largest.map((values, trial): Row => ({n, series: name, trial, mean: values[series], trials: 1}))
      ]);
      return {
        title: "More data raises the best accuracy, not the last",
        caption:
          "Best test accuracy along the training path (an oracle's choice) and the last one against the number of samples, at $d=500$ after 200 steps; $n=8000$ is read from the label-correction runs at the same step, one mark a run. With more samples than dimensions the teacher's noise direction can be learnt, and overtraining costs more.",
        description:
          "Best and last student accuracy and teacher accuracy against the number of samples from 20 to 8000. The best grows to n = 2000, the last peaks between n = 200 and 600 and falls towards the teacher's.",
        rows,
        spec: curveChart({
          x: {field: "n", title: "student samples n", scale: "log", ticks: [20, 60, 200, 600, 2000, 8000]},
          y: {title: "test accuracy", domain: [0.7, 1]},
          series: [
            {name: "best", label: "student, best step", role: "weighted"},
            {name: "last", label: "student, last step", role: "student"},
            {name: "teacher", label: "teacher", role: "teacher"}
          ],
          predicted: null
        })
      };
    }
  }),
  figure("no-bridge", ["no-bridge"], {
    rerun: {seconds: 4},
    claims: ["chance-without-bridge"],
    build({"no-bridge": results}) {
      const mean = results.points.map((point, k): Row => {
        const {mean} = results.summary("hard", k);
        const [lower, upper] = results.quantiles("hard", k, [0.05, 0.95]);
        return {...point, series: "student", mean, lower, upper};
      });
      const single = runRows(results, "hard", "student").map(
        ({mean, trials: _, ...row}): Row => ({...row, value: mean})
      );
      return {
        title: "Without both-signal samples the student stays at chance, up to the luck of its start",
        caption: `Hard-only accuracy against the training step at $p_b=0$, single runs and their mean, $d=500$, $n=8000$. The mean after the last step is ${significant(results.summary("hard", last(results)).mean)}; a run keeps some of the luck of its start.`,
        description:
          "Hard-only accuracy of single runs against the training step; the runs scatter by some per cent around one half, and their mean stays there.",
        rows: [...started(mean), ...started(single)],
        spec: pathChart({
          x: stepAxis,
          y: {title: "hard-only accuracy", domain: [0.25, 0.75]},
          series: [{name: "student", label: "student without bridge", role: "student"}],
          rules: [{y: 0.5, label: "chance"}]
        })
      };
    }
  })
];
