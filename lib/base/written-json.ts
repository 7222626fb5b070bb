/** A value that is JSON text already: what answers with it sends it as it stands. */
export class WrittenJson {
  constructor(readonly text: string) {}
}

/** JSON of an answer: as it stands, and else of the value, whose fields may stand as they are. */
export function writeJson(value: unknown): string {
  if (value instanceof WrittenJson) return value.text;
  const fields = value instanceof Object ? Object.entries(value) : [];
  if (!fields.some(([, field]) => field instanceof WrittenJson)) return JSON.stringify(value);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${writeJson(field)}`).join()}}`;
}
