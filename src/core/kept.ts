/** Keeps what a function gave, up to a bound; beyond it, it begins anew. */
export function kept<T>(read: (key: string) => T, bound: number): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = read(key);
      if (known.size >= bound) known.clear();
      known.set(key, value);
    }
    return value;
  };
}
