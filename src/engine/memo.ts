/** Remembers what a function of numbers and words returned. */
export function memo<A extends readonly (number | string | null)[], R>(compute: (...key: A) => R): (...key: A) => R {
  const known = new Map<string, R>();
  return (...key) => {
    const name = JSON.stringify(key);
    let value = known.get(name);
    if (value === undefined) {
      value = compute(...key);
      known.set(name, value);
    }
    return value;
  };
}
