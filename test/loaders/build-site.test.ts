import {describe, expect, it} from "vitest";
import {type BuildEffects, buildSite} from "../../loaders/build-site.js";
import {Failure, Stopped} from "../../loaders/failure.js";
import {paperOf} from "./lines.js";

/** A world in which everything works, and the steps that were taken in it. */
function world(change: Partial<BuildEffects> = {}) {
  const steps: string[] = [];
  const step =
    <T>(name: string, value?: T) =>
    async (): Promise<T> => {
      steps.push(name);
      return value as T;
    };
  const effects: BuildEffects = {
    loadPapers: async () => [paperOf("lines")],
    problemsOf: async () => [],
    runExperiments: step("simulate"),
    judgeAndCalibrate: step("judge", {entries: [], calibration: {} as never}),
    doubtFormulas: step("doubt", {tallies: [], refused: {}, lines: []}),
    addressFor: async () => "abc",
    prepareOutput: async (folder) => ({folder, staging: "/staging"}),
    openWorkshop: async () => ({root: "/root", register: "/register", close: step("close")}),
    writeRegister: step("register"),
    generateAssets: step("assets"),
    prepareCache: step("cache"),
    archivesOf: (papers) => papers.map(({id}) => id),
    makeArchives: async (_root, ids, env) => void steps.push(`archives ${ids} ${env.W2S_SCALE}`),
    observable: step("pages"),
    manifest: async () => "{}",
    writeManifest: step("manifest"),
    postbuild: step("finish", 4),
    filesOf: async () => ["index.html"],
    differences: async (_root, _files, {addresses}) => {
      steps.push(`read back ${JSON.stringify(addresses)}`);
      return [];
    },
    writeMark: step("mark"),
    replaceSite: step("publish"),
    discard: async (staging) => void steps.push(`discard ${staging}`),
    verify: step("verify", 1),
    now: () => 0,
    out: (line) => void steps.push(line),
    ...change
  };
  const build = (scale: "paper" | "draft" = "draft", signal = new AbortController().signal) =>
    buildSite({scale, output: "/dist"}, signal, effects);
  return {build, steps};
}

const seconds = "seconds: start 0, simulations 0, verdicts 0, charts 0, pages 0, finishing 0";
const ending = ["close", "discard /staging"];

describe("a build", () => {
  it("simulates, judges, builds, finishes and reads back before it publishes", async () => {
    const {build, steps} = world();
    expect(await build()).toBe(0);
    expect(steps).toEqual([
      ...["simulate", "judge", "register", "assets", "cache", "archives lines draft", "pages", "manifest", "finish"],
      ...['read back {"lines/line":"abc"}', "mark", "publish", "/dist: 4 pages at draft scale", seconds, ...ending]
    ]);
  });

  it("ends as the gate does, at paper scale alone", async () => {
    const {build, steps} = world();
    expect(await build("paper")).toBe(1);
    expect(steps.indexOf("verify")).toBeGreaterThan(steps.indexOf("publish"));
  });

  it("refuses rooms that are not whole before it simulates anything", async () => {
    const {build, steps} = world({problemsOf: async () => ["one", "two"]});
    await expect(build()).rejects.toEqual(new Failure("one\ntwo"));
    expect(steps).toEqual(ending);
  });

  it("publishes no site that is not what was judged", async () => {
    const {build, steps} = world({differences: async () => ["claims.json: scale"]});
    await expect(build()).rejects.toThrow("The built site is not what was judged:\n  claims.json: scale");
    expect(steps).not.toContain("publish");
    expect(steps.slice(-2)).toEqual(ending);
  });

  it("publishes nothing after a signal, whenever it comes, and leaves nothing behind", async () => {
    for (const last of ["runExperiments", "postbuild", "writeMark"] as const) {
      const stop = new AbortController();
      const {build, steps} = world({[last]: async () => stop.abort(new Stopped("SIGINT"))});
      await expect(build("draft", stop.signal)).rejects.toThrow("stopped; finished chunks are stored");
      expect(steps).not.toContain("publish");
      expect(steps.slice(-2)).toEqual(ending);
    }
  });

  it("discards what it staged where no workshop can be opened", async () => {
    const {build, steps} = world({openWorkshop: () => Promise.reject(new Error("no space"))});
    await expect(build()).rejects.toThrow("no space");
    expect(steps).toEqual(["discard /staging"]);
  });
});
