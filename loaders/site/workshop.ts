import {existsSync} from "node:fs";
import {cp, mkdir, mkdtemp, readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import {isAlive} from "../lease.js";
import {projectRoot} from "../paths.js";

const home = join(projectRoot, ".building");

/** What one build works on: a copy of the pages with its own generated files, archives and register. */
export interface Workshop {
  /** Framework's root, from the project's folder: a copy of `src`. */
  readonly root: string;
  /** A file for the judged register. */
  readonly register: string;
  /** Removes it. */
  close(): Promise<void>;
}

/** Opens a workshop of this process's own, and clears those of dead ones. */
export async function openWorkshop(): Promise<Workshop> {
  await mkdir(home, {recursive: true});
  for (const name of await readdir(home)) {
    const [, pid] = /^(\d+)-\w{6}$/.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) await rm(join(home, name), {recursive: true, force: true});
  }
  const folder = await mkdtemp(join(home, `${process.pid}-`));
  const src = join(projectRoot, "src");
  const private_ = [join(src, ".observablehq"), join(src, "client/generated")];
  await cp(src, join(folder, "src"), {
    recursive: true,
    preserveTimestamps: true,
    filter: (source) => !private_.includes(source)
  });
  return {
    root: join(folder, "src"),
    register: join(folder, "register.json"),
    close: async () => {
      if (existsSync(folder)) await rm(folder, {recursive: true, force: true});
    }
  };
}
