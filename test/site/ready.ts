import {readFile} from "node:fs/promises";
import {setTimeout} from "node:timers/promises";
import {inject} from "vitest";

// The draft is built while the unit tests run; what opens it waits until it is there.
for (;;) {
  const trouble = await readFile(inject("built"), "utf8").catch(() => undefined);
  if (trouble === "") break;
  if (trouble !== undefined) throw new Error(trouble);
  await setTimeout(200);
}
