import {Stopped, stopSignal} from "./failure.js";
import {main} from "./program.js";

// A reader that has seen enough, such as head, is no failure: what is still printed goes nowhere, and long work ends.
const unread = new AbortController();
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    unread.abort(new Stopped("SIGPIPE", ""));
  });

process.exitCode = await main(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  get stdin() {
    return process.stdin;
  },
  stopSignal: (message) => AbortSignal.any([stopSignal(message), unread.signal])
});
