import type {SeriesOf} from "../../../engine/experiment.js";
import {defineClaims, testsOn} from "../../../engine/tests.js";
import {linked, spiked} from "../experiments/multi-index.js";
import {experiments} from "../experiments.js";
import {linkSlope, meanSlope, studentAlignment, teacherAlignment} from "../theory/multi-index.js";

type Values = Readonly<Record<SeriesOf<(typeof experiments)["claim-multi-index"]>, number>>;

const {limit} = testsOn(experiments);

const c1 = meanSlope(linked.activation);
const ce = linkSlope(linked.easy);
const teacherLimit = teacherAlignment(linked);
const studentLimit = studentAlignment(linked);

/**
 * The teacher's alignment per ‖a_t‖, less the fluctuation of (1/n)Σ yᵢxᵢβ_e about its mean c_e, which is known trial
 * by trial: the same mean, a fraction of the scatter.
 */
const teacherEasy = ({teacherEasy: alignment, teacherOuter, lean}: Values): number =>
  alignment / teacherOuter - linked.etaT * c1 * (lean - ce);

/** The student's, less the same fluctuation and that of a_tᵀW_t0β_e about 0. */
const studentEasy = ({studentEasy: alignment, studentOuter, teacherOuter, lean, chance}: Values): number =>
  alignment / (studentOuter * teacherOuter ** 2) -
  linked.etaS * c1 * c1 * (linked.etaT * c1 * (lean - ce) + chance / teacherOuter ** 2);

/** Along the easy direction in the setting where the hard one is judged. */
const teacherWhole = teacherAlignment(spiked);
const studentWhole = studentAlignment(spiked);

const common = "Activation tanh, hard link $\\sigma_h=H_2/\\sqrt2$, $p=d$, $n=2d$";
const settings = `${common}, $\\sigma_e(z)=z$, $\\eta_t=\\eta_s=${spiked.etaT}$, $\\tau=${spiked.tau}$.`;
const linkedSettings = `${common}, $\\sigma_e=\\mathrm{erf}$, $\\eta_t=${linked.etaT}$, $\\eta_s=${linked.etaS}$, $\\tau=${linked.tau}$.`;

/** What the teacher's step and the student's add along the hard direction: nothing in the limit. */
const nothing = (series: "teacherHard" | "studentHard", whole: number) =>
  limit("claim-multi-index", {
    size: "d",
    measure: series,
    theory: () => 0,
    unit: () => whole,
    margin: 0.15,
    why: "The norm of a vector of independent fluctuations is never 0: it falls like 1/√n, and at the largest size is still a visible part of the easy alignment.",
    rate: -0.5,
    controls: {"as much as along the easy direction": () => whole}
  });

