import {phaseChart} from "../../../charts/index.js";
import type {Figure, Row} from "../../../engine/figure.js";
import {decidedSign} from "../../../engine/interval.js";
import {evenly} from "../../../engine/spacing.js";
import {innerProduct} from "../../../numerics/dot.js";
import {frameOf, type Law} from "../geometry.js";
import {settingAt} from "../point.js";
import * as theory from "../theory.js";
import {gain, laws, parametersOf} from "./rows.js";

const coarse = {step: 1 / 3, radii: 20};

function region(law: Law): Figure {
  const name = laws.find(({value}) => value === law)?.title;
  return {
    id: law === "shift" ? "region" : "region-mixture",
    experiments: ["region"],
    claims: [`losing-${law}`],
    build({region: results}) {
      const parameters = parametersOf(results);
      const rows: Row[] = [];
      const grid = evenly(0, 1, 25);
      for (const etaL of grid) {
        const teacher = theory.solveTeacher(settingAt({law, etaL}, parameters), coarse);
        for (const etaU of grid) {
          const at = settingAt({law, etaL, etaU}, parameters);
          const predicted = Math.sign(theory.teacherAt(teacher, at.etaT) - theory.studentAt(teacher, at, coarse));
          rows.push({etaU, etaL, series: "predicted", predicted});
        }
      }
      for (const {point, ...mark} of results.summaries(gain)) {
        if (point.law !== law) continue;
        rows.push({etaU: point.etaU, etaL: point.etaL, series: "measured", measured: decidedSign(mark), ...mark});
      }
      const setting = settingAt({law}, parameters);
      const {muT, pT} = frameOf(setting);
      const boundary = (sign: 1 | -1): [number, number][] =>
        evenly(0, 1, 41).map((etaL) => [
          etaL + sign * Math.sqrt((setting.etaT - etaL) ** 2 + (pT - 1) / innerProduct(muT, muT)),
          etaL
        ]);
      return {
        title:
          law === "shift"
            ? "Under a mean shift the student loses where it is said to"
            : "Under the mixture it loses in another region than stated",
        caption: `Who has less risk at $\\eta_t=\\tfrac12$ under the ${name}, without similarity ($\\Xi=0$, $\\|\\mu_T\\|^2=20\\sigma_\\xi^2$, $p_T=5$, $\\nu_z=0.02$). Fill: the exact limit. Dashed: the stated boundary, equation (8). Marks: simulation at $d_z=24$, undecided where the 99 % interval of the gain holds zero.`,
        description: `A map of the unlabelled share against the labelled share, filled by who wins in the limit under the ${name}, with simulated points that agree and the stated boundary as dashed lines.`,
        rows,
        spec: phaseChart({
          rows,
          x: {field: "etaU", title: "unlabelled share ηᵤ", domain: [0, 1]},
          y: {field: "etaL", title: "labelled share ηₗ", domain: [0, 1]},
          boundaries: [
            {label: "as stated", points: boundary(1)},
            {label: "as stated, other branch", points: boundary(-1)}
          ]
        })
      };
    }
  };
}

export const regionFigure = region("shift");
export const mixtureRegionFigure = region("mixture");
