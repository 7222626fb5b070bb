import type { Person } from "@/lib/updates/card";

/** Somebody as the API names them; the system itself has no id and no name. */
export type PersonJson = { type: Person["kind"]; id: string | null; name: string };

/** A person in JSON, or null for nobody. */
export function personJson(person: Person | null): PersonJson | null {
  return person && { type: person.kind, id: person.id, name: person.name };
}
