import { escapeHtml } from "@/lib/base/escape-html";
import { type Clock, formatExact } from "@/lib/base/format";

/** A name and its value; anything but a pair is left out. */
export type Fact = (string | null)[] | null | false | "" | undefined;

/** Facts as a list of names and values. */
export function list(facts: Fact[]): string {
  const rows = facts.filter((fact): fact is string[] => Array.isArray(fact));
  return `<dl>${rows.map(([label = "", value = ""]) => element("dt", label) + element("dd", value)).join("")}</dl>`;
}

/** A moment to the minute, in the clock's zone. */
export function when(clock: Clock, at: Date): string {
  return formatExact(at, clock);
}

/** An element with text in it; the text never becomes markup. */
export function element(name: string, text: string): string {
  return `<${name}>${escapeHtml(text)}</${name}>`;
}
