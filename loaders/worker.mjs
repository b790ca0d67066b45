/**
 * Runs one task of a sampler that was bundled into a module, in a thread of the pool.
 *
 * @param {{module: string, task: import("../src/engine/trials.js").Task}} order - The module as a data: address.
 */
export default async ({module, task}) => (await import(module)).default(task);
