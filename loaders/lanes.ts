import {fork} from "node:child_process";
import {once} from "node:events";
import {availableParallelism} from "node:os";
import {projectRoot} from "./paths.js";

const done = "done";

/**
 * Works through orders in processes beside each other, one a core, each taking the next order when it is done with one.
 *
 * @param script - From the project's folder; it calls `serve`.
 * @param orders - The longest first leave no core idle.
 * @param signal - Aborting ends it.
 * @throws Error with what went wrong with an order, or the signal's reason.
 */
export async function inLanes(
  script: string,
  orders: readonly string[],
  env: Readonly<Record<string, string>> = {},
  signal?: AbortSignal
): Promise<void> {
  const waiting = [...orders];
  const stop = new AbortController();
  const signals = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const lane = async (): Promise<void> => {
    const child = fork(script, [], {
      cwd: projectRoot,
      env: {...process.env, ...env},
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "ignore", "inherit", "ipc"]
    });
    const kill = (): unknown => child.kill("SIGKILL");
    signals.addEventListener("abort", kill);
    const ended = once(child, "exit");
    try {
      for (let order = waiting.shift(); order !== undefined && !signals.aborted; order = waiting.shift()) {
        child.send(order);
        const [answer] = await Promise.race([once(child, "message"), ended.then(() => ["its process ended"])]);
        if (answer !== done && !signals.aborted) throw new Error(`${script} failed at ${order}: ${answer}`);
      }
    } finally {
      signals.removeEventListener("abort", kill);
      if (child.connected) child.disconnect();
      await ended;
    }
  };
  const lanes = Array.from({length: Math.min(orders.length, availableParallelism())}, lane);
  try {
    await Promise.all(lanes);
  } catch (error) {
    stop.abort();
    await Promise.allSettled(lanes);
    throw error;
  }
  signal?.throwIfAborted();
}

/** A lane's side: does each order and answers, that it is done or what went wrong; the process ends with the caller. */
export function serve(work: (order: string) => Promise<void>): void {
  process.on("message", (order: string) => {
    work(order).then(
      () => process.send?.(done),
      (error: unknown) => process.send?.(error instanceof Error ? error.stack : String(error))
    );
  });
}
