/** Remembers what was computed, by name. */
export class Memory {
  private readonly known = new Map<string, unknown>();

  /** The value of this name, computed on first use. */
  get<T>(name: readonly (string | number)[], compute: () => T): T {
    const key = JSON.stringify(name);
    if (!this.known.has(key)) this.known.set(key, compute());
    return this.known.get(key) as T;
  }
}
