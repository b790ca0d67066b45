import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";

/** The project's folder. */
export const projectRoot = fileURLToPath(new URL("..", import.meta.url));

/** An environment variable; an empty one is an unset one. */
export const env = (name: string): string | undefined => process.env[name] || undefined;

/** Where results live: W2S_STORE, or `.w2s` in the project; absolute. */
export const storeRoot = (): string => resolve(env("W2S_STORE") ?? join(projectRoot, ".w2s"));
