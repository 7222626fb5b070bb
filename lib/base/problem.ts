/** The values of a sentence about a field: `{ min: 0, max: 60 }`. */
type ProblemValues = Record<string, number | string>;

/** A schema's message with the values of its sentence: a key of the catalogue, then `?min=0&max=60`. */
export function problem(key: string, values: ProblemValues): string {
  return `${key}?${new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]))}`;
}

/** The key and the values of a schema's message. */
export function readProblem(message: string): { key: string; values: ProblemValues } {
  const [key = "", query = ""] = message.split("?");
  const values = [...new URLSearchParams(query)].map(([name, value]) => [
    name,
    /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value,
  ]);
  return { key, values: Object.fromEntries(values) };
}
