import {stopSignal} from "./failure.js";
import {main} from "./program.js";

// A reader that has seen enough, such as head, is no failure: what would be printed goes nowhere.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

process.exitCode = await main(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  get stdin() {
    return process.stdin;
  },
  stopSignal
});
