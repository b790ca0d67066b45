import type {Random} from "../../engine/random.js";
import {grouped, sampler} from "../../engine/sampler.js";
import type {Drawing} from "./simulate/draw.js";
import {drawExact} from "./simulate/draw-exact.js";
import {drawLiteral} from "./simulate/draw-literal.js";
import {firstStep} from "./simulate/growth.js";
import {type Measured, measure} from "./simulate/record.js";
import {type Place, type Setting, settingOf} from "./simulate/setting.js";
import {stopping} from "./simulate/stopping.js";
import {trainStudent} from "./simulate/student.js";

/**
 * Trains a linear teacher and a ReLU student and measures both along the sweep; what is known only of a whole run
 * (`stopping`) is repeated at each of its steps. Points that differ in `step` alone, which ascends, are one run. All
 * points share one stream: the same noise, start and samples, as far as their sizes allow.
 */
const network = (draw: Drawing) => (parameters: Partial<Setting>, points: readonly Place[], random: Random) =>
  grouped(
    points,
    ({step: _, ...run}) => JSON.stringify(run),
    ({points: run}) => {
      const setting = settingOf(parameters, run[0]);
      const steps = run.map(({step}) => step ?? setting.steps);
      const {teacher, problem} = draw(setting, random);
      const path: Measured[] = [];
      trainStudent(problem, steps, (_, outputs) => path.push(measure(problem, teacher, outputs)));
      const stops = stopping(steps, path);
      return path.map((measured) => ({...measured, ...stops}));
    }
  );

/** Patches, filters and test patches drawn coordinate by coordinate. */
export const cnn = sampler("drawn", network(drawLiteral));

/** Without vectors of the noise space where n is below twice the dimension. */
export const cnnExact = sampler("equal in law", network(drawExact));

/** What the first step of gradient descent does to the filters. */
export const growth = sampler(
  "equal in law",
  (parameters: Partial<Setting>, _: readonly Place[], random) => (point) =>
    firstStep(drawExact(settingOf(parameters, point), random))
);
