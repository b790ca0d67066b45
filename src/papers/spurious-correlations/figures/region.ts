import {phaseChart} from "../../../charts/index.js";
import type {Row} from "../../../engine/figure.js";
import {decidedSign} from "../../../engine/interval.js";
import {evenly} from "../../../engine/spacing.js";
import {innerProduct} from "../../../numerics/dot.js";
import {frameOf} from "../geometry.js";
import {viewOf} from "../point.js";
import * as theory from "../theory.js";
import {figure, gain, laws, lawTitle} from "./rows.js";

const coarse = {step: 1 / 3, radii: 20};
const grid = evenly(0, 1, 25);

/** Who wins over the two shares, without similarity. */
export const regionFigure = figure("region", ["region"], {
  was: ["region-mixture"],
  claims: ["losing-shift", "losing-mixture"],
  build({region: results}) {
    const setting = viewOf(results.settings[0]);
    const predicted = laws.flatMap((law) =>
      grid.flatMap((etaL) => {
        const teacher = theory.solveTeacher({...setting, law, etaL}, coarse);
        return grid.map((etaU): Row => {
          const student = theory.studentAt(teacher, {...setting, law, etaL, etaU}, coarse);
          const sign = Math.sign(theory.teacherAt(teacher, setting.etaT) - student);
          return {panel: lawTitle(law), etaU, etaL, series: "predicted", predicted: sign};
        });
      })
    );
    const measured = results.summaries(gain.measure).map(
      ({point: {law, etaU, etaL}, ...mark}): Row => ({
        ...{panel: lawTitle(law), etaU, etaL, series: "measured", measured: decidedSign(mark)},
        ...mark
      })
    );
    const {muT, pT} = frameOf(setting);
    const boundary = (sign: 1 | -1): [number, number][] =>
      evenly(0, 1, 41).map((etaL) => [
        etaL + sign * Math.sqrt((setting.etaT - etaL) ** 2 + (pT - 1) / innerProduct(muT, muT)),
        etaL
      ]);
    const rows = [...predicted, ...measured];
    return {
      title: "The student loses where it is said to under a mean shift, and in a smaller region under the mixture",
      caption:
        "Who has less risk at $\\eta_t=\\tfrac12$, without similarity ($\\Xi=0$, $\\|\\mu_T\\|^2=20\\sigma_\\xi^2$, $p_T=5$, $\\nu_z=0.02$). The fill is the exact limit. Dashed lines are the two branches of the stated boundary, equation (8). Marks are the simulation at $d_z=24$; a point is undecided where the 99 % interval of the gain holds zero.",
      description:
        "Two maps of the unlabelled share against the labelled share, for the mean shift and the mixture, filled by who wins in the limit, with simulated points that agree and the stated boundary as dashed lines. Under the mean shift the fill ends at the stated boundary; under the mixture the student loses in the corners only.",
      rows,
      spec: phaseChart({
        rows,
        x: {field: "etaU", title: "unlabelled share ηᵤ", domain: [-0.02, 1.02], ticks: [0, 0.5, 1]},
        y: {field: "etaL", title: "labelled share ηₗ", domain: [-0.02, 1.02], ticks: [0, 0.5, 1]},
        boundaries: [{label: "as stated", points: boundary(1)}, {points: boundary(-1)}],
        facet: {field: "panel", panels: laws.map(lawTitle).map((title) => ({value: title, title}))}
      })
    };
  }
});
