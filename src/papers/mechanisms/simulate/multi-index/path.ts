import {pointsOf, type Sweep, type Trial} from "../../../../engine/experiment.js";
import {dot} from "../../../../numerics/dot.js";
import {norm} from "../../../../numerics/vectors.js";
import {along, bench, easyAxis, hardAxis, step} from "./networks.js";
import {drawStudent, teach} from "./sample.js";
import {type MultiIndexSetting, placedOf} from "./setting.js";

/** The axis `step` asks for the student after so many steps on the same teacher labels. */
interface PathSweep extends Sweep {
  readonly step: readonly number[];
}

/**
 * More than one step of the student: `spike` = ãᵀWβ_h and `easy` = ‖(W − W₀)β_e‖ as above, `hardShare`, the part of
 * ‖Wβ_e‖² + ‖Wβ_h‖² − 2p/d that is along β_h, and `turned`, the cosine between Wβ_h now and at the start.
 */
export const multiIndexPath: Trial<Partial<MultiIndexSetting>, PathSweep> = (
  parameters,
  {step: steps, ...sweep},
  random
) => {
  const values: Record<string, number[]> = {spike: [], easy: [], hardShare: [], turned: []};
  const points = pointsOf({...sweep, step: steps});
  for (const setting of placedOf(parameters, sweep)) {
    const room = bench(setting);
    const {labels} = teach(setting, room, random);
    const {outer, spike} = drawStudent(setting, room, random);
    const {p, d, tau, etaS, point} = setting;
    const hard = along(room.weights, hardAxis);
    const easy = along(room.weights, easyAxis);
    for (let j = 0; j < p; ++j) hard[j] += tau * spike[j];
    const start = {hard: hard.slice(), easy: easy.slice()};
    for (let taken = 0; taken <= Math.max(...steps); ++taken) {
      if (taken > 0) step(setting, room, outer, labels, etaS);
      const index = steps.indexOf(taken);
      if (index < 0) continue;
      const at = point * steps.length + index;
      const [squareEasy, squareHard] = [dot(easy, easy) - p / d, dot(hard, hard) - p / d];
      values.spike[at] = dot(spike, hard);
      values.easy[at] = norm(easy.map((w, j) => w - start.easy[j]));
      values.hardShare[at] = squareHard / (squareEasy + squareHard);
      values.turned[at] = dot(hard, start.hard) / (norm(hard) * norm(start.hard));
    }
  }
  if (values.spike.length !== points.length) throw new RangeError("steps: must differ from each other");
  return values;
};
