import {readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {parse} from "node-html-parser";
import {chromium, type Page} from "playwright-core";
import {mark} from "../output.js";
import {browserArgs, findBrowser} from "./browser.js";

/** The printed report, from the site's root. */
export const printed = "report.pdf";

/** Where the browser finds the site's files; nothing is asked of any network. */
const origin = "http://report.invalid/";

/** The pages that are printed: as the menu lists them, a paper's theory and further figures after its main page. */
export async function printedPages(site: string): Promise<string[]> {
  const home = parse(await readFile(join(site, "index.html"), "utf8"));
  const files = new Set((await readdir(site, {recursive: true})).map((file) => file.replaceAll("\\", "/")));
  const listed = home.querySelectorAll("#observablehq-sidebar a").map((link) => {
    const {pathname} = new URL(link.getAttribute("href") ?? "", origin);
    return decodeURI(pathname.slice(1));
  });
  return [...new Set(listed)]
    .flatMap((path) => {
      const paper = /^(papers\/[^/]+\/)index\.html$/.exec(path)?.[1];
      return paper ? ["index", "theory", "figures"].map((name) => `${paper}${name}.html`) : [path];
    })
    .filter((path) => files.has(path));
}

/**
 * Prints a built site as one document; the same site, the same bytes.
 *
 * @param site - Its folder.
 */
export async function printSite(site: string): Promise<Uint8Array> {
  const paths = await printedPages(site);
  const {path, env} = await findBrowser();
  const browser = await chromium.launch({
    executablePath: path,
    args: browserArgs,
    env: {...process.env, ...env} as Record<string, string>
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(300_000);
    await page.route("**/*", async (route) => {
      const file = decodeURI(new URL(route.request().url()).pathname.slice(1));
      // What runs in a page has nothing to do on paper.
      if (!route.request().url().startsWith(origin) || file.endsWith(".js")) return route.abort();
      return route.fulfill({path: join(site, file)});
    });
    await page.goto(`${origin}${paths[0]}`);
    await gather(page, paths);
    return undated(await page.pdf(paper));
  } finally {
    await browser.close();
  }
}

const paper = {
  format: "A4",
  margin: {top: "0.7in", bottom: "0.7in", left: "0.8in", right: "0.8in"},
  outline: true,
  tagged: true
};

/** Puts the other pages' contents after the first's, with ids and links of their own, and waits for letters and pictures. */
async function gather(page: Page, paths: readonly string[]): Promise<void> {
  await page.emulateMedia({media: "print", colorScheme: "light"});
  // Functions that tsx has compiled call this to keep their names.
  await page.evaluate("globalThis.__name = (named) => named");
  await page.evaluate(
    async ({paths, origin}) => {
      const idOf = (path: string, id: string): string => `p${paths.indexOf(path)}-${id}`;
      const parts: Element[] = [];
      for (const path of paths) {
        const text = await (await fetch(`${origin}${path}`)).text();
        const main = new DOMParser().parseFromString(text, "text/html").querySelector("main");
        if (!main) continue;
        const absolute = (address: string): URL => new URL(address, `${origin}${path}`);
        for (const gone of main.querySelectorAll(".w2s-meaning, .w2s-more, .w2s-moved, .w2s-explorer form"))
          gone.remove();
        for (const link of main.querySelectorAll<HTMLAnchorElement>("a[href]")) {
          const url = absolute(link.getAttribute("href") ?? "");
          if (url.origin !== new URL(origin).origin) continue;
          const target = decodeURI(url.pathname.slice(1));
          // A page that is not printed cannot be turned to.
          if (paths.includes(target)) link.setAttribute("href", `#${idOf(target, url.hash.slice(1) || "top")}`);
          else link.removeAttribute("href");
        }
        // Within the document, pictures are set in its faces, of which is known when they are there.
        for (const image of main.querySelectorAll("picture > img")) {
          const drawn = await (await fetch(absolute(image.getAttribute("src") ?? ""))).text();
          const svg = new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement;
          svg.querySelector("style")?.remove();
          svg.setAttribute("style", "max-width:100%;max-height:20cm;height:auto");
          image.parentElement?.replaceWith(document.importNode(svg, true));
        }
        for (const one of main.querySelectorAll("[id]:not(svg *)")) one.id = idOf(path, one.id);
        const part = document.createElement("section");
        part.id = idOf(path, "top");
        if (parts.length > 0) part.style.breakBefore = "page";
        part.append(...main.childNodes);
        parts.push(part);
      }
      document.querySelector("main")?.replaceChildren(...parts);
      // All faces: which of them the new contents need is known only once they are laid out.
      // What stands in for one may not be on this system.
      const shipped = [...document.fonts].filter(({family}) => !family.includes(","));
      await Promise.all(shipped.map((face) => face.load()));
      await document.fonts.ready;
    },
    {paths: [...paths], origin}
  );
}

/** A document without the time at which it was printed, and with the names of its elements counted anew. */
function undated(pdf: Uint8Array): Uint8Array {
  const nodes = new Map<string, string>();
  const counted = (node: string): string => {
    const name = nodes.get(node) ?? `(node${String(nodes.size).padStart(8, "0")})`;
    nodes.set(node, name);
    return name;
  };
  const text = Buffer.from(pdf)
    .toString("latin1")
    .replace(/(?<=\/(?:CreationDate|ModDate) \(D:)\d{14}/g, "20000101000000")
    .replace(/\(node\d{8}\)/g, counted);
  return Buffer.from(text, "latin1");
}

/** Puts the printed report beside a site's pages, whose feet lead to it from then on. */
export async function addPrinted(site: string, pdf: Uint8Array): Promise<void> {
  const known = JSON.parse(await readFile(join(site, mark), "utf8"));
  await writeFile(join(site, printed), pdf);
  const files = [...new Set([...known.files, printed])].sort();
  await writeFile(join(site, mark), `${JSON.stringify({...known, files})}\n`);
  for (const path of (known.files as string[]).filter((file) => file.endsWith(".html"))) {
    const html = await readFile(join(site, path), "utf8");
    if (html.includes(`/${printed}"`)) continue;
    const up = "../".repeat(path.split("/").length - 1) || "./";
    const linked = html.replace(/(<a href="[^"]*source\/LICENSE\.md\.txt">)/, `<a href="${up}${printed}">PDF</a> · $1`);
    await writeFile(join(site, path), linked);
  }
}
