import {curveChart} from "../../charts/index.js";
import type {Explorer, Settings} from "../../engine/explorer.js";
import type {Row} from "../../engine/figure.js";
import {accuracyOf, correlation, cosineOf, overlapThreshold} from "./theory/angles.js";
import {crossoverNorm} from "./theory/confidence.js";
import {flow} from "./theory/flow.js";
import {hasPeak, peakCosine, peakTime} from "./theory/peak.js";

const times = Array.from({length: 49}, (_, k) => k / 12);

/** Cosines, norm and overlap that the controls stand for. */
function read(settings: Settings) {
  const s = cosineOf(Number(settings.student) / 100);
  const t = cosineOf(Number(settings.teacher) / 100);
  const q = Number(settings.q);
  return {s, t, q, rho: correlation(s, t, q), norm: Number(settings.norm)};
}

const percent = (cosine: number): number => 100 * accuracyOf(cosine);

/** The flow's accuracy over time, for any pair of student and teacher. */
export const explorer: Explorer = {
  title: "Give the student a worse teacher, and see how far it improves, by learning or by unlearning",
  controls: [
    {key: "student", symbol: "", name: "student’s accuracy (%)", min: 52, max: 98, step: 1, value: 80},
    {key: "teacher", symbol: "", name: "teacher’s accuracy (%)", min: 52, max: 98, step: 1, value: 70},
    {key: "q", symbol: "q", name: "overlap of errors", min: -0.9, max: 0.9, step: 0.05, value: 0},
    {key: "norm", symbol: "‖w₀‖", name: "student’s norm", min: 0.01, max: 100, step: 0.1, log: true, value: 1}
  ],
  presets: [
    {name: "Figure 1, small norm", settings: {norm: 0.1}},
    {name: "Figure 1, large norm: unlearning", settings: {norm: 10}},
    {name: "Overlap beyond the threshold", settings: {q: 0.7}},
    {name: "A teacher barely better than chance", settings: {teacher: 55}},
    {name: "Errors that cancel", settings: {q: -0.6}},
    {name: "Student and teacher equally good", settings: {student: 75, teacher: 75}}
  ],
  held: "population flow for normal data, β = 1; time is learning rate × steps, in units of the student’s norm.",
  description:
    "Accuracy of the student against time, with the teacher’s accuracy as a level line and the predicted peak as a mark.",
  spec: () =>
    curveChart({
      x: {field: "time", title: "time τ / ‖w₀‖", domain: [0, 4]},
      y: {title: "accuracy (%)", domain: [50, 100]},
      series: [
        {name: "student", label: "student", role: "student"},
        {name: "teacher", label: "teacher", role: "teacher"},
        {name: "start", label: "student at the start", role: "baseline"}
      ],
      measured: "predicted peak"
    }),
  rows(settings) {
    const {s, t, rho, norm} = read(settings);
    const states = flow(
      {s, t, rho, norm},
      times.map((time) => time * norm)
    );
    const rows: Row[] = states.map(({cosine}, k) => ({series: "student", time: times[k], theory: percent(cosine)}));
    for (const time of [0, 4]) {
      rows.push({series: "teacher", time, theory: percent(t)}, {series: "start", time, theory: percent(s)});
    }
    if (hasPeak(s, t, rho)) {
      rows.push({series: "student", time: peakTime(s, t, rho, norm) / norm, mean: percent(peakCosine(s, t, rho))});
    }
    return rows;
  },
  answer(settings) {
    const {s, t, q, rho, norm} = read(settings);
    const threshold = overlapThreshold(s, t);
    if (q >= threshold) {
      return `The student gets worse at once: the overlap ${q.toFixed(2)} is not below the threshold ${threshold.toFixed(2)}.`;
    }
    if (!hasPeak(s, t, rho)) {
      return `The student rises to its teacher’s ${percent(t).toFixed(1)} % and stays: there is no peak on the way.`;
    }
    const peak = percent(peakCosine(s, t, rho));
    const way = norm > crossoverNorm(s, t) ? "by unlearning, away from the truth’s direction" : "by learning";
    const time = peakTime(s, t, rho, norm) / norm;
    return `The student reaches ${peak.toFixed(2)} % after ${time.toFixed(2)} norms of time, at first ${way}; the norm changes the time only.`;
  }
};
