import type { useTranslations } from "@/lib/i18n/use-translations";
import type { Person } from "@/lib/updates/card";

type Words = ReturnType<typeof useTranslations<"updates">>;

/** Who somebody is, in the log and beside notes. */
export function personName(t: Words, person: Person): string {
  if (person.kind === "apiKey") return t("people.apiKey", { name: person.name });
  if (person.kind === "system") return t("people.system");
  return person.name || t(person.kind === "customer" ? "people.customer" : "people.gone");
}
