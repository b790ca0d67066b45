import {Presets, SingleBar} from "cli-progress";

/** What a run tells of its progress; injected, so that tests and builds choose. */
export interface Reporter {
  /** Trials still to run, over all experiments. */
  start(trials: number): void;
  advance(trials: number, name: string): void;
  /** An experiment is whole; worker seconds are 0 when it was stored. */
  done(name: string, trials: number, seconds: number): void;
  note(line: string): void;
  stop(): void;
}

const nothing = (): void => {};

/** Says nothing. */
export const quiet: Reporter = {start: nothing, advance: nothing, done: nothing, note: nothing, stop: nothing};

const summary = (name: string, trials: number, seconds: number): string =>
  `${name.padEnd(44)} ${String(trials).padStart(7)} trials  ${seconds > 0 ? `${seconds.toFixed(2)} s` : "stored"}`;

/** One line an experiment on standard error, for logs. */
export const lines: Reporter = {
  ...quiet,
  done: (name, trials, seconds) => console.error(summary(name, trials, seconds)),
  note: (line) => console.error(line)
};

/** A bar with the remaining time on a terminal, plain lines elsewhere. */
export function terminal(): Reporter {
  if (!process.stderr.isTTY) return lines;
  const format = "{bar} {percentage}% | {value}/{total} trials | {eta_formatted} left | {name}";
  const bar = new SingleBar({format, clearOnComplete: true, hideCursor: true}, Presets.shades_classic);
  return {
    start: (trials) => bar.start(trials, 0, {name: ""}),
    advance: (trials, name) => bar.increment(trials, {name}),
    done: nothing,
    note: (line) => console.error(line),
    stop: () => bar.stop()
  };
}
