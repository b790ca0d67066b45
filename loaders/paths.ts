import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import type {Scale} from "../src/engine/experiment.js";
import {Failure} from "./failure.js";

/** The project's folder. */
export const projectRoot = fileURLToPath(new URL("..", import.meta.url));

/** An environment variable; an empty one is an unset one. */
export const env = (name: string): string | undefined => process.env[name] || undefined;

/** The scale that is asked for: W2S_SCALE, or the paper's. */
export const currentScale = (): Scale => (process.env.W2S_SCALE === "draft" ? "draft" : "paper");

/** Where results live: W2S_STORE, or `.w2s` in the project; absolute. */
export const storeRoot = (): string => resolve(env("W2S_STORE") ?? join(projectRoot, ".w2s"));

/**
 * Where the site is published (W2S_URL), ending in a slash.
 *
 * @throws Failure when it is no address of the web.
 */
export function siteUrl(): string | undefined {
  const url = env("W2S_URL");
  if (!url) return undefined;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new Failure(`W2S_URL ${JSON.stringify(url)}: must be an address like https://example.org/report/`);
  const {origin, pathname} = new URL(url);
  return origin + pathname.replace(/\/*$/, "/");
}

/**
 * The repository on the web, where errors are reported: W2S_REPOSITORY, or the one a workflow runs for; undefined where
 * nothing says.
 *
 * @throws Failure when it is no address of the web.
 */
export function repositoryUrl(): string | undefined {
  const hosted =
    env("GITHUB_REPOSITORY") && `${env("GITHUB_SERVER_URL") ?? "https://github.com"}/${env("GITHUB_REPOSITORY")}`;
  const url = env("W2S_REPOSITORY") ?? hosted;
  if (!url) return undefined;
  if (!/^https:\/\/[^\s"'<>]+$/.test(url) || !URL.canParse(url))
    throw new Failure(`W2S_REPOSITORY ${JSON.stringify(url)}: must be an address that begins with https://`);
  return url.replace(/(\.git)?\/*$/, "");
}

/** The path below which the site is served: W2S_BASE, that of W2S_URL, or the root. */
export function siteBase(): string {
  const base = env("W2S_BASE");
  if (base === undefined) return new URL(siteUrl() ?? "https://example.org/").pathname;
  if (!/^\/(?:[\w.~%-]+\/)*$/.test(base))
    throw new Failure(`W2S_BASE ${JSON.stringify(base)}: must be a path like /report/`);
  return base;
}
