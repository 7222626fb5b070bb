type Value = string | number | boolean | null | undefined;

/** The address of a list with its search and filters; what is empty is left out. */
export function listAddress(path: string, filters: Record<string, Value>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value === true) search.set(name, "1");
    else if (value) search.set(name, String(value));
  }
  const query = search.toString();
  return query ? `${path}?${query}` : path;
}
