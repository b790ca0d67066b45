import {bad, type Case, fine} from "../../loaders/corpus.js";

const theory = "theory mechanisms/teacher-error";
const good = "gamma_t=0.25 lambda_t=0.05 sigma=1";
const ridge = "simulate mechanisms/ridge";
const sizes = "d=5 n_t=8 n_s=8 sigma=1 lambda_t=1 lambda_s=1";

/** What the command line is given of this room. */
export const corpus: Readonly<Record<string, readonly Case[]>> = {
  names: [
    bad("verify mechanisms/figure-3", 'paper "mechanisms/figure-3": must be one of '),
    bad("new mechanisms", "is there already"),
    bad("run mechanisms/", 'experiment "": must be one of '),
    bad("run mechanisms/figure-99", 'experiment "figure-99": must be one of '),
    bad("run mechanisms/figure-3/xyz", '"mechanisms/figure-3/xyz": must be paper or paper/experiment'),
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
    fine(`${theory} gamma_t=1 lambda_t=0 sigma=1`, '"value":null')
  ],
  sizes: [
    bad(`${ridge} ${sizes} trials=1e15`, "trials = 1000000000000000: must be a whole number in [1, 100000]"),
    bad(`${ridge} ${sizes} workers=1e9`, "workers = 1000000000: must be a whole number in [1, 256]"),
    bad(`${ridge} d=1e9 n_t=8 n_s=8 sigma=1 lambda_t=1 lambda_s=1`, "GiB of memory, allowed are 1 GiB"),
    bad(`${ridge} d=100 n_t=1e12 n_s=8 sigma=1 lambda_t=1 lambda_s=1`, "s of computing, allowed are 1000 s"),
    bad(`${ridge} d=2000 n_t=8000 n_s=8000 sigma=1 lambda_t=1 lambda_s=1 trials=100000`, "s of computing"),
    bad("simulate mechanisms/multi-index d=10000 width=1000", "d = 10000: must be smaller, or other sizes")
  ]
};
