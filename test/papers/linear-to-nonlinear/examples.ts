import type {Examples} from "../examples.js";

const data = {d: 30, n: 40, p_e: 0.4, p_h: 0.3, p_b: 0.3, mu: 2, nu: 2, sigma_p: 1};
const training = {m: 3, sigma_0: 0.01, lr: 0.1, steps: 5, n_w: 20, lr_w: 0.1, steps_w: 5};
/** Components of the network's filters. */
const filters = ["muOwn", "nuOwn", "nuOther", "noiseOwn"];
const nobody = "no training sample has a wrong label, or every one has";

export const examples: Examples = {
  quantities: {threshold: {input: {n: 100, p_b: 0.3, nu: 2, sigma_p: 0.5, d: 1000}, fields: ["value"]}},
  models: {
    cnn: {
      input: {...data, ...training},
      fields: [
        ...["teacher", "teacherEasy", "teacherHard", "teacherBoth", "all", "easy", "hard", "both", "agreement"],
        ...["train", "clean", "corrected", "flipped", "flippedHard", "flippedBoth"],
        ...filters,
        ...["oracle", "oracleStep", "chosen", "chosenStep", "first", "last"]
      ]
    }
  },
  nulls: {"cnn.clean": nobody, "cnn.corrected": nobody, "cnn.flippedHard": nobody, "cnn.flippedBoth": nobody},
  keys: {
    threshold: "n p_b nu sigma_p d",
    cnn: "d n p_e p_h p_b mu nu sigma_p m sigma_0 lr steps n_w lr_w steps_w sampler"
  },
  units: {
    threshold: {powers: {nu: 1, sigma_p: 1}, answer: 0},
    cnn: {powers: {mu: 1, nu: 1, sigma_p: 1, sigma_0: -1, lr: -2, lr_w: -2}, answer: 0, without: filters}
  },
  known: [
    {
      name: "threshold",
      input: {n: 74788335037976, p_b: 6.2338072923947554e-9, nu: 11760416076557190000, sigma_p: 1, d: 931},
      answer: {value: 5.971475814256327e70}
    }
  ]
};
