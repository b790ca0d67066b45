export {type Classifier, enhancedW2S, type Learner, type Selectable, surest} from "./enhanced/algorithm.js";
export {linearLearner, networkLearner} from "./enhanced/learners.js";
