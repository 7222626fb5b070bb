import type { ExportPart } from "@/lib/customers/export-parts";

type Part = ExportPart["part"];
const PARTS: Part[] = ["person", "orders", "answers", "invitations", "mails", "links"];

/** A person's data as one JSON object: who it is, then orders, NPS answers and invitations, mails and links. */
export async function* asJson(parts: AsyncIterable<ExportPart>): AsyncGenerator<string> {
  let last: Part = "person";
  for await (const { part, data } of parts) {
    if (part === "person") {
      yield `{\n"exportedAt": ${JSON.stringify(new Date())},\n"person": `;
    } else {
      yield part === last ? ",\n" : `${goOn(last, part)},\n"${part}": [\n`;
    }
    yield JSON.stringify(data, null, 2);
    last = part;
  }
  yield `${goOn(last, null)}\n}\n`;
}

/** The end of one list, and the lists with nothing in them before the next. */
function goOn(last: Part, next: Part | null): string {
  const end = next ? PARTS.indexOf(next) : PARTS.length;
  const empty = PARTS.slice(PARTS.indexOf(last) + 1, end).map((part) => `,\n"${part}": []`);
  return `${last === "person" ? "" : "\n]"}${empty.join("")}`;
}
