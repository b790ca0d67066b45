import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {Failure} from "../../loaders/failure.js";
import {filesOf, mark, type Output, prepareOutput, replaceSite, siteIn, writeMark} from "../../loaders/output.js";
import {projectRoot} from "../../loaders/paths.js";

let home: string;
beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), "w2s-output-")));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(home, {recursive: true});
});

const put = async (folder: string, files: Record<string, string>): Promise<void> => {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), {recursive: true});
    await writeFile(join(folder, name), text);
  }
};

/** A whole site in a folder. */
async function site(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(folder, {recursive: true});
  await put(folder, files);
  await writeMark(folder, {scale: "draft", seed: 1, addresses: {}, files: Object.keys(files)});
}

const read = async (folder: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all((await filesOf(folder)).map(async (file) => [file, await readFile(join(folder, file), "utf8")]))
  );

const before = {"index.html": "old", "gone/a.txt": "gone"};
const after = {"index.html": "new", "more/b.txt": "more", ".nojekyll": ""};

/** Prepares a place and builds a site there. */
async function built(path: string): Promise<Output> {
  const output = await prepareOutput(path);
  await site(output.staging, after);
  return output;
}

describe("a folder for a site", () => {
  it("is made, and replaced whole where it holds nothing but the last site", async () => {
    const path = join(home, "a/b/dist");
    await replaceSite(await built(path));
    expect(await read(path)).toEqual(after);
    await replaceSite(await built(`${path}/`));
    expect(await read(path)).toEqual(after);
    expect(await readdir(dirname(path))).toEqual(["dist"]);
  });

  it("keeps what is not the site's: a repository, a name, a note", async () => {
    const path = join(home, "dist");
    await site(path, before);
    const theirs = {".git/config": "git", CNAME: "example.org", "notes/mine.txt": "mine"};
    await put(path, theirs);
    await replaceSite(await built(path));
    expect(await read(path)).toEqual({...after, ...theirs});
    expect(existsSync(join(path, "gone"))).toBe(false);
  });

  it("may hold at first what hosts and repositories put there", async () => {
    const path = join(home, "dist");
    await put(path, {".git/config": "git", CNAME: "example.org", ".nojekyll": ""});
    await replaceSite(await built(path));
    expect(await read(path)).toEqual({...after, ".git/config": "git", CNAME: "example.org"});
  });

  it("may be a link, which stays one", async () => {
    await site(join(home, "real"), before);
    await symlink("real", join(home, "dist"));
    await replaceSite(await built(join(home, "dist")));
    expect(await read(join(home, "real"))).toEqual(after);
    expect(await readdir(home)).toEqual(["dist", "real"]);
    expect(await realpath(join(home, "dist"))).toBe(join(home, "real"));
  });

  it("may be one that cannot be renamed, as a mount cannot", async () => {
    const path = join(home, "dist");
    await site(path, before);
    const output = await built(path);
    await replaceSite(output, {
      rename: async (from, to) => {
        if (from === path) throw Object.assign(new Error("busy"), {code: "EBUSY"});
        if (to.startsWith(`${path}/`)) throw Object.assign(new Error("other device"), {code: "EXDEV"});
        await rename(from, to);
      }
    });
    expect(await read(path)).toEqual(after);
    expect(await readdir(home)).toEqual(["dist"]);
  });

  it("is not replaced where a file of the user's stands in the way of the site's", async () => {
    const path = join(home, "dist");
    await site(path, before);
    await put(path, {"more/b.txt": "mine"});
    await expect(replaceSite(await built(path))).rejects.toThrow(/more\/b\.txt: is not of a site built here/);
    expect(await read(path)).toEqual({...before, "more/b.txt": "mine"});
  });
});

describe("an odd output", () => {
  it.each([
    ["a folder of something else", async () => put(join(home, "dist"), {"thesis.tex": "mine"}), /holds thesis\.tex/],
    [
      "a site that no mark shows",
      async () => put(join(home, "dist"), {"_observablehq/a.js": ""}),
      /has no w2s-site\.json/
    ],
    ["a file", async () => put(home, {dist: "text"}), /dist: is a file/],
    ["a link to nothing", async () => symlink("nowhere", join(home, "dist")), /a link to nothing/],
    ["a damaged mark", async () => put(join(home, "dist"), {[mark]: "{"}), /is damaged/],
    ["a mark that leads outside", async () => put(join(home, "dist"), {[mark]: '{"files":["../x"]}'}), /is damaged/]
  ])("%s: one line, and nothing touched", async (_, make, message) => {
    await make();
    const seen = await readdir(home, {recursive: true});
    const failure = await prepareOutput(join(home, "dist")).catch((error) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure.message).toMatch(message);
    expect(failure.message).not.toContain("\n");
    expect(await readdir(home, {recursive: true})).toEqual(seen);
  });

  it.each([".", "..", "/", "src", "src/pages", "data", "node_modules/x", ".git", "test/../loaders"])(
    "%s is no place for a site",
    async (path) => {
      await expect(prepareOutput(path)).rejects.toBeInstanceOf(Failure);
    }
  );

  it("is refused where the store lies in it, or it in the store's results", async () => {
    vi.stubEnv("W2S_STORE", join(home, "dist/store"));
    await expect(prepareOutput(join(home, "dist"))).rejects.toThrow(/holds the store/);
    await expect(prepareOutput(join(home, "dist/store/results"))).rejects.toThrow(/lies in the store/);
  });

  it("is named from the project's folder", async () => {
    await expect(prepareOutput("src")).rejects.toThrow(join(projectRoot, "src"));
  });
});

describe("a build that was killed", () => {
  const dead = 2 ** 22 + 1; // above the largest process id

  it("leaves a folder that the next one clears, if it bears the mark", async () => {
    const path = join(home, "dist");
    await site(`${path}.building-${dead}-abcdef`, {});
    await put(`${path}.building`, {"mine.txt": "mine"});
    await put(`${path}.building-${dead}-ghijkl`, {"mine.txt": "mine"});
    await site(`${path}.building-${process.pid}-abcdef`, {});
    const {staging} = await prepareOutput(path);
    await rm(staging, {recursive: true});
    expect(new Set(await readdir(home))).toEqual(
      new Set(["dist.building", `dist.building-${dead}-ghijkl`, `dist.building-${process.pid}-abcdef`])
    );
  });

  it("between two renames: the next puts the last site back", async () => {
    const path = join(home, "dist");
    await site(`${path}.replaced-${dead}-abcdef`, before);
    const {staging} = await prepareOutput(path);
    await rm(staging, {recursive: true});
    expect(await read(path)).toEqual(before);
  });

  it.each([false, true])(
    "at any move, another file beside: %s; the next build finds only what is its own",
    async (shared) => {
      for (let k = 0; k < 12; ++k) {
        const path = join(home, `dist-${k}`);
        await site(path, before);
        if (shared) await put(path, {CNAME: "example.org"});
        let moves = 0;
        const output = await built(path);
        const done = await replaceSite(output, {
          rename: async (from, to) => {
            if (moves++ === k) throw new Error("killed");
            await rename(from, to);
          }
        }).catch(() => "killed");
        if (done === undefined) return expect(k).toBeGreaterThan(1);
        const there = await siteIn(path);
        expect(there?.files).toEqual(
          expect.arrayContaining(await filesOf(path).then((files) => files.filter((file) => file !== "CNAME")))
        );
        await rm(output.staging, {recursive: true, force: true});
        await replaceSite(await built(path));
        expect(await read(path)).toEqual({...after, ...(shared && {CNAME: "example.org"})});
      }
      throw new Error("never ended");
    }
  );
});
