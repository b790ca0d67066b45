import {grouped, sampler} from "../../../../engine/sampler.js";
import {dot} from "../../../../numerics/dot.js";
import {norm} from "../../../../numerics/vectors.js";
import {along, bench, easyAxis, hardAxis, preactivate, step} from "./networks.js";
import {drawStudent, teach} from "./sample.js";
import {type MultiIndexSetting, placedAt} from "./setting.js";

/** `step` asks for the student after so many steps on the same teacher labels, ascending. */
type Place = Partial<MultiIndexSetting> & {readonly step: number};

/**
 * More than one step of the student: `spike` = ãᵀWβ_h and `easy` = ‖(W − W₀)β_e‖ as above, `hardShare`, the part of
 * ‖Wβ_e‖² + ‖Wβ_h‖² − 2p/d that is along β_h, and `turned`, the cosine between Wβ_h now and at the start.
 */
export const multiIndexPath = sampler(
  "drawn",
  (parameters: Partial<MultiIndexSetting>, points: readonly Place[], random) =>
    grouped(
      points,
      ({step: _, ...point}) => JSON.stringify(point),
      ({points: places}) => {
        const [{step: _, ...point}] = places;
        const setting = placedAt(parameters, point);
        const room = bench(setting);
        const [{labels}] = teach([setting], room, random);
        const {outer, spike} = drawStudent(setting, room, random);
        const {p, d, tau, etaS} = setting;
        const hard = along(room.weights, hardAxis);
        const easy = along(room.weights, easyAxis);
        for (let j = 0; j < p; ++j) hard[j] += tau * spike[j];
        const start = {hard: hard.slice(), easy: easy.slice()};
        let taken = 0;
        return places.map(({step: wanted}) => {
          for (; taken < wanted; ++taken) {
            preactivate(room);
            step(setting, room, outer, labels, etaS);
          }
          const [squareEasy, squareHard] = [dot(easy, easy) - p / d, dot(hard, hard) - p / d];
          return {
            spike: dot(spike, hard),
            easy: norm(easy.map((w, j) => w - start.easy[j])),
            hardShare: squareHard / (squareEasy + squareHard),
            turned: dot(hard, start.hard) / (norm(hard) * norm(start.hard))
          };
        });
      }
    )
);
