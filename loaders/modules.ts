/**
 * Modules of the papers that the command line brings along in its bundle (see w2s.mjs), by their path from the project's
 * folder; none where sources are read as they are.
 */
export const bundled = new Map<string, () => Promise<unknown>>();
