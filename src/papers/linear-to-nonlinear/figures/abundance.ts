import {percent, significant} from "../../../charts/numbers.js";
import {each, level, panels, part, runs, started} from "./rows.js";

const stepAxis = {field: "step", title: "training step", scale: "log"} as const;

/** Both label-correction experiments over the step, a panel each. Students are drawn run by run, teachers as lines. */
const paths = (curves: Parameters<typeof part<"label-correction">>[1]["curves"]) =>
  (
    [
      ["label-correction", "‖μ‖ = 4, ‖ν‖ = 2, rate 1"],
      ["label-correction-strong", "‖μ‖ = 5, ‖ν‖ = 3, rate 0.3"]
    ] as const
  ).map(([from, title]) => part(from, {title, where: started, x: {axis: "step"}, curves}));

const last = ({points}: {readonly points: readonly unknown[]}): number => points.length - 1;

/** Marks beside the others of one number of samples. */
const aside =
  <R>(factor: number, marks: (run: R, index: number) => object | readonly object[]) =>
  (run: R, index: number, {n}: {readonly n: number}) =>
    [marks(run, index)].flat().map((mark) => ({...mark, at: factor * n}));

const slow = {rerun: {seconds: 40}};

/** Many samples. */
export const abundanceFigures = [
  panels("label-correction", {
    ...slow,
    claims: ["label-correction-early", "early-gain", "overtraining", "back-to-the-teacher"],
    title: "Early in training the student corrects its teacher; later it copies the errors",
    caption: ({"label-correction": weak, "label-correction-strong": strong}) =>
      `Share of samples on which the student says the truth: fresh ones, and training samples whose label is right or wrong. $d=500$, with $n=20\\,000$ in the first panel, the largest number in the paper's runs by public notes, and $n=8000$ in the second. Every run has its own marks: ${runs(weak)} and ${runs(strong)}. In the first the mean test accuracy peaks at ${percent(weak.summary("oracle", 0).mean)} and ends at ${percent(weak.summary("last", 0).mean)}; the teacher's is ${percent(weak.summary("teacher", last(weak)).mean)}. At the peak the student still contradicts most of the wrong labels.`,
    description:
      "Two panels of accuracy against the training step on a logarithmic axis. Accuracy on mislabelled training samples rises within twenty steps, to about 0.7 left and 0.9 right, and falls towards 0; test accuracy peaks about then and falls towards the teacher's flat line at 0.85; accuracy on rightly labelled samples goes to 1.",
    x: stepAxis,
    y: {title: "share right", domain: [0, 1]},
    predicted: "the teacher",
    parts: paths({
      "student, test": {label: "test", role: "student", marks: each("all")},
      "student, mislabelled": {label: "training, label wrong", role: "weighted", marks: each("corrected")},
      "student, rightly labelled": {label: "training, label right", role: "baseline", marks: each("clean")},
      "teacher, test": {role: "teacher", marks: level("teacher")}
    })
  }),
  panels("kinds", {
    ...slow,
    claims: ["hard-only-chance"],
    title: "All of the gain, and all of its loss, is on hard-only samples",
    caption:
      "Test accuracy by kind of sample against the training step. Every run of the student has its own marks. On samples with an easy signal student and teacher are near perfect throughout. On hard-only samples the teacher is at chance, and the student learns and unlearns.",
    description:
      "Two panels of test accuracy by kind against the step. Easy-only and both-signal accuracy stay near 1; the student's hard-only accuracy rises from one half to above 0.8 left and above 0.95 right and falls back towards one half, where the teacher's line is.",
    x: stepAxis,
    y: {title: "test accuracy", domain: [0.4, 1]},
    predicted: "the teacher",
    parts: paths({
      easy: {label: "student, easy-only", role: "student", marks: each("easy")},
      hard: {label: "student, hard-only", role: "student", marks: each("hard")},
      both: {label: "student, both", role: "student", marks: each("both")},
      "teacher easy": {label: "teacher, easy-only", role: "teacher", marks: level("teacherEasy")},
      "teacher hard": {label: "teacher, hard-only", role: "teacher", marks: level("teacherHard")},
      "teacher both": {label: "teacher, both", role: "teacher", marks: level("teacherBoth")}
    })
  }),
  panels("stopping", {
    ...slow,
    claims: [],
    title: "The teacher's labels on held-out samples do not tell when to stop",
    caption({"label-correction": weak}) {
      const at = (name: "oracle" | "oracleStep" | "chosen" | "chosenStep") => weak.summary(name, 0).mean;
      return `Test accuracy, which only an oracle sees, and agreement with the teacher on held-out samples, which anyone can measure. In the first panel the oracle stops at step ${significant(at("oracleStep"))} with ${percent(at("oracle"))}; the best agreement is at step ${significant(at("chosenStep"))}, where accuracy is ${percent(at("chosen"))}. The teacher's errors follow a direction in the noise that a student of many samples can learn, so agreement keeps rising.`;
    },
    description:
      "Two panels against the training step: test accuracy peaks early and falls; agreement with the teacher on held-out samples keeps rising to the end.",
    x: stepAxis,
    y: {title: "share", domain: [0.8, 1]},
    parts: paths({
      "test accuracy": {label: "test accuracy of the student", role: "student", marks: each("all")},
      agreement: {label: "agreement with the teacher, held out", role: "baseline", marks: each("agreement")}
    })
  }),
  panels("data-size", {
    ...slow,
    claims: [],
    title: "With more data the best accuracy along the path rises for longer than the last one",
    caption:
      "Best test accuracy along the training path (an oracle's choice) and the last one against the number of samples, at $d=500$ after 200 steps. The marks at $n=20\\,000$ are those of label correction, a single run. With more samples than dimensions the teacher's noise direction can be learnt, and overtraining costs more.",
    description:
      "Best and last student accuracy and teacher accuracy against the number of samples from 20 to 20 000. The best grows to n = 2000, the last peaks between n = 200 and 600 and falls towards the teacher's.",
    x: {field: "n", beside: "at", title: "student samples n", scale: "log", ticks: [20, 60, 200, 600, 2000, 20000]},
    y: {title: "test accuracy", domain: [0.7, 1]},
    parts: [
      part("data-size", {
        where: ({step}) => step === 200,
        x: {axis: "n"},
        curves: {
          best: {
            label: "student, best step",
            role: "weighted",
            marks: aside(0.93, (run, k) => run.summary("oracle", k))
          },
          last: {label: "student, last step", role: "student", marks: aside(1, (run, k) => run.summary("last", k))},
          teacher: {role: "teacher", marks: aside(1.07, (run, k) => run.summary("teacher", k))}
        }
      }),
      // The largest size is that of label correction, which ends at the same step.
      part("label-correction", {
        where: ({step}) => step === 200,
        derive: {n: ({n}) => n},
        x: {axis: "n"},
        curves: {
          best: {
            role: "weighted",
            marks: aside(0.93, (run, k) =>
              Array.from({length: run.count}, (_, trial) => ({
                ...{trial, trials: 1},
                mean: Math.max(...Array.from(run.values("all", trial)).slice(0, k + 1))
              }))
            )
          },
          last: {role: "student", marks: aside(1, each("all"))},
          teacher: {role: "teacher", marks: aside(1.07, each("teacher"))}
        }
      })
    ]
  }),
  panels("no-bridge", {
    rerun: {seconds: 4},
    claims: ["chance-without-bridge"],
    title: "Without both-signal samples the student stays at chance, up to the luck of its start",
    caption: ({"no-bridge": run}) =>
      `Hard-only accuracy against the training step at $p_b=0$, $d=500$, $n=8000$. The dotted rule is chance. The mean after the last step is ${significant(run.summary("hard", last(run)).mean)}. A run keeps some of the luck of its start.`,
    description:
      "Hard-only accuracy of single runs against the training step; the runs scatter by some per cent around one half, and their mean stays there.",
    x: stepAxis,
    y: {title: "hard-only accuracy", domain: [0.25, 0.75]},
    band: "90 % of runs",
    predicted: null,
    rules: [{y: 0.5}],
    parts: [
      part("no-bridge", {
        where: started,
        x: {axis: "step"},
        curves: {
          student: {
            ...{label: "student without bridge", role: "student"},
            marks(run, index) {
              const [lower, upper] = run.quantiles("hard", index, [0.05, 0.95]);
              const single = Array.from(run.column("hard", index), (value, trial) => ({trial, value}));
              return [{mean: run.summary("hard", index).mean, lower, upper}, ...single];
            }
          }
        }
      })
    ]
  })
];
