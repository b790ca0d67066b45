import {oneLine} from "../numerics/ensure.js";

/** Bad input, and only that: one line for the user, who can mend it. Any other error is a fault of the program. */
export class InputError extends Error {}

/** "one of a, b, c", for messages; a long list is cut. */
export function among(names: readonly string[]): string {
  const list = names.join(", ");
  return list.length <= 180
    ? `one of ${list}`
    : `one of ${list.slice(0, list.lastIndexOf(", ", 160))}, … (${names.length} in all)`;
}

/** A name that is among those there are. @throws InputError saying what there is. */
export function known(name: string, names: readonly string[], kind: string): string {
  if (!names.includes(name)) throw new InputError(`${kind} "${oneLine(name, 60)}": must be ${among(names)}`);
  return name;
}

/** The thing of this id. @throws InputError saying what there is. */
export function find<T extends {readonly id: string}>(things: readonly T[], id: string, kind: string): T {
  const ids = things.map((thing) => thing.id);
  return things[ids.indexOf(known(id, ids, kind))];
}
