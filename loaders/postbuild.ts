import {existsSync} from "node:fs";
import {cp, mkdir, readdir, readFile, rename, rm, rmdir, writeFile} from "node:fs/promises";
import {dirname, join, relative, resolve} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import {unescapeHtml} from "../src/html/html.js";
import {partOf} from "../src/html/includes.js";
import type {PageParts} from "./archive/archive.js";
import {readBibliographies} from "./bibliography.js";
import {readGlossary, readReport} from "./data.js";
import {projectRoot, repositoryUrl, siteUrl} from "./paths.js";
import {faultsOf, type PublishedPage} from "./site/check.js";
import {currentEdition} from "./site/cite.js";
import {fill, finishPage} from "./site/finish.js";
import {headTags, type Known, metadataFiles} from "./site/metadata.js";
import {notFound} from "./site/not-found.js";
import {type ClaimHead, claimTemplate, cloneClaims, numberFigures, type Pages, settle} from "./site/pages.js";
import {previews} from "./site/previews.js";
import {termMarker} from "./site/terms.js";

/**
 * Finishes a site that Framework has built: puts the papers' figures, claims and numbers into the pages, adds their
 * downloads and sources, mends the template, sets the security policy, and checks the whole.
 *
 * @param output - The built site's folder.
 * @param src - Framework's root, with the files that were generated for it.
 * @returns Number of pages.
 * @throws Error listing every fault found, so that no faulty site is published.
 */