/** What Section 3 says of one gradient step. */
export const multiIndexClaims = defineClaims({source: "test/papers/mechanisms/multi-index.test.ts"}, [
  {
    id: "proposition-10-easy",
    whose: "reading",
    result: "proposition-10",
    statement: `One step aligns the teacher with the easy direction: $\\|(W_t-W_{t0})\\beta_e\\|\\to\\eta_tc_1c_e\\|a_t\\|$ with $c_1=|\\mathbb E\\sigma'(g)|$, $c_e=\\mathbb E[\\sigma_e(g)g]$. The constant is ours.`,
    equation: "eq-teacher-alignment",
    figure: "multi-index",
    test: limit("claim-multi-index-links", {
      size: "d",
      measure: teacherEasy,
      theory: () => teacherLimit,
      unit: () => teacherLimit,
      margin: 0.01,
      why: "Several times 1/n at the largest size, the order of what is left out.",
      rate: -1,
      controls: {
        "the slope at 0 for the mean slope": () => teacherLimit / c1,
        "the mean slope twice": () => teacherLimit * c1,
        "without the link's constant": () => teacherLimit / ce,
        "the link's constant twice": () => teacherLimit * ce,
        "the student's step for the teacher's": () => (teacherLimit * linked.etaS) / linked.etaT,
        "without the step": () => teacherLimit / linked.etaT
      }
    }),
    note: linkedSettings
  },
  {
    id: "proposition-10-hard",
    whose: "paper",
    result: "proposition-10",
    statement:
      "After the step the teacher is not aligned with the hard direction: as printed, $\\|W_t\\beta_h\\|\\to0$.",
    equation: "eq-teacher-alignment",
    figure: "multi-index",
    test: limit("claim-multi-index", {
      size: "d",
      measure: "teacherHardAfter",
      theory: () => 0,
      unit: () => teacherWhole,
      margin: 0.15,
      why: "The margin of the corrected form.",
      rate: -0.5,
      controls: {"as much as the step adds along the easy direction": () => teacherWhole}
    }),
    correction: {
      statement:
        "What the step adds vanishes: $\\|(W_t-W_{t0})\\beta_h\\|\\to0$. The start alone has $\\|W_{t0}\\beta\\|\\to\\sqrt{p/d}$ for any fixed unit $\\beta$.",
      test: nothing("teacherHard", teacherWhole)
    },
    note: `The proof bounds the gradient, so the slip is in the statement. ${settings}`
  },
  {
    id: "theorem-11-easy",
    whose: "paper",
    result: "theorem-11",
    statement:
      "One step on the teacher's labels aligns the student with the easy direction: $\\|(W_s-W_{s0})\\beta_e\\|\\to\\eta_sc_1\\|a_s\\|\\cdot c_1^2\\eta_t\\|a_t\\|^2c_e$. The constant is ours.",
    equation: "eq-student-alignment",
    figure: "multi-index",
    test: limit("claim-multi-index-links", {
      size: "d",
      measure: studentEasy,
      theory: () => studentLimit,
      unit: () => studentLimit,
      margin: 0.06,
      why: "The student's own sample scatters its alignment like 1/√n; the margin leaves room for the scatter of the trials' mean at the largest size.",
      rate: -1,
      controls: {
        "without the teacher's mean slope": () => studentLimit / c1,
        "one mean slope too many": () => studentLimit * c1,
        "without the link's constant": () => studentLimit / ce,
        "the link's constant twice": () => studentLimit * ce,
        "the student's step twice, for the teacher's too": () => (studentLimit * linked.etaS) / linked.etaT,
        "without the student's step": () => studentLimit / linked.etaS
      }
    }),
    note: `The two steps enter as their product, so exchanging them changes nothing. ${linkedSettings}`
  },
  {
    id: "theorem-11-hard",
    whose: "reading",
    result: "theorem-11",
    statement:
      "The student stays aligned with the hard direction: its spike is kept, $\\tilde a^\\top W_s\\beta_h\\to\\tau$.",
    equation: "eq-spike",
    figure: "multi-index-spike",
    test: limit("claim-multi-index", {
      size: "d",
      measure: "studentSpike",
      theory: () => spiked.tau,
      unit: () => spiked.tau,
      margin: 0.02,
      why: "The random start and the step each add a fluctuation of mean zero and of the order of 1/√d; the margin leaves room for its mean over the trials.",
      rate: -1,
      controls: {
        "half of it is forgotten": () => spiked.tau / 2,
        "nothing is left of it": () => 0,
        "its square": () => spiked.tau ** 2
      }
    }),
    note: `As printed, “$\\|W_s\\beta_h\\|$ bounded away from 0” says nothing: without a spike it tends to $\\sqrt{p/d}$ already. We read it as the spike. ${settings}`
  },
  {
    id: "theorem-11-hard-norm",
    whose: "reading",
    result: "theorem-11",
    statement: "In the norm the spike stands above the start: $\\|W_s\\beta_h\\|^2-p/d\\to\\tau^2$ (our reading).",
    equation: "eq-spike",
    figure: "multi-index-spike",
    test: limit("claim-multi-index", {
      size: "d",
      measure: "studentHardSquare",
      theory: () => spiked.tau ** 2,
      unit: () => spiked.tau ** 2,
      margin: 0.04,
      why: "The random start scatters the square like 1/√d; the margin leaves room for its mean over the trials.",
      rate: -1,
      controls: {
        "the start alone": () => 0,
        "the spike without its square": () => spiked.tau,
        "the start counted in": () => spiked.tau ** 2 + spiked.width
      }
    }),
    note: settings
  },
  {
    id: "student-hard-step",
    whose: "ours",
    result: "theorem-11",
    statement:
      "The student learns nothing more of the hard direction from its teacher: $\\|(W_s-W_{s0})\\beta_h\\|\\to0$ (ours).",
    equation: "eq-spike",
    figure: "multi-index",
    test: nothing("studentHard", studentWhole),
    note: settings
  }
]);
