import {type ChildProcess, execFile, spawn} from "node:child_process";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll} from "vitest";
import {projectRoot} from "../../loaders/paths.js";

/** What a process said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line in processes of its own, with a store for the tests of one file. */
export function useCommand() {
  let store = "";
  beforeAll(async () => {
    store = await mkdtemp(join(tmpdir(), "w2s-cli-"));
  });
  afterAll(() => rm(store, {recursive: true}));

  const words = (line: string): string[] => ["loaders/w2s.mjs", ...line.split(" ")];
  const options = () => ({cwd: projectRoot, env: {...process.env, W2S_STORE: store}});
  return {
    /** Its store's folder. */
    store: () => store,
    /** Runs a program in the project, with that store. */
    execute: (program: string, args: readonly string[], input = ""): Promise<Ended> =>
      new Promise((resolve) => {
        const child = execFile(program, args, options(), (_, out, err) => resolve({code: child.exitCode, out, err}));
        child.stdin?.end(input);
      }),
    w2s(line: string, input = ""): Promise<Ended> {
      return this.execute(process.execPath, words(line), input);
    },
    /** Starts a command that a test will signal. */
    started: (line: string): ChildProcess => spawn(process.execPath, words(line), options())
  };
}
