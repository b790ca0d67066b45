/** Remembers a function of numbers. */
export function memo<A extends number[], R>(compute: (...key: A) => R): (...key: A) => R {
  const known = new Map<string, R>();
  return (...key) => {
    const name = key.join();
    let value = known.get(name);
    if (value === undefined) {
      value = compute(...key);
      known.set(name, value);
    }
    return value;
  };
}
