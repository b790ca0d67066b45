import {readdir, readFile} from "node:fs/promises";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join} from "node:path";
import {promisify} from "node:util";
import {gzip as gzipWithCallback} from "node:zlib";
import {type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page} from "playwright-core";
import {afterAll, beforeAll, inject} from "vitest";
import {loadPapers, type Paper} from "../../loaders/papers.js";
import {browserArgs} from "../../loaders/site/browser.js";
import type {Entry} from "../../src/engine/register.js";

const gzip = promisify(gzipWithCallback);

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".csv": "text/csv",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2"
};

/** The path below which the site is served: not the root, so that every absolute address fails. */
const base = "/some/where/";

/** A paper's page, from the site's root. */
export const pageOf = ({id}: Paper): string => `papers/${id}/index.html`;

/** What a visit noticed besides what the page shows. */
export interface Visit {
  readonly page: Page;
  readonly requests: string[];
  /** Errors of scripts, violations of the policy, answers other than 200. */
  readonly troubles: string[];
}

/** The built site behind a plain file server, with a browser; for the tests of one file. */
export class Site {
  readonly folder = inject("site");
  private readonly server = createServer((request, response) => this.answer(request.url ?? "", response));
  private readonly contexts: BrowserContext[] = [];
  private browser: Browser | undefined;
  /** Files as they are sent, by path. */
  private readonly bodies = new Map<string, Promise<Buffer>>();

  /** @param port - Port of the browser's debugging protocol, for Lighthouse. */
  constructor(private readonly port?: number) {}

  /** All pages, from the site's root. */
  async everyPage(): Promise<string[]> {
    const files = await readdir(this.folder, {recursive: true});
    return files.filter((file) => file.endsWith(".html") && file !== "404.html").sort();
  }

  /** What a browser opens: all pages but those of claims, and of these one for each kind of test and outcome. */
  async pages(): Promise<string[]> {
    const {entries} = JSON.parse(await readFile(join(this.folder, "claims.json"), "utf8")) as {entries: Entry[]};
    const kinds = new Map(
      entries.map(({paper, id, kind, outcome}) => [`${kind} ${outcome}`, `claims/${paper}/${id}.html`])
    );
    const others = (await this.everyPage()).filter((page) => !page.startsWith("claims/"));
    return [...others, ...kinds.values()];
  }

  /** The paper's page that weighs most. */
  async heaviest(): Promise<string> {
    const pages = (await this.everyPage()).filter((page) => /^papers\/[^/]+\/index\.html$/.test(page));
    const sizes = await Promise.all(pages.map((page) => readFile(join(this.folder, page)).then(({length}) => length)));
    return pages[sizes.indexOf(Math.max(...sizes))];
  }

  /** The papers whose page has an explorer. */
  async explored(): Promise<Paper[]> {
    const pages = await this.everyPage();
    return (await loadPapers()).filter((paper) => paper.explorer && pages.includes(pageOf(paper)));
  }

  url(path: string): string {
    return `${this.origin}${base}${path}`;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    const {path, env} = inject("browser");
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    const args = [...browserArgs];
    if (this.port) args.push(`--remote-debugging-port=${this.port}`);
    this.browser = await chromium.launch({
      executablePath: path,
      args,
      env: {...process.env, ...env} as Record<string, string>
    });
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /**
   * Opens a page in a context of its own.
   *
   * @param watch - Runs in the page before any of its scripts.
   */
  async visit(path: string, options: BrowserContextOptions = {}, watch?: () => void): Promise<Visit> {
    if (!this.browser) throw new Error("the browser is not started");
    const context = await this.browser.newContext({viewport: {width: 1280, height: 900}, ...options});
    this.contexts.push(context);
    const page = await context.newPage();
    if (watch) await page.addInitScript(watch);
    const requests: string[] = [];
    const troubles: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("response", (response) => {
      if (response.status() !== 200) troubles.push(`${response.status()} ${response.url()}`);
    });
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") troubles.push(message.text());
    });
    await page.goto(this.url(path), {waitUntil: "load"});
    return {page, requests, troubles};
  }

  /** Closes what the last test opened. */
  async leave(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }

  private async answer(url: string, response: import("node:http").ServerResponse): Promise<void> {
    const {pathname} = new URL(url, "http://localhost");
    const path = decodeURI(pathname).slice(base.length) || "index.html";
    try {
      if (!pathname.startsWith(base)) throw new Error("outside the base");
      const type = types[extname(path)] ?? "text/plain; charset=utf-8";
      // As hosts of static sites do, which keep what they have compressed once.
      const compressed = /^text|json|svg/.test(type);
      const read = (): Promise<Buffer> =>
        readFile(join(this.folder, path)).then((body) => (compressed ? gzip(body) : body));
      const body = this.bodies.get(path) ?? read();
      this.bodies.set(path, body);
      response.setHeader("Content-Type", type);
      if (compressed) response.setHeader("Content-Encoding", "gzip");
      response.end(await body);
    } catch {
      response.statusCode = 404;
      response.end("not found");
    }
  }
}

/** A site started before and stopped after the tests of a file. */
export function useSite(port?: number): Site {
  const site = new Site(port);
  beforeAll(() => site.start());
  afterAll(() => site.stop());
  return site;
}
