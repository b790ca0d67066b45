/** A line of the command line, its standard input, the exit code and the line that must come. */
export interface Case {
  readonly words: readonly string[];
  readonly input?: string;
  readonly code: number;
  readonly says: string;
}

const theory = "theory mechanisms/teacher-error";
const good = "gamma_t=0.25 lambda_t=0.05 sigma=1";
const ridge = "simulate mechanisms/ridge";
const sizes = "d=5 n_t=8 n_s=8 sigma=1 lambda_t=1 lambda_s=1";
const sft = "simulate nearly-inevitable/sft s=.8 t=.5 norm=1 lr=.1";
const flow = "theory nearly-inevitable/flow s=0.8 t=0.5 rho=0.4";
const groups = "spurious-correlations/ridgeless law=shift d_z=3 n=30 N=30 eta_l=0 eta_u=0 eta_t=0 T=[[1]] S=[[1]]";
const data = "linear-to-nonlinear/cnn p_e=.4 p_h=.3 p_b=.3 mu=2 nu=2 sigma_p=1";
const cnn = `simulate ${data} m=3 sigma_0=.01 lr=.1 n_w=20 lr_w=.1 steps_w=5`;

const of = (code: number, says: string, line: string, input?: string): Case => ({
  words: line === "" ? [] : line.split(" "),
  code,
  says,
  ...(input !== undefined && {input})
});
const bad = (line: string, says: string, input?: string): Case => of(2, says, line, input);
const fine = (line: string, says: string, input?: string): Case => of(0, says, line, input);

