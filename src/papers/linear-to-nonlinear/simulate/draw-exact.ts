import type {Random} from "../../../engine/random.js";
import {bartlett} from "../../../models/bartlett.js";
import {fillRows} from "../../../models/gaussian.js";
import {block, gram, matrices, transposed} from "../../../numerics/kernel/matrix.js";
import {correlate, innerProducts} from "./covariance.js";
import {assemble, type Drawing, noiseDimension, prefersGram} from "./draw.js";
import {frameProducts, gramDynamics, gramShapes} from "./gram-dynamics.js";
import {drawCombinations} from "./samples.js";
import type {Setting} from "./setting.js";
import {type Teacher, teacherShapes, trainTeacher} from "./teacher.js";
import {vectorDynamics, vectorShapes} from "./vector-dynamics.js";

/**
 * The same in law without vectors of the noise space. Gaussian noise looks alike from every side, so the frame of
 * teacher and filters may be taken lower triangular (Bartlett), a patch meets it in independent normals, and what is
 * left of the patches has a Wishart Gram matrix. Test patches are drawn from their law given the trained filters.
 */
export const drawExact: Drawing = (setting, random) => {
  const teacher = drawTeacher(setting, random);
  return prefersGram(setting) ? withGram(setting, teacher, random) : withVectors(setting, teacher, random);
};

function drawTeacher(setting: Setting, random: Random): Teacher {
  const {nW, sigmaP} = setting;
  const [factor, ...work] = matrices([nW, nW], ...teacherShapes(nW));
  bartlett(factor, noiseDimension(setting), sigmaP, random.split("teacher", "noise"));
  const drawn = drawCombinations(nW, setting, random.split("teacher", "samples"));
  gram(work[0], factor);
  return trainTeacher(drawn, work, setting);
}

function withGram(setting: Setting, teacher: Teacher, random: Random) {
  const {n, m, sigmaP, sigma0} = setting;
  const k = 2 * m + 1;
  const [coordinates, square, basis, overlaps, ...work] = matrices(
    [n, k + n],
    [n, n],
    [k, k],
    [n, k],
    ...gramShapes(n, 2 * m)
  );
  // Basis: columns are the frame in its own coordinates, the teacher along the first.
  basis.values[0] = teacher.noise;
  const starts = random.split("student", "start");
  bartlett(transposed(block(basis, 1, 1, k - 1, k - 1)), noiseDimension(setting) - 1, sigma0, starts);
  for (let r = 1; r < k; ++r) basis.values[r] = sigma0 * starts.normal();
  const noise = random.split("student", "noise");
  for (let i = 0; i < n; ++i) {
    const at = i * coordinates.stride;
    noise.fillNormal(coordinates.values.subarray(at, at + k), sigmaP);
    for (let r = 0; r < k; ++r) {
      let sum = 0;
      for (let j = 0; j <= r; ++j) sum += coordinates.values[at + j] * basis.values[j * basis.stride + r];
      overlaps.values[i * overlaps.stride + r] = sum;
    }
  }
  bartlett(block(coordinates, 0, k, n, n), noiseDimension(setting) - k, sigmaP, random.split("student", "rest"));
  gram(square, coordinates);
  const frame = innerProducts(basis);
  const normals = testNormals(k, setting, random);
  const dynamics = gramDynamics({
    gram: square,
    work,
    overlaps,
    testNoise: (coefficients, activations) =>
      correlate(normals, frameProducts(frame, overlaps, coefficients, activations), k)
  });
  const along = Float64Array.from({length: n}, (_, i) => overlaps.values[i * overlaps.stride]);
  return assemble(setting, random, {teacher, along, dynamics});
}

function withVectors(setting: Setting, teacher: Teacher, random: Random) {
  const {n, m, sigmaP, sigma0} = setting;
  const dimension = noiseDimension(setting);
  const k = 2 * m + 1;
  const [patches, filters, frame, ...work] = matrices(
    [n, dimension],
    [dimension, 2 * m],
    [dimension, k],
    ...vectorShapes(n, 2 * m, dimension)
  );
  fillRows(patches, sigmaP, random.split("student", "noise"));
  fillRows(filters, sigma0, random.split("student", "start"));
  const normals = testNormals(k, setting, random);
  frame.values[0] = teacher.noise;
  const testNoise = () => {
    for (let j = 0; j < dimension; ++j) {
      for (let r = 1; r < k; ++r) frame.values[j * frame.stride + r] = filters.values[j * filters.stride + r - 1];
    }
    return correlate(normals, innerProducts(frame), k);
  };
  const along = Float64Array.from({length: n}, (_, i) => teacher.noise * patches.values[i * patches.stride]);
  return assemble(setting, random, {teacher, along, dynamics: vectorDynamics({patches, filters, work, testNoise})});
}

const testNormals = (k: number, {tests, sigmaP}: Setting, random: Random): Float64Array =>
  random.split("test").normals(tests * k, sigmaP);
