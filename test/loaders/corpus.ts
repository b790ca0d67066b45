/** A line of the command line, its standard input, the exit code and the line that must come. */
export interface Case {
  readonly words: readonly string[];
  readonly input?: string;
  readonly code: number;
  readonly says: string;
}

const of = (code: number, says: string, line: string, input?: string): Case => ({
  words: line === "" ? [] : line.split(" "),
  code,
  says,
  ...(input !== undefined && {input})
});
/** Input that is refused with one line, which says this. */
export const bad = (line: string, says: string, input?: string): Case => of(2, says, line, input);
/** Input that is answered. */
export const fine = (line: string, says: string, input?: string): Case => of(0, says, line, input);

/** By the kind of what is tried; what needs a paper stands with its tests. */
export const corpus: Readonly<Record<string, readonly Case[]>> = {
  "commands and flags": [
    bad("", "no command: must be one of list, run"),
    bad("frobnicate", "unknown command 'frobnicate'"),
    bad("verfy", "unknown command 'verfy' (Did you mean verify?)"),
    bad("list more", "too many arguments for 'list'"),
    bad("theory", "missing required argument 'quantity'"),
    bad("run --trails 3", "unknown option '--trails' (Did you mean --trials?)"),
    bad("run --trials", "option '--trials <n>' argument missing"),
    bad("run --trials 0", "trials = 0: must be a whole number ≥ 1"),
    bad("run --trials 1.5", "trials = 1.5: must be a whole number ≥ 1"),
    bad("run --trials 1e15", "trials = 1000000000000000: must be a whole number in [1, 100000]"),
    bad("run --trials=", 'trials = "": must be a whole number ≥ 1'),
    bad("run --seed 1 --seed 2", "--seed is given twice: 1 and 2"),
    bad("run --seed -1", "seed = -1: must be a whole number ≥ 0"),
    bad("run --seed 1.5", "seed = 1.5: must be a whole number ≥ 0"),
    bad("run --seed 9007199254740992", "seed = 9007199254740992: must be a whole number ≥ 0"),
    bad("run --seed abc", 'seed = "abc": must be a whole number ≥ 0'),
    bad("run --workers 1e9", "workers = 1000000000: must be a whole number in [1, 256]"),
    bad("run --workers 0", "workers = 0: must be a whole number ≥ 1"),
    bad("run --scale huge", 'scale = "huge": must be one of paper, draft'),
    bad("run --shard 0/4", 'shard = "0/4": must be K/N, part K of N, with whole numbers 1 ≤ K ≤ N'),
    bad("run --shard 5/4", 'shard = "5/4": must be K/N, part K of N'),
    bad("run --shard 1", "shard = 1: must be K/N, part K of N"),
    bad("run --shard 1/2 --shard 2/2", "--shard is given twice: 1/2 and 2/2"),
    bad("plan --shard 1/2/3", 'shard = "1/2/3": must be K/N'),
    bad("plan --scale tiny", 'scale = "tiny": must be one of paper, draft'),
    bad("plan nothing", 'paper "nothing": must be one of '),
    bad("audit", "missing required argument 'place'"),
    bad("audit nowhere", '"nowhere": must be a built site, a store or a file of results'),
    bad("audit src --share 0%", 'share = "0%": must be a percentage above 0% and up to 100%, like 5%'),
    bad("audit src --share 101%", 'share = "101%": must be a percentage'),
    bad("audit src --share 5", "share = 5: must be a percentage"),
    bad("audit src --minutes 0", "minutes = 0: must be a number of minutes above 0"),
    bad("audit src --seed x", 'seed = "x": must be a whole number ≥ 0'),
    bad("audit src", "src: no site built here: it has no results.json"),
    bad("store", "store: must be followed by one of export, import, check"),
    bad("store export", "missing required argument 'file'"),
    bad("store import", "missing required argument 'files'"),
    bad("store mend", 'command of store "mend": must be one of export, import, check'),
    bad("store export results.tar nothing", 'paper "nothing": must be one of '),
    bad("bench --scale draft --write", "--write: must be given at paper scale"),
    bad("verify --accept --seed 3", "--accept: must be given without --seed"),
    bad("verify --seed x", 'seed = "x": must be a whole number ≥ 0'),
    bad("verify nothing", 'paper "nothing": must be one of '),
    bad("doubt nothing", 'paper "nothing": must be one of '),
    bad("new Upper", 'paper "Upper": must be words in small letters joined by hyphens'),
    bad("new ../up", 'paper "../up": must be words in small letters')
  ],
  "names of papers, experiments, quantities and models": [
    bad("run nothing", 'paper "nothing": must be one of '),
    bad("run __proto__", 'paper "__proto__": must be one of '),
    bad("run constructor/toString", 'paper "constructor": must be one of '),
    bad("run /", 'paper "": must be one of '),
    bad("theory nothing/at-all", 'paper "nothing": must be one of '),
    bad("theory __proto__/x", 'paper "__proto__": must be one of ')
  ],
  "help and version": [
    fine("--version", "weak-to-strong-report "),
    fine("--help", "Usage: w2s"),
    ...[
      "list",
      "run",
      "plan",
      "prune",
      "bench",
      "verify",
      "doubt",
      "calibrate",
      "new",
      "theory",
      "simulate",
      "store"
    ].flatMap((name) => [fine(`${name} --help`, `Usage: w2s ${name}`), fine(`help ${name}`, `Usage: w2s ${name}`)]),
    bad("help nonsense", 'command "nonsense": must be one of list')
  ]
};
