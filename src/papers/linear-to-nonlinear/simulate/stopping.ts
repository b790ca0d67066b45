/** Where to stop a training run, from accuracies at its recorded steps. */
export interface Stopping {
  /** Best test accuracy, known only to an oracle, and its step. */
  readonly oracle: number;
  readonly oracleStep: number;
  /** Test accuracy and step where the student agrees best with the teacher's labels on held-out samples. */
  readonly chosen: number;
  readonly chosenStep: number;
  /** Test accuracy at the first and at the last recorded step. */
  readonly first: number;
  readonly last: number;
}

export function stopping(
  steps: readonly number[],
  path: readonly {readonly all: number; readonly agreement: number}[]
): Stopping {
  const best = (values: readonly number[]) => values.indexOf(Math.max(...values));
  const all = path.map((at) => at.all);
  const oracle = best(all);
  const chosen = best(path.map(({agreement}) => agreement));
  return {
    oracle: all[oracle],
    oracleStep: steps[oracle],
    chosen: all[chosen],
    chosenStep: steps[chosen],
    first: all[0],
    last: all[all.length - 1]
  };
}
