import {join} from "node:path";
import {fileURLToPath} from "node:url";

/** The project's folder. */
export const projectRoot = fileURLToPath(new URL("..", import.meta.url));

/** Where results, worker bundles and timings live: W2S_STORE, or `.w2s` in the project. */
export const storeRoot = (): string => process.env.W2S_STORE ?? join(projectRoot, ".w2s");
