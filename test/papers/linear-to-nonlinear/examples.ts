import type {Examples} from "../examples.js";

const data = {d: 30, n: 40, p_e: 0.4, p_h: 0.3, p_b: 0.3, mu: 2, nu: 2, sigma_p: 1};
const training = {m: 3, sigma_0: 0.01, lr: 0.1, steps: 5, n_w: 20, lr_w: 0.1, steps_w: 5};
const nobody = "no training sample has a wrong label, or every one has";

export const examples: Examples = {
  quantities: {threshold: {input: {n: 100, p_b: 0.3, nu: 2, sigma_p: 0.5, d: 1000}, fields: ["value"]}},
  models: {
    cnn: {
      input: {...data, ...training},
      fields: [
        ...["teacher", "teacherEasy", "teacherHard", "teacherBoth", "all", "easy", "hard", "both", "agreement"],
        ...["train", "clean", "corrected", "flipped", "flippedHard", "flippedBoth"],
        ...["muOwn", "nuOwn", "nuOther", "noiseOwn"],
        ...["oracle", "oracleStep", "chosen", "chosenStep", "first", "last"]
      ]
    }
  },
  nulls: {"cnn.clean": nobody, "cnn.corrected": nobody, "cnn.flippedHard": nobody, "cnn.flippedBoth": nobody}
};
