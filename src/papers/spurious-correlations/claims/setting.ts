import {testsOn} from "../../../engine/tests.js";
import {experiments} from "../experiments.js";
import {viewOf} from "../point.js";
import {limitTeacher} from "../theory.js";

export const theoryTest = "test/papers/spurious-correlations/theory.test.ts";
export const consequencesTest = "test/papers/spurious-correlations/consequences.test.ts";

/** Tests on the averaged sampler's experiments, in units of the teacher's limiting risk. */
export const {bound, limit, order, region} = testsOn(experiments, {at: viewOf, unit: limitTeacher});
