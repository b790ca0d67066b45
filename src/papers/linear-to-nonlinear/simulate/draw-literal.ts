import type {Random} from "../../../engine/random.js";
import {fillRows} from "../../../models/gaussian.js";
import {gram, type Matrix, matrices, multiply, transposed} from "../../../numerics/kernel/matrix.js";
import {assemble, type Drawing, noiseDimension, prefersGram} from "./draw.js";
import {gramDynamics, gramShapes} from "./gram-dynamics.js";
import {drawCombinations} from "./samples.js";
import type {Setting} from "./setting.js";
import {type Teacher, teacherShapes, trainTeacher} from "./teacher.js";
import {vectorDynamics, vectorShapes} from "./vector-dynamics.js";

/** Draws every noise patch and filter coordinate by coordinate, the test patches included. */
export const drawLiteral: Drawing = (setting, random) => {
  const {n, m, sigmaP, sigma0} = setting;
  const dimension = noiseDimension(setting);
  const [teacher, direction] = drawTeacher(setting, random);
  const shapes = prefersGram(setting)
    ? [[n, n] as const, [dimension, 2 * m] as const, ...gramShapes(n, 2 * m)]
    : vectorShapes(n, 2 * m, dimension);
  const [patches, frame, overlaps, filters, batch, met, ...work] = matrices(
    [n, dimension],
    [dimension, 2 * m + 1],
    [n, 2 * m + 1],
    [dimension, 2 * m],
    [testBatch, dimension],
    [testBatch, 2 * m + 1],
    ...shapes
  );
  fillRows(patches, sigmaP, random.split("student", "noise"));
  fillRows(filters, sigma0, random.split("student", "start"));
  const setFrame = () => {
    for (let j = 0; j < dimension; ++j) {
      const at = j * frame.stride;
      frame.values[at] = direction[j];
      for (let r = 0; r < 2 * m; ++r) frame.values[at + 1 + r] = filters.values[j * filters.stride + r];
    }
  };
  setFrame();
  multiply(overlaps, patches, frame);
  const along = Float64Array.from({length: n}, (_, i) => overlaps.values[i * overlaps.stride]);
  const testNoise = () => {
    setFrame();
    return meetTests(frame, batch, met, setting, random.split("test"));
  };
  if (!prefersGram(setting)) {
    return assemble(setting, random, {teacher, along, dynamics: vectorDynamics({patches, filters, work, testNoise})});
  }
  const [square, moved, ...gramWork] = work;
  gram(square, patches);
  const start = filters.values.slice();
  const dynamics = gramDynamics({
    gram: square,
    work: gramWork,
    overlaps,
    testNoise(coefficients) {
      multiply(moved, transposed(patches), coefficients);
      for (let i = 0; i < start.length; ++i) filters.values[i] = start[i] + moved.values[i];
      return testNoise();
    }
  });
  return assemble(setting, random, {teacher, along, dynamics});
};

const testBatch = 100;

/** The trained teacher and its part in the noise space as a vector. */
function drawTeacher(setting: Setting, random: Random): [Teacher, Float64Array] {
  const dimension = noiseDimension(setting);
  const {nW, sigmaP} = setting;
  const [patches, ...work] = matrices([nW, dimension], ...teacherShapes(nW));
  fillRows(patches, sigmaP, random.split("teacher", "noise"));
  const drawn = drawCombinations(nW, setting, random.split("teacher", "samples"));
  gram(work[0], patches);
  const teacher = trainTeacher(drawn, work, setting);
  const direction = new Float64Array(dimension);
  for (let i = 0; i < nW; ++i) {
    const at = i * patches.stride;
    for (let j = 0; j < dimension; ++j) direction[j] += teacher.coefficients[i] * patches.values[at + j];
  }
  return [teacher, direction];
}

/** Inner products of fresh patches, drawn a batch at a time, with the columns of the frame. */
function meetTests(frame: Matrix, batch: Matrix, met: Matrix, {tests, sigmaP}: Setting, random: Random): Float64Array {
  const k = frame.columns;
  const out = new Float64Array(tests * k);
  for (let first = 0; first < tests; first += testBatch) {
    fillRows(batch, sigmaP, random);
    multiply(met, batch, frame);
    for (let i = 0; i < Math.min(testBatch, tests - first); ++i) {
      out.set(met.values.subarray(i * met.stride, i * met.stride + k), (first + i) * k);
    }
  }
  return out;
}
