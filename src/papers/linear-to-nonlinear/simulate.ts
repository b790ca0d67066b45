import type {Sweep, Trial, Values} from "../../engine/experiment.js";
import type {Random} from "../../engine/random.js";
import type {Drawing} from "./simulate/draw.js";
import {drawExact} from "./simulate/draw-exact.js";
import {drawLiteral} from "./simulate/draw-literal.js";
import {firstStep} from "./simulate/growth.js";
import {measure} from "./simulate/record.js";
import {recordingsOf, type Setting} from "./simulate/setting.js";
import {stopping} from "./simulate/stopping.js";
import {trainStudent} from "./simulate/student.js";

/**
 * Trains a linear teacher and a ReLU student and measures both along the sweep; what is known only of a whole run
 * (`stopping`) is repeated at each of its steps. All points share one stream: the same noise, start and samples, as far
 * as their sizes allow.
 */
function run(draw: Drawing, parameters: Partial<Setting>, sweep: Sweep, random: Random): Values {
  const values: Record<string, number[]> = {};
  const put = (point: number, measured: object) => {
    for (const [name, value] of Object.entries(measured)) {
      values[name] ??= [];
      values[name][point] = value;
    }
  };
  for (const {setting, steps, points} of recordingsOf(parameters, sweep)) {
    const {teacher, problem} = draw(setting, random);
    trainStudent(problem, steps, (index, outputs) => put(points[index], measure(problem, teacher, outputs)));
    const path = (name: string) => points.map((point) => values[name][point]);
    const stops = stopping(steps, path("all"), path("agreement"));
    for (const point of points) put(point, stops);
  }
  return values;
}

/** Patches, filters and test patches drawn coordinate by coordinate. */
export const cnn: Trial<Partial<Setting>, Sweep> = (parameters, sweep, random) =>
  run(drawLiteral, parameters, sweep, random);

/** Equal in law, without vectors of the noise space where n is below twice the dimension. */
export const cnnExact: Trial<Partial<Setting>, Sweep> = (parameters, sweep, random) =>
  run(drawExact, parameters, sweep, random);

/** What the first step of gradient descent does to the filters. */
export const growth: Trial<Partial<Setting>, Sweep> = (parameters, sweep, random) => {
  const values: Record<string, number[]> = {};
  for (const {setting, points} of recordingsOf(parameters, sweep)) {
    for (const [name, value] of Object.entries(firstStep(drawExact(setting, random)))) {
      values[name] ??= [];
      for (const point of points) values[name][point] = value;
    }
  }
  return values;
};
