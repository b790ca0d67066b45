import {describe, expect, it} from "vitest";
import {main} from "../../loaders/program.js";
import {type Case, corpus} from "./corpus.js";

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

/** Runs a command in this process. */
async function w2s({words, input = ""}: Pick<Case, "words" | "input">, stdin = bytes(input)) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(words, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    stdin,
    stopSignal: () => new AbortController().signal
  });
  return {code, out: out.join("\n"), err};
}

describe.each(Object.entries(corpus))("%s", (_, cases) => {
  it.each(cases.map((one) => [`${one.words.join(" ").slice(0, 100)} ${one.input?.slice(0, 30) ?? ""}`, one] as const))(
    "w2s %s: an answer, or exit 2 with one clear line",
    async (_, one) => {
      const start = performance.now();
      const {code, out, err} = await w2s(one);
      expect(performance.now() - start).toBeLessThan(5000);
      const said = one.code === 0 ? out : err[0];
      expect({code, said}).toEqual({code: one.code, said: expect.stringContaining(one.says)});
      if (one.code === 0) expect(err).toEqual([]);
      else {
        expect({out, lines: err.length}).toEqual({out: "", lines: 1});
        expect(err[0]).toMatch(/^w2s: [^\n\p{C}]{5,330}$/u);
      }
    }
  );
});

it("an error that is not bad input is the program's own, and ends it with 1", async () => {
  async function* broken(): AsyncIterable<Uint8Array> {
    yield Buffer.from("{");
    throw new RangeError("Invalid array length");
  }
  const {code, err} = await w2s({words: ["theory", "mechanisms/teacher-error", "-"]}, broken());
  expect(code).toBe(1);
  expect(err[0]).toContain("a fault of the program, not of the input: RangeError: Invalid array length");
});

/** Names and keys that scripts use; they stay. */
const contract: Readonly<Record<string, string>> = {
  "mechanisms/teacher-error": "gamma_t lambda_t sigma",
  "mechanisms/student-error": "gamma_t gamma_s lambda_t lambda_s sigma",
  "mechanisms/weighted-student-error": "gamma_t gamma_s lambda_t lambda_s sigma zeta",
  "mechanisms/student-window": "gamma_t gamma_s lambda_t sigma",
  "intrinsic-dimension/teacher-variance": "d_w n sigma",
  "intrinsic-dimension/student-variance": "d_w d_s d_sw n N sigma where",
  "intrinsic-dimension/pgr-bound": "d_w d_s d_sw n N sigma rho",
  "intrinsic-dimension/opr-bound": "d_w d_s d_sw n N sigma rho",
  "spurious-correlations/teacher-risk": "form law gamma nu eta_l eta_u eta_t T S mu sigma_xi",
  "spurious-correlations/student-risk": "form law gamma nu eta_l eta_u eta_t T S mu sigma_xi",
  "spurious-correlations/best-eta-u": "form law gamma nu eta_l eta_t T S mu sigma_xi",
  "nearly-inevitable/confidence": "r beta",
  "nearly-inevitable/improves": "s t q",
  "nearly-inevitable/peak-cosine": "s t rho",
  "nearly-inevitable/flow": "s t rho norm steps lr",
  "linear-to-nonlinear/threshold": "n p_b nu sigma_p d",
  "mechanisms/ridge": "d n_t n_s sigma lambda_t lambda_s zeta sampler",
  "mechanisms/multi-index": "d",
  "intrinsic-dimension/ridgeless": "d_w d_s d_sw n N sigma sampler",
  "spurious-correlations/ridgeless": "d_z n N eta_l eta_u eta_t T S mu sigma_xi sigma_y law sampler",
  "nearly-inevitable/sft": "d s t norm lr batch steps sampler",
  "linear-to-nonlinear/cnn": "d n p_e p_h p_b mu nu sigma_p m sigma_0 lr steps n_w lr_w steps_w sampler"
};

it("list names what scripts use, with its keys", async () => {
  const {out} = await w2s({words: ["list"]});
  for (const [name, keys] of Object.entries(contract)) {
    const [, listed] = new RegExp(`^  (?:quantity|model) +${name}  \\((.*)\\)$`, "m").exec(out) ?? [];
    expect(listed?.split(" "), name).toEqual(expect.arrayContaining(keys.split(" ")));
  }
});
