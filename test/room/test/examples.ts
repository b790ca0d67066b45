const input = {truth: 1, sigma: 2, n: 4, share: 0.5};

/** Good input of each command, and the fields of its answer. */
export const examples = {
  quantities: {risk: {input, fields: ["value"]}},
  models: {copying: {input, fields: ["teacher", "student"]}}
};
