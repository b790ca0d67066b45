import {defineClaims} from "../../../engine/tests.js";
import {bound, exact, order} from "./setting.js";

/** After the sixth of 400 steps, and after the last. */
const early = ({step}: {readonly step: number}): boolean => step === 6;
const late = ({step}: {readonly step: number}): boolean => step === 400;

/** Many samples: labels are corrected before they are fitted. */
export const abundance = defineClaims({}, [
  {
    id: "label-correction-early",
    whose: "paper",
    result: "result-3",
    statement:
      "Early in training the student says the truth on most of the training samples that the teacher mislabelled.",
    figure: "label-correction",
    test: order("claim-label-correction", {
      judged: early,
      measure: ({corrected}) => corrected - 0.5,
      controls: {
        "on as many as of the rightly labelled": ({corrected, clean}) => corrected - clean
      }
    })
  },
  {
    id: "early-gain",
    whose: "paper",
    result: "result-3",
    statement: "Early in training the student is more accurate than its teacher on fresh samples.",
    figure: "label-correction",
    test: order("claim-label-correction", {
      judged: early,
      measure: ({all, teacher}) => all - teacher,
      controls: {
        "by as much as on hard-only samples, $p_h$ dropped": ({all, teacher, hard, teacherHard}) =>
          all - teacher - (hard - teacherHard)
      }
    })
  },
  {
    id: "overtraining",
    whose: "paper",
    result: "result-3",
    statement: "Further training lowers the student's test accuracy, here from step 6 to step 400.",
    figure: "label-correction",
    test: order("claim-label-correction", {
      judged: late,
      measure: ({first, last}) => first - last,
      controls: {"by all that it was ahead of its teacher": ({all, teacher}) => teacher - all}
    })
  },
  {
    id: "back-to-the-teacher",
    whose: "reading",
    result: "result-3",
    statement:
      "In the end the student has fitted the wrong labels, and its accuracy is at most 5 percentage points above its teacher's.",
    figure: "label-correction",
    test: bound("claim-label-correction", {
      side: "at most",
      judged: late,
      measure: ({all, teacher}) => all - teacher,
      bound: () => 0.05,
      controls: {"below the teacher": () => 0}
    })
  },
  {
    id: "chance-without-bridge",
    whose: "reading",
    result: "result-4",
    statement:
      "Without both-signal samples the student stays at chance in the mean on hard-only samples, at every step.",
    equation: "eq-no-bridge",
    figure: "no-bridge",
    testFile: "test/papers/linear-to-nonlinear/simulate.test.ts",
    test: exact("claim-chance-without-bridge", {
      measure: "hard",
      theory: () => 0.5,
      controls: {"as good as with the bridge after 6 steps": () => 0.9, "better than chance by 5 %": () => 0.55}
    }),
    note: "The student is at chance in the mean over data and starts. A single run keeps the luck of its start."
  },
  {
    id: "bridge-teaches",
    whose: "paper",
    result: "result-4",
    statement: "With both-signal samples the student beats chance on hard-only samples.",
    figure: "bridge",
    test: order("claim-label-correction", {
      judged: early,
      measure: ({hard}) => hard - 0.5,
      controls: {"the teacher does too, by 2 %": ({teacherHard}) => teacherHard - 0.52}
    })
  }
]);