export async function postbuild(output: string, src: string): Promise<number> {
  const root = resolve(projectRoot, output);
  const parts = await unpack(join(root, "data"));
  await cp(join(src, "client/generated/type"), join(root, "client/generated/type"), {recursive: true});
  // GitHub's pages leave out folders that begin with an underscore unless told not to.
  await writeFile(join(root, ".nojekyll"), "");
  await publishSources(join(root, "source"));
  await writeFile(join(root, "404.html"), notFound((await readReport()).title));
  const made: Pages = new Map();
  for (const path of (await readdir(root, {recursive: true})).sort())
    if (path.endsWith(".html") && path !== "404.html") made.set(path, await readFile(join(root, path), "utf8"));
  const template = made.get(claimTemplate);
  made.delete(claimTemplate);
  await rm(join(root, dirname(claimTemplate)), {recursive: true, force: true});
  if (template !== undefined) for (const [path, html] of cloneClaims(template, headsOf(parts))) made.set(path, html);
  for (const [path, html] of made) {
    made.set(
      path,
      fill(html, path, (include, page) => {
        const {paper, part} = partOf(include, page);
        return parts.get(paper)?.[part];
      })
    );
  }
  const from = await knownOf(root);
  numberFigures(made);
  const homes = settle(made);
  const [glossary] = [...made].find(([, html]) => html.includes(' id="term-')) ?? [];
  const explain = termMarker(await readGlossary(), glossary);
  const pages: PublishedPage[] = [];
  for (const [path, filled] of made) {
    const html = withTags(finishPage(filled, path, homes, explain), path, from);
    await mkdir(dirname(join(root, path)), {recursive: true});
    await writeFile(join(root, path), html);
    pages.push({path, html});
  }
  const figures = (await readdir(join(root, "data"), {recursive: true}))
    .filter((file) => /^[^/]+\/[^/]+\.svg$/.test(file) && !/\.(view|phone)\.svg$/.test(file))
    .map((file) => `data/${file}`)
    .sort();
  for (const [file, text] of Object.entries(metadataFiles(from, figures))) {
    await mkdir(dirname(join(root, file)), {recursive: true});
    await writeFile(join(root, file), text);
  }
  await writeSitemap(root, pages);
  // Only a whole address leads to them.
  const {title, description} = await readReport();
  const [, asked] = /<h1[^>]*>(?:<a[^>]*>)?([^<]+)/.exec(made.get("index.html") ?? "") ?? [];
  const home = {title: unescapeHtml(asked ?? title), description};
  if (siteUrl())
    for (const [file, bytes] of Object.entries(await previews(from, home))) {
      await mkdir(dirname(join(root, file)), {recursive: true});
      await writeFile(join(root, file), bytes);
    }
  const files = await readdir(root, {recursive: true});
  const faults = faultsOf(pages, new Set(files.map((file) => file.replaceAll("\\", "/"))));
  if (faults.length > 0)
    throw new Error(`The built site has faults:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
  return pages.length;
}

/** What the pages' metadata are made from. */
async function knownOf(root: string): Promise<Known> {
  const {entries}: Pick<Known, "entries"> = JSON.parse(await readFile(join(root, "claims.json"), "utf8"));
  return {edition: await currentEdition(), papers: await readBibliographies(), entries, repository: repositoryUrl()};
}

/** A page with what machines read of it in its head. */
function withTags(html: string, path: string, from: Known): string {
  const of = (pattern: RegExp): string => unescapeHtml(pattern.exec(html)?.[1] ?? "");
  const title = of(/<title>([^<]*)<\/title>/);
  const tags = headTags(path, title, of(/<meta name="description" content="([^"]*)"/), from);
  return html.replace("</head>", () => `${tags}\n</head>`);
}

/** Titles and descriptions of the claims' pages, by "paper/claim". */
const headsOf = (parts: ReadonlyMap<string, PageParts>): Map<string, ClaimHead> =>
  new Map(
    [...parts].flatMap(([paper, all]) =>
      Object.entries(all).flatMap(([name, json]) =>
        name.startsWith("head:") ? [[`${paper}/${name.slice(5)}`, JSON.parse(json) as ClaimHead] as const] : []
      )
    )
  );

/** Unpacks the papers' archives beside themselves and returns the parts for their pages. */
async function unpack(folder: string): Promise<Map<string, PageParts>> {
  const parts = new Map<string, PageParts>();
  const zips = (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith(".zip"));
  for (const name of zips) {
    const paper = name.slice(0, -".zip".length);
    const {"page.json": page, ...files} = unzipSync(await readFile(join(folder, name)));
    parts.set(paper, JSON.parse(strFromU8(page)));
    for (const [file, bytes] of Object.entries(files)) {
      await mkdir(join(folder, paper), {recursive: true});
      await writeFile(join(folder, paper, file), bytes);
    }
    await rm(join(folder, name));
  }
  if (existsSync(join(folder, "report/claims.json"))) {
    await rename(join(folder, "report/claims.json"), join(folder, "../claims.json"));
    await rmdir(join(folder, "report"));
    await cp(join(projectRoot, "src/claims.schema.json"), join(folder, "../claims.schema.json"));
  }
  return parts;
}

/** Publishes the code and the accepted outcomes that the pages point to, as text that every server shows. */
async function publishSources(folder: string): Promise<void> {
  for (const tree of ["src/papers", "src/compare", "src/models", "src/engine", "src/numerics", "test"]) {
    const files = await readdir(join(projectRoot, tree), {recursive: true}).catch((): string[] => []);
    for (const file of files.filter((name) => name.endsWith(".ts"))) {
      const target = join(folder, tree, `${file}.txt`);
      await mkdir(dirname(target), {recursive: true});
      await writeFile(target, await readFile(join(projectRoot, tree, file)));
    }
  }
  await mkdir(join(folder, "data"), {recursive: true});
  for (const file of ["data/verdicts.json", "data/doubt.json", "data/costs.json", "LICENSE.md"].filter(there))
    await cp(join(projectRoot, file), join(folder, `${file}.txt`));
}

const there = (file: string): boolean => existsSync(join(projectRoot, file));

/** A sitemap, which needs whole addresses: only where the site's is known (W2S_URL). */
async function writeSitemap(root: string, pages: readonly PublishedPage[]): Promise<void> {
  const base = siteUrl();
  if (!base) return;
  const urls = pages.map(({path}) => `<url><loc>${new URL(relative(".", path), base)}</loc></url>`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`;
  await writeFile(join(root, "sitemap.xml"), xml);
  await writeFile(join(root, "robots.txt"), `User-agent: *\nAllow: /\nSitemap: ${new URL("sitemap.xml", base)}\n`);
}
