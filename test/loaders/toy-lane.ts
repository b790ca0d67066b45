import {appendFile} from "node:fs/promises";
import {serve} from "../../loaders/lanes.js";

// A lane that writes its orders down, and fails at one of them.
serve(async (order) => {
  if (order === "bad") throw new Error("spoilt");
  await appendFile(process.env.TOY_FILE ?? "", `${process.pid} ${order}\n`);
  if (order === "long") await new Promise((resolve) => setTimeout(resolve, 60_000));
});