/** By the kind of what is tried. */
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
    bad("verify --accept --seed 3", "--accept: must be given without --seed"),
    bad("verify --seed x", 'seed = "x": must be a whole number ≥ 0'),
    bad("verify nothing", 'paper "nothing": must be one of '),
    bad("verify mechanisms/figure-3", 'paper "mechanisms/figure-3": must be one of '),
    bad("doubt nothing", 'paper "nothing": must be one of '),
    bad("new Upper", 'paper "Upper": must be words in small letters joined by hyphens'),
    bad("new ../up", 'paper "../up": must be words in small letters'),
    bad("new mechanisms", "is there already")
  ],
  "names of papers, experiments, quantities and models": [
    bad("run nothing", 'paper "nothing": must be one of '),
    bad("run __proto__", 'paper "__proto__": must be one of '),
    bad("run constructor/toString", 'paper "constructor": must be one of '),
    bad("run mechanisms/", 'experiment "": must be one of '),
    bad("run mechanisms/figure-99", 'experiment "figure-99": must be one of '),
    bad("run mechanisms/figure-3/xyz", '"mechanisms/figure-3/xyz": must be paper or paper/experiment'),
    bad("run /", 'paper "": must be one of '),
    bad("theory nothing/at-all", 'paper "nothing": must be one of '),
    bad("theory __proto__/x", 'paper "__proto__": must be one of '),
    bad("theory mechanisms", 'quantity "mechanisms": must be one of mechanisms/teacher-error'),
    bad("theory mechanisms/", 'quantity "mechanisms/": must be one of '),
    bad("theory mechanisms/constructor", 'quantity "mechanisms/constructor": must be one of '),
    bad("theory mechanisms/teacher-error/x", 'quantity "mechanisms/teacher-error/x": must be one of '),
    bad("theory mechanisms/student-risk x=1", 'quantity "mechanisms/student-risk": must be one of '),
    bad("simulate mechanisms/teacher-error", 'model "mechanisms/teacher-error": must be one of mechanisms/ridge'),
    bad("simulate ../mechanisms/ridge", 'paper "..": must be one of ')
  ],
  keys: [
    bad(`${theory} gamma_t=0.25 lambda_t=1`, "sigma is missing: must be a number ≥ 0"),
    bad(`${theory} gamma=0.25`, "gamma = 0.25: unknown key; must be one of gamma_t, lambda_t, sigma"),
    bad(`${theory} ${good} __proto__=1`, "__proto__ = 1: unknown key"),
    bad(`${theory} ${good} constructor={}`, "constructor = {}: unknown key"),
    bad(`${theory} ${good} sigma=1`, "sigma is given twice: 1 and 1"),
    bad(`${theory} ${good} -`, "sigma is given twice: 1 and 2", '{"sigma": 2}'),
    bad(`${theory} - -`, "- is given twice", "{}"),
    bad(`${theory} ${good} trials=3`, "trials = 3: unknown key"),
    bad(`${theory} gamma_t`, '"gamma_t": must be key=value'),
    bad(`${theory} =1`, '"=1": must be key=value'),
    bad(`${theory} Gamma_t=1`, "Gamma_t = 1: unknown key"),
    bad(`${theory} --gamma_t=1`, "unknown option '--gamma_t=1'"),
    bad(`${theory} ${"x".repeat(5000)}=1`, 'xxx…" = 1: unknown key'),
    bad(`${ridge} ${sizes} trials=2 trials=3`, "trials is given twice: 2 and 3")
  ],
  "standard input": [
    fine(`${theory} -`, '"value":1.287', '{"gamma_t": 0.25, "lambda_t": 0.05, "sigma": 1}'),
    fine(`${theory} - sigma=1`, '"value":1.287', '\ufeff {"gamma_t": 0.25,\n "lambda_t": 0.05}\n'),
    bad(`${theory} -`, "standard input is empty", ""),
    bad(`${theory} -`, 'standard input "[1]": must be one JSON object', "[1]"),
    bad(`${theory} -`, 'standard input "null": must be one JSON object', "null"),
    bad(`${theory} -`, "lambda_t: broken JSON at line 1, column 14: NaN, which is no JSON", '{"lambda_t": NaN}'),
    bad(`${theory} -`, "lambda_t: broken JSON at line 1, column 14: Infinity", '{"lambda_t": Infinity}'),
    bad(`${theory} -`, 'the key "sigma" a second time', '{"sigma": 1, "sigma": 2}'),
    bad(`${theory} -`, "broken JSON at line 2, column 2", '{"sigma": 1,\n ]'),
    bad(`${theory} ${good} -`, "__proto__ = ", '{"__proto__": {"sigma": 1}}'),
    bad(`${theory} gamma_t=1 lambda_t=1 -`, "__proto__ = ", '{"__proto__": {"sigma": 1}}'),
    bad(`${theory} -`, "u{1b}", '{"\\u001b[2J": "\\u2028\\ud800\\n"}'),
    bad(`${theory} -`, "more than 8 levels", `{"sigma": ${"[".repeat(1e5)}`),
    bad(`${theory} -`, "must be at most 1048576 bytes", `{"sigma": "${"x".repeat(2 ** 20)}"}`),
    bad(`${theory} -`, 'sigma = "xxx', `{"gamma_t": 1, "lambda_t": 1, "sigma": "${"x".repeat(1e5)}"}`)
  ],
  numbers: [
    fine(`${theory} gamma_t=.25 lambda_t=+0.05 sigma=1.`, '"value":1.287'),
    fine(`${theory} gamma_t=25e-2 lambda_t=5E-2 sigma=-0`, '"value":'),
    ...["0x10", "1_000", "1,5", "Infinity", "∞", "NaN", "1e400", "", "true", "null", '"1"', "{}"].map((text) =>
      bad(`${theory} gamma_t=1 lambda_t=1 sigma=${text}`, "sigma = ")
    ),
    bad(
      `${theory} gamma_t=1 lambda_t=1e308 sigma=1`,
      "lambda_t = 1e+308: must be a number ≥ 0: 0 or in [1e-30, 1e+30]"
    ),
    bad("theory linear-to-nonlinear/threshold n=1 p_b=1 nu=1 sigma_p=1e160 d=9", "sigma_p = 1e+160: must be a number"),
    bad(`${flow} norm=1e160 steps=3 lr=1`, "norm = 1e+160: must be a number > 0, in [1e-30, 1e+30]"),
    fine(`${theory} gamma_t=1 lambda_t=0 sigma=1`, '"value":null'),
    fine("theory nearly-inevitable/crossover-norm s=0.5 t=0.6", '"value":null'),
    fine(
      "theory spurious-correlations/best-eta-u nu=.1 eta_l=.1 eta_t=1 T=[[.6],[.8]] S=[[.6],[.8]] mu=[1,1] sigma_xi=1",
      '"value":null'
    ),
    bad(`simulate ${groups} mu=[1] sigma_xi=1 sigma_y=1e-20`, "sigma_y = 1e-20: must be 0 or at least 1e-12"),
    bad(`simulate ${groups} mu=[1e5] sigma_xi=1 sigma_y=1`, "mu = [100000]: must be at most 1000 sigma_xi long"),
    bad("theory nearly-inevitable/peak-cosine s=0.9 t=0.9 rho=-0.9", "rho = -0.9: must be in ["),
    bad("theory intrinsic-dimension/teacher-variance d_w=200 n=50 sigma=1", "n = 50: must be > d_w + 1 = 201")
  ],
  sizes: [
    bad(`${ridge} ${sizes} trials=1e15`, "trials = 1000000000000000: must be a whole number in [1, 100000]"),
    bad(`${ridge} ${sizes} workers=1e9`, "workers = 1000000000: must be a whole number in [1, 256]"),
    bad(`${ridge} d=1e9 n_t=8 n_s=8 sigma=1 lambda_t=1 lambda_s=1`, "GiB of memory, allowed are 1 GiB"),
    bad(`${ridge} d=100 n_t=1e12 n_s=8 sigma=1 lambda_t=1 lambda_s=1`, "s of computing, allowed are 1000 s"),
    bad(`${ridge} d=2000 n_t=8000 n_s=8000 sigma=1 lambda_t=1 lambda_s=1 trials=100000`, "s of computing"),
    bad("simulate mechanisms/multi-index d=10000 width=1000", "d = 10000: must be smaller, or other sizes"),
    bad(`${sft} d=50 batch=1e9 steps=1000`, "batch = 1000000000: must be smaller, or other sizes: they need"),
    bad(`${sft} d=50 batch=10 steps=1e12`, "steps = 1000000000000: must be smaller"),
    bad(`${sft} d=1e9 batch=10 steps=10`, "d = 1000000000: must be smaller"),
    bad(`${sft} d=50 batch=1e9 steps=10 sampler=exact`, "batch = 1000000000: must be smaller"),
    bad(`${cnn} d=1e9 n=40 steps=5`, "d = 1000000000: must be smaller"),
    bad(`${cnn} d=30 n=1e6 steps=5`, "n = 1000000: must be smaller"),
    bad("simulate intrinsic-dimension/ridgeless d_w=1e5 d_s=1e5 d_sw=1 n=1e6 N=1e6 sigma=1", "GiB of memory"),
    bad(`${flow} norm=1 steps=1e12 lr=1`, "steps = 1000000000000: must be a whole number in [0, 10000]"),
    bad(`${flow} norm=1 beta=1e30 steps=10 lr=1e30`, "norm = 1: must be larger for a time of"),
    bad(`simulate ${groups} mu=[${Array(65).fill(1)}] sigma_xi=1 sigma_y=1`, "must be an array of at most 64 numbers")
  ],
  "help and version": [
    fine("--version", "weak-to-strong-report "),
    fine("--help", "Usage: w2s"),
    ...["list", "run", "prune", "bench", "verify", "doubt", "calibrate", "new", "theory", "simulate"].flatMap(
      (name) => [fine(`${name} --help`, `Usage: w2s ${name}`), fine(`help ${name}`, `Usage: w2s ${name}`)]
    ),
    bad("help nonsense", 'command "nonsense": must be one of list')
  ]
};
