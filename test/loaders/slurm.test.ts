import {execFile, execFileSync, spawn} from "node:child_process";
import {once} from "node:events";
import {chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import type {AddressInfo} from "node:net";
import {createServer} from "node:net";
import {hostname, networkInterfaces, tmpdir, userInfo} from "node:os";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {costsOf} from "../../loaders/costs.js";
import {loadPapers} from "../../loaders/papers.js";
import {projectRoot} from "../../loaders/paths.js";
import {piecesOf} from "../../loaders/shard.js";

const script = join(projectRoot, "cluster/slurm.sh");

/** Runs a program; what it said, and its exit code. */
const execute = (program: string, args: readonly string[], env: NodeJS.ProcessEnv) =>
  new Promise<{code: number | null; out: string; err: string}>((resolve) => {
    const child = execFile(program, args, {env: {...process.env, ...env}}, (_, out, err) =>
      resolve({code: child.exitCode, out, err})
    );
  });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "w2s-slurm-"));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

describe("what is submitted", () => {
  /** Runs the script with a sbatch that says what it was given. */
  async function submitted(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const bin = join(folder, "bin");
    await mkdir(bin, {recursive: true});
    const asked = join(folder, "asked");
    await rm(asked, {force: true});
    await writeFile(join(bin, "sbatch"), `#!/bin/sh\nfor word; do echo "$word" >> ${asked}; done\necho "41;here"\n`);
    await chmod(join(bin, "sbatch"), 0o755);
    const ended = await execute(script, args, {
      PATH: `${bin}:${process.env.PATH}`,
      W2S_LOGS: join(folder, "logs"),
      ...env
    });
    return {...ended, asked: (await readFile(asked, "utf8").catch(() => "")).trimEnd().split("\n")};
  }

  it("is an array of shards, and a build that waits for all of them; sbatch gets its options twice", async () => {
    const {code, out, asked} = await submitted(["100", "--", "--time=01:00:00", "--cpus-per-task=4"]);
    expect({code, out}).toEqual({
      code: 0,
      out: `41: 100 shards; 41: what follows them; logs in ${join(folder, "logs")}\n`
    });
    expect(asked).toContain("--array=1-100");
    expect(asked).toContain("--dependency=afterok:41");
    expect(asked.filter((word) => word === "--time=01:00:00")).toHaveLength(2);
    expect(asked.filter((word) => word.startsWith("--wrap"))).toEqual([
      "--wrap=exec srun --cpus-per-task=$SLURM_CPUS_PER_TASK node loaders/w2s.mjs run --scale paper --shard $SLURM_ARRAY_TASK_ID/100 --workers $SLURM_CPUS_PER_TASK",
      "--wrap=exec srun --cpus-per-task=$SLURM_CPUS_PER_TASK npm run -s build"
    ]);
  });

  it.each([
    [[], {}, 'shards = "": must be a whole number from 1 to 100000'],
    [["0"], {}, 'shards = "0": must be a whole number'],
    [["4x"], {}, 'shards = "4x": must be a whole number'],
    [["100001"], {}, "shards = 100001: must be a whole number"],
    [["4", "p; rm -r x"], {}, '"p; rm -r x": must be paper or paper/experiment'],
    [["4", "--time=1"], {}, '"--time=1": must be paper or paper/experiment; options of sbatch follow --'],
    [["4"], {W2S_SCALE: "huge"}, 'W2S_SCALE "huge": must be paper or draft']
  ])("is nothing for %j %j", async (args, env, says) => {
    const {code, err, asked} = await submitted(args, env);
    expect({code, asked}).toEqual({code: 2, asked: [""]});
    expect(err).toMatch(/^cluster\/slurm\.sh: [^\n]+\n$/);
    expect(err).toContain(says);
  });
});

const programs = ["munged", "slurmctld", "slurmd", "sbatch"];
const installed = programs.every((program) => {
  try {
    execFileSync("sh", ["-c", `command -v ${program}`], {env: {...process.env, PATH: `${process.env.PATH}:/usr/sbin`}});
    return true;
  } catch {
    return false;
  }
});

/** Its parts do not find each other where the machine has its loopback alone. */
const connected = Object.values(networkInterfaces()).some((own) => own?.some(({internal}) => !internal));
const lacking = installed ? (connected ? "" : "no network interface") : "slurm-wlm and munge are not installed";

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const {port} = server.address() as AddressInfo;
  server.close();
  return port;
}

