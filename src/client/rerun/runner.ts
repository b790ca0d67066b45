import type {Experiment, Values} from "../../engine/experiment.js";
import {simulate} from "./simulate.js";
import {progressWords} from "./words.js";

/** Runs experiments for one panel, one thing at a time, with progress, time left and a button that stops it. */
export class Runner {
  private stop: AbortController | undefined;

  constructor(
    private readonly worker: string,
    private readonly bar: HTMLProgressElement,
    private readonly button: HTMLButtonElement,
    private readonly status: HTMLElement
  ) {
    button.addEventListener("click", () => this.stop?.abort(new Error("Stopped.")));
  }

  /** Does something to the end unless something else is going on; says what came out, or what went wrong. */
  async during(task: () => Promise<string>): Promise<void> {
    if (this.stop) return;
    this.stop = new AbortController();
    this.button.hidden = false;
    try {
      this.status.textContent = await task();
    } catch (error) {
      this.status.textContent = error instanceof Error ? error.message : String(error);
    } finally {
      this.stop = undefined;
      this.button.hidden = true;
      this.bar.hidden = true;
    }
  }

  /** Trials of each experiment, by its id. Within `during`. */
  async run(
    paper: string,
    experiments: readonly Experiment[],
    seed: number,
    trials: number
  ): Promise<Record<string, Values[]>> {
    const signal = this.stop?.signal ?? AbortSignal.abort();
    const start = performance.now();
    const total = trials * experiments.length;
    const drawn: Record<string, Values[]> = {};
    let before = 0;
    const show = (done: number): void => {
      this.bar.value = done;
      this.status.textContent = progressWords(done, total, (performance.now() - start) / 1e3);
    };
    this.bar.max = total;
    this.bar.hidden = false;
    show(0);
    for (const experiment of experiments) {
      const progress = (done: number): void => show(before + done);
      drawn[experiment.id] = await simulate(experiment, {worker: this.worker, paper, seed, trials, signal, progress});
      before += trials;
    }
    return drawn;
  }
}
