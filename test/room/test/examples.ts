const input = {truth: 1, sigma: 2, n: 4, share: 0.5};

/** Good input of each command, and the fields of its answer. */
export const examples = {
  quantities: {risk: {input, fields: ["value"]}},
  models: {copying: {input, fields: ["teacher", "student"]}},
  keys: {risk: "truth sigma n share", copying: "truth sigma n share"},
  units: {risk: {powers: {truth: 1, sigma: 1}, answer: 2}},
  known: [{name: "risk", input: {truth: 1e-30, sigma: 0, n: 1, share: 0}, answer: {value: 1e-60}}]
};
