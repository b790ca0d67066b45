import {expect, test} from "vitest";
import {Random} from "../../src/engine/random.js";
import {predict} from "../../src/models/ridgeless.js";
import {teach} from "../../src/models/teach.js";

const random = Random.stream("teach");
const [n, samples, weak, strong] = [12, 20, 3, 5];
const labelled = random.normals(n * weak);
const unlabelled = random.normals(samples * weak);

test("a student that sees what its teacher sees learns the teacher", () => {
  const labels = random.normals(n);
  const {teacher, student, taught} = teach({labelled, labels, unlabelled, student: unlabelled});
  student.forEach((value, j) => {
    expect(value).toBeCloseTo(teacher[j], 12);
  });
  expect(taught).toEqual(predict(unlabelled, teacher, samples));
});

test("a student with other features fits the teacher's labels, not the truth", () => {
  const labels = random.normals(n);
  const features = random.normals(samples * strong);
  const {taught, student} = teach({labelled, labels, unlabelled, student: features});
  const fitted = predict(features, student, samples);
  for (let j = 0; j < strong; ++j) {
    let along = 0;
    for (let i = 0; i < samples; ++i) along += features[i * strong + j] * (taught[i] - fitted[i]);
    expect(along).toBeCloseTo(0, 11);
  }
});
