import {cp, mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import {projectRoot} from "../paths.js";

/** Parts of Vega that no chart of the report uses; left out, the runtime is half as heavy. */
const unused =
  /^(vega-(geo|projection|force|hierarchy|label|voronoi|wordcloud|crossfilter|regression)|topojson-client|d3-dsv|d3-geo)$/;

/**
 * Makes what the pages load besides their own modules: Vega's runtime trimmed to one file, and KaTeX's stylesheet
 * with its fonts. Same packages, same bytes.
 *
 * @param root - Framework's root, absolute.
 */
export async function generateAssets(root: string): Promise<void> {
  const generated = join(root, "client/generated");
  await mkdir(join(generated, "katex"), {recursive: true});
  const runtime = await bundleVega();
  await replaceFile(join(generated, "vega.js"), runtime);
  const katex = dirname(fileURLToPath(import.meta.resolve("katex/dist/katex.min.css")));
  const css = await readFile(join(katex, "katex.min.css"), "utf8");
  // Every browser that can show the page reads woff2.
  const woff2 = css.replace(/,url\([^)]+\.woff\) format\("woff"\),url\([^)]+\.ttf\) format\("truetype"\)/g, "");
  await replaceFile(join(generated, "katex/katex.min.css"), woff2);
  await cp(join(katex, "fonts"), join(generated, "katex/fonts"), {
    recursive: true,
    filter: (source) => !/\.(woff|ttf)$/.test(source)
  });
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
async function replaceFile(file: string, text: string): Promise<void> {
  const old = await readFile(file, "utf8").catch(() => undefined);
  if (old === text) return;
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, text);
  await rename(temporary, file);
}
