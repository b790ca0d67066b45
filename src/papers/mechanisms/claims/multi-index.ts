import type {Claim, LimitTest} from "../../../engine/claim.js";
import {section3} from "../experiments/multi-index.js";
import {linkSlope, meanSlope, studentAlignment, teacherAlignment} from "../theory/multi-index.js";

type Values = Readonly<Record<string, number>>;

const c1 = meanSlope(section3.activation);
const ce = linkSlope(section3.easy);
const teacherLimit = teacherAlignment(section3);
const studentLimit = studentAlignment(section3);

/**
 * The teacher's alignment per ‖a_t‖, less the fluctuation of (1/n)Σ yᵢxᵢβ_e about its mean c_e, which is known trial
 * by trial: the same mean, a fraction of the scatter.
 */
const teacherEasy = ({teacherEasy: alignment, teacherOuter, lean}: Values): number =>
  alignment / teacherOuter - section3.etaT * c1 * (lean - ce);

/** The student's, less the same fluctuation and that of a_tᵀW_t0β_e about 0. */
const studentEasy = ({studentEasy: alignment, studentOuter, teacherOuter, lean, chance}: Values): number =>
  alignment / (studentOuter * teacherOuter ** 2) -
  section3.etaS * c1 * c1 * (section3.etaT * c1 * (lean - ce) + chance / teacherOuter ** 2);

/** The spike after the step, less the random start's fluctuation along it, which has mean zero. */
const studentSpike = ({studentSpike: after, studentSpikeBefore: before}: Values): number =>
  after - before + section3.tau;

/** ‖W_sβ_h‖² − p/d, with the start's square at its mean p/d + τ². */
const studentHardSquare = ({studentHardAfter: after, studentHardBefore: before}: Values): number =>
  after ** 2 - before ** 2 + section3.tau ** 2;

const limit = (test: Omit<LimitTest, "kind" | "experiment" | "size">): LimitTest => ({
  kind: "limit",
  experiment: "claim-multi-index",
  size: "d",
  ...test
});

const source = "test/papers/mechanisms/multi-index.test.ts";
const settings =
  "Activation tanh, links $\\sigma_e(z)=z$ and $\\sigma_h=H_2/\\sqrt2$, $p=d$, $n=2d$, $\\eta_t=\\eta_s=2$, $\\tau=1$.";

/** What the teacher's step and the student's add along the hard direction: nothing in the limit. */
const nothing = (series: "teacherHard" | "studentHard", whole: number): LimitTest =>
  limit({
    measure: series,
    theory: () => 0,
    unit: () => whole,
    margin: 0.15,
    why: "The norm of a vector of independent fluctuations is never 0: at these sizes it is about a tenth of the easy alignment.",
    rate: -0.5,
    controls: {"as much as along the easy direction": () => whole}
  });

export const multiIndexClaims: readonly Claim[] = [
  {
    id: "proposition-10-easy",
    result: "proposition-10",
    statement: `One step aligns the teacher with the easy direction: $\\|(W_t-W_{t0})\\beta_e\\|\\to\\eta_tc_1c_e\\|a_t\\|$ with $c_1=|\\mathbb E\\sigma'(g)|$, $c_e=\\mathbb E[\\sigma_e(g)g]$. The constant is ours.`,
    equation: "eq-teacher-alignment",
    figure: "multi-index",
    source,
    test: limit({
      measure: teacherEasy,
      theory: () => teacherLimit,
      unit: () => teacherLimit,
      margin: 0.01,
      why: "Twice what the finite-size term of the order of 1/n could be at the largest size.",
      rate: -1,
      controls: {
        "the slope at 0 for the mean slope": () => teacherLimit / c1,
        "the mean slope twice": () => teacherLimit * c1
      }
    }),
    note: settings
  },
  {
    id: "proposition-10-hard",
    result: "proposition-10",
    statement:
      "After the step the teacher is not aligned with the hard direction: as printed, $\\|W_t\\beta_h\\|\\to0$.",
    equation: "eq-teacher-alignment",
    figure: "multi-index",
    source,
    test: limit({
      measure: "teacherHardAfter",
      theory: () => 0,
      unit: () => teacherLimit,
      margin: 0.15,
      why: "The margin of the corrected form.",
      rate: -0.5,
      controls: {"as much as the step adds along the easy direction": () => teacherLimit}
    }),
    correction: {
      statement:
        "What the step adds vanishes: $\\|(W_t-W_{t0})\\beta_h\\|\\to0$. The start alone has $\\|W_{t0}\\beta\\|\\to\\sqrt{p/d}$ for any fixed unit $\\beta$.",
      test: nothing("teacherHard", teacherLimit)
    },
    note: `The proof bounds the gradient, so the slip is in the statement. ${settings}`
  },
  {
    id: "theorem-11-easy",
    result: "theorem-11",
    statement:
      "One step on the teacher's labels aligns the student with the easy direction: $\\|(W_s-W_{s0})\\beta_e\\|\\to\\eta_sc_1\\|a_s\\|\\cdot c_1^2\\eta_t\\|a_t\\|^2c_e$. The constant is ours.",
    equation: "eq-student-alignment",
    figure: "multi-index",
    source,
    test: limit({
      measure: studentEasy,
      theory: () => studentLimit,
      unit: () => studentLimit,
      margin: 0.06,
      why: "The student's own sample scatters its alignment by 7 % at the largest size, which forty trials bring to 1 %.",
      rate: -1,
      controls: {
        "without the teacher's mean slope": () => studentLimit / c1,
        "one mean slope too many": () => studentLimit * c1
      }
    }),
    note: settings
  },
  {
    id: "theorem-11-hard",
    result: "theorem-11",
    statement:
      "The student stays aligned with the hard direction: its spike is kept, $\\tilde a^\\top W_s\\beta_h\\to\\tau$.",
    equation: "eq-spike",
    figure: "multi-index-spike",
    source,
    test: limit({
      measure: studentSpike,
      theory: () => section3.tau,
      unit: () => section3.tau,
      margin: 0.02,
      why: "What the step adds to the spike is a fluctuation of the order of 1/√d, some per cent in a trial.",
      rate: -1,
      controls: {"half of it is forgotten": () => section3.tau / 2, "nothing is left of it": () => 0}
    }),
    note: `As printed, “$\\|W_s\\beta_h\\|$ bounded away from 0” says nothing: without a spike it tends to $\\sqrt{p/d}$ already. We read it as the spike. ${settings}`
  },
  {
    id: "theorem-11-hard-norm",
    result: "theorem-11",
    statement: "In the norm the spike stands above the start: $\\|W_s\\beta_h\\|^2-p/d\\to\\tau^2$ (our reading).",
    equation: "eq-spike",
    figure: "multi-index-spike",
    source,
    test: limit({
      measure: studentHardSquare,
      theory: () => section3.tau ** 2,
      unit: () => section3.tau ** 2,
      margin: 0.04,
      why: "The square of what the step adds is of the order of 1/n, near 1 % at the largest size.",
      rate: -1,
      controls: {"the start alone": () => 0, "the norm without its square root": () => 2 * section3.tau}
    }),
    note: settings
  },
  {
    id: "student-hard-step",
    result: "theorem-11",
    statement:
      "The student learns nothing more of the hard direction from its teacher: $\\|(W_s-W_{s0})\\beta_h\\|\\to0$ (ours).",
    equation: "eq-spike",
    figure: "multi-index",
    source,
    test: nothing("studentHard", studentLimit),
    note: settings
  }
];
