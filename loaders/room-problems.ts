import {type Experiment, type Laws, scales} from "../src/engine/experiment.js";
import {among} from "../src/engine/input.js";
import {show} from "../src/numerics/ensure.js";

/** Ids that differ by case alone from another of their list: published before this was a rule. */
const published = new Set(["intrinsic-dimension/scan-N", "intrinsic-dimension/ratios-N"]);

/** Says a problem of one thing of a room on one line. */
export const problem = (room: string, kind: string, id: string, what: string): string =>
  `${room}: ${kind} ${show(id)}: ${what}`;

/** What must be one of these names, said to the end of a line. */
export const choice = (names: readonly string[]): string =>
  names.length > 0 ? `must be ${among(names)}` : "is not there, nor is any other";

/** Builds something of a room from results. @throws The error itself, its message led by room and thing. */
export function built<T>(room: string, kind: string, id: string, build: () => T): T {
  try {
    return build();
  } catch (error) {
    if (error instanceof Error) error.message = problem(room, kind, id, error.message);
    throw error;
  }
}

/** Ids that stand twice in a list, also but for their case, which some file systems do not tell apart. */
export function clashes(room: string, kind: string, things: readonly {readonly id: string}[]): string[] {
  const ids = things.map(({id}) => id);
  return ids.flatMap((id, k) => {
    const before = ids.slice(0, k);
    if (before.includes(id)) return [problem(room, kind, id, "has the id of another")];
    const other = before.find((one) => one.toLowerCase() === id.toLowerCase());
    if (other === undefined || published.has(`${room}/${id}`) || published.has(`${room}/${other}`)) return [];
    return [problem(room, kind, id, `has the id of ${show(other)} but for its case`)];
  });
}

/**
 * What keeps experiments from being run as they are meant: an unknown sampler, an axis without values, with one that
 * is no number, or with one twice, a parameter that JSON would lose, trials that are no count or fewer than a draft's.
 */
export function experimentProblems(room: string, experiments: readonly Experiment[], laws: Laws): string[] {
  const problems = clashes(room, "experiment", experiments);
  for (const {id, sampler, parameters, sweep, trials, draft, chunk} of experiments) {
    const say = (what: string): void => void problems.push(problem(room, "experiment", id, what));
    if (!Object.hasOwn(laws, sampler)) say(`sampler = ${show(sampler)}: ${choice(Object.keys(laws))}`);
    for (const [name, axes] of Object.entries({sweep, "draft.sweep": draft?.sweep ?? {}}))
      for (const [axis, values] of Object.entries(axes))
        for (const fault of axisFaults(values)) say(`${name}.${axis}${fault}`);
    for (const axis of draft?.sweep ? Object.keys(sweep).filter((name) => !(name in (draft.sweep ?? {}))) : [])
      say(`draft.sweep.${axis}: is missing`);
    for (const fault of unjson(parameters, "parameters")) say(fault);
    for (const fault of unjson(draft?.parameters ?? {}, "draft.parameters")) say(fault);
    for (const scale of scales)
      if (!isCount(trials?.[scale])) say(`trials.${scale} = ${show(trials?.[scale])}: must be a whole number ≥ 1`);
    if (trials?.draft > trials?.paper)
      say(`trials.draft = ${trials.draft}: must be at most trials.paper = ${trials.paper}`);
    if (chunk !== undefined && !isCount(chunk)) say(`chunk = ${show(chunk)}: must be a whole number ≥ 1`);
  }
  return problems;
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 1;

function axisFaults(values: unknown): string[] {
  if (!Array.isArray(values) || values.length === 0)
    return [` = ${show(values)}: must be a list of at least one value`];
  return values.flatMap((value, k) => {
    if (typeof value !== "string" && !Number.isFinite(value))
      return [`[${k}] = ${show(value)}: must be a finite number or a word`];
    return values.indexOf(value) < k ? [`[${k}] = ${show(value)}: must not stand twice`] : [];
  });
}

/** Values within another that JSON, in which results are addressed, does not keep as they are. */
function unjson(value: unknown, name: string): string[] {
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, part]) => unjson(part, `${name}.${key}`));
  const kept = value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
  return kept ? [] : [`${name} = ${show(value)}: must be a finite number, a word, or a list of them`];
}