describe.skipIf(lacking !== "")(`on one node${lacking === "" ? "" : ` (skipped: ${lacking})`}`, () => {
  const stops: (() => Promise<unknown>)[] = [];
  const own: NodeJS.ProcessEnv = {PATH: `${process.env.PATH}:/usr/sbin`};
  const home = (name: string): string => join(folder, name);

  beforeAll(async () => {
    const [name] = hostname().split(".");
    const {username} = userInfo();
    await writeFile(home("key"), "k".repeat(1024), {mode: 0o600});
    for (const sub of ["state", "spool"]) await mkdir(home(sub));
    await chmod(folder, 0o755);
    const config = {
      ClusterName: "w2s",
      SlurmctldHost: `${name}(127.0.0.1)`,
      SlurmctldPort: await freePort(),
      SlurmdPort: await freePort(),
      SlurmUser: username,
      SlurmdUser: username,
      AuthInfo: `socket=${home("munge.sock")}`,
      StateSaveLocation: home("state"),
      SlurmdSpoolDir: home("spool"),
      SlurmctldPidFile: home("slurmctld.pid"),
      SlurmdPidFile: home("slurmd.pid"),
      ProctrackType: "proctrack/linuxproc",
      TaskPlugin: "task/none",
      SelectType: "select/cons_tres"
    };
    const nodes = `NodeName=${name} NodeAddr=127.0.0.1 CPUs=2 RealMemory=1000\nPartitionName=all Nodes=ALL Default=YES State=UP\n`;
    const said = Object.entries(config).map(([key, value]) => `${key}=${value}\n`);
    own.SLURM_CONF = home("slurm.conf");
    await writeFile(own.SLURM_CONF, said.join("") + nodes);
    const files = ["key", "pid", "log", "seed"].map(
      (kind) => `--${kind}-file=${home(kind === "key" ? kind : `munge.${kind}`)}`
    );
    const start = async (program: string, args: readonly string[]): Promise<void> => {
      const child = spawn(program, args, {env: {...process.env, ...own}, stdio: "ignore"});
      const ended = once(child, "exit");
      stops.unshift(async () => child.kill() && (await ended));
      await setTimeout(500);
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
    };
    await start("munged", ["--foreground", "--force", `--socket=${home("munge.sock")}`, ...files]);
    await start("slurmctld", ["-D"]);
    await start("slurmd", ["-D"]);
  }, 30_000);
  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  const slurm = (program: string, ...args: string[]) => execute(program, args, own);
  const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < 400; ++tries) {
      if (await holds()) return;
      await setTimeout(250);
    }
    throw new Error(`${what}: ${(await slurm("squeue")).out}`);
  };
  const queue = async (): Promise<string> => (await slurm("squeue", "-h")).out.trim();
  const chunks = async (store: string): Promise<Record<string, string>> => {
    const names = (await readdir(store, {recursive: true}).catch(() => [])).filter((name) => name.endsWith(".chunk"));
    const read = names.sort().map(async (name) => [name, await readFile(join(store, name), "hex")] as const);
    return Object.fromEntries(await Promise.all(read));
  };
  const logs = async (): Promise<string> => {
    const names = (await readdir(home("logs"))).sort();
    return (await Promise.all(names.map((name) => readFile(join(home("logs"), name), "utf8")))).join("");
  };

  it("an array that is cancelled and submitted again has the bytes of one run", async () => {
    const papers = await loadPapers();
    const costOf = await costsOf(papers);
    const all = papers.flatMap((paper) => paper.experiments.map((experiment) => ({paper, experiment})));
    // One of some seconds and as many blocks as there are.
    const sized = all.map((one) => {
      const pieces = piecesOf([one], costOf);
      return {
        name: pieces[0].name,
        blocks: pieces.length,
        seconds: pieces.reduce((sum, {seconds}) => sum + seconds, 0)
      };
    });
    const fit = sized.filter(({seconds}) => seconds > 3 && seconds < 8).sort((a, b) => b.blocks - a.blocks);
    const {name, blocks} = fit[0] ?? sized[0];
    const [shared, single] = [home("shared"), home("single")];
    const submit = () => execute(script, ["3", name], {...own, W2S_STORE: shared, W2S_LOGS: home("logs")});

    expect((await submit()).code).toBe(0);
    await until("no chunk came", async () => Object.keys(await chunks(shared)).length > 0);
    await slurm("scancel", "--name=w2s");
    await until("the array did not end", async () => (await queue()) === "");
    const before = await chunks(shared);

    expect((await submit()).code).toBe(0);
    await until("the jobs did not end", async () => (await queue()) === "");
    const after = await chunks(shared);
    expect(after).toMatchObject(before);
    expect(await logs()).toContain(`0 of ${blocks} chunks missing`);
    await execute(process.execPath, [join(projectRoot, "loaders/w2s.mjs"), "run", name], {W2S_STORE: single});
    expect(after).toEqual(await chunks(single));
    if (Object.keys(before).length < blocks) expect(await logs()).toContain("stopped; finished chunks are stored");
  }, 180_000);
});
