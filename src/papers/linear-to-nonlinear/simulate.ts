import type {Sweep, Trial, Values} from "../../engine/experiment.js";
import type {Random} from "../../engine/random.js";
import type {Drawing} from "./simulate/draw.js";
import {drawExact} from "./simulate/draw-exact.js";
import {drawLiteral} from "./simulate/draw-literal.js";
import {measure} from "./simulate/record.js";
import {recordingsOf, type Setting} from "./simulate/setting.js";
import {trainStudent} from "./simulate/student.js";

/**
 * Trains a linear teacher and a ReLU student and measures both along the sweep. All points share one stream: the same
 * noise, start and samples, as far as their sizes allow.
 */
function run(draw: Drawing, parameters: Partial<Setting>, sweep: Sweep, random: Random): Values {
  const values: Record<string, number[]> = {};
  for (const {setting, steps, points} of recordingsOf(parameters, sweep)) {
    const {teacher, problem} = draw(setting, random);
    trainStudent(problem, steps, (index, outputs) => {
      for (const [name, value] of Object.entries(measure(problem, teacher, outputs))) {
        values[name] ??= [];
        values[name][points[index]] = value;
      }
    });
  }
  return values;
}

/** Patches, filters and test patches drawn coordinate by coordinate. */
export const cnn: Trial<Partial<Setting>, Sweep> = (parameters, sweep, random) =>
  run(drawLiteral, parameters, sweep, random);

/** Equal in law, without vectors of the noise space where n is below twice the dimension. */
export const cnnExact: Trial<Partial<Setting>, Sweep> = (parameters, sweep, random) =>
  run(drawExact, parameters, sweep, random);
