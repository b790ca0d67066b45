import {testsOn} from "../../../engine/tests.js";
import {experiments} from "../experiments.js";

/** Tests of this paper; errors are stated in units of the teacher's, p_h/2 with p_h = 0.3. */
export const {exact, bound, order, region} = testsOn(experiments, {unit: () => 0.15});
