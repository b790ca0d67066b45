import {cp, mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import {projectRoot} from "../paths.js";
import {licences, pageFaces, pageFonts} from "./fonts.js";

/** Parts of Vega that no chart of the report uses; left out, the runtime is half as heavy. */
const unused =
  /^(vega-(geo|projection|force|hierarchy|label|voronoi|wordcloud|crossfilter|regression)|topojson-client|d3-dsv|d3-geo)$/;

/**
 * Makes what the pages load besides their own modules: Vega's runtime trimmed to one file, and one stylesheet with the
 * report's faces and KaTeX's, which lie beside it with their licences. Same packages, same bytes.
 *
 * @param root - Framework's root, absolute.
 */
export async function generateAssets(root: string): Promise<void> {
  const generated = join(root, "client/generated");
  await mkdir(join(generated, "type/fonts"), {recursive: true});
  const runtime = await bundleVega();
  await replaceFile(join(generated, "vega.js"), runtime);
  const katex = dirname(fileURLToPath(import.meta.resolve("katex/dist/katex.min.css")));
  const css = await readFile(join(katex, "katex.min.css"), "utf8");
  // Every browser that can show the page reads woff2.
  const woff2 = css.replace(/,url\([^)]+\.woff\) format\("woff"\),url\([^)]+\.ttf\) format\("truetype"\)/g, "");
  await replaceFile(join(generated, "type/type.css"), pageFaces + woff2);
  await cp(join(katex, "fonts"), join(generated, "type/fonts"), {
    recursive: true,
    filter: (source) => !/\.(woff|ttf)$/.test(source)
  });
  for (const [name, font] of Object.entries(await pageFonts()))
    await replaceFile(join(generated, "type/fonts", name), font);
  for (const [name, file] of Object.entries(licences))
    await replaceFile(join(generated, "type", name), await readFile(file));
}

async function bundleVega(): Promise<string> {
  const result = await build({
    entryPoints: [join(projectRoot, "src/client/vega.ts")],
    bundle: true,
    format: "esm",
    minify: true,
    write: false,
    target: "es2022",
    legalComments: "none",
    define: {"process.env.NODE_ENV": '"production"'},
    plugins: [
      {
        name: "leave-out",
        setup({onResolve, onLoad}) {
          onResolve({filter: unused}, ({path}) => ({path, namespace: "left-out"}));
          onLoad({filter: /.*/, namespace: "left-out"}, () => ({contents: "module.exports = {};"}));
        }
      }
    ]
  });
  return result.outputFiles[0].text;
}

/** Writes a file only if it changes, and never leaves half of one. */
async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  const old = await readFile(file).catch(() => undefined);
  if (old?.equals(Buffer.from(content))) return;
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, content);
  await rename(temporary, file);
}
