import { formatList } from "@/lib/base/format";
import { texts } from "@/lib/i18n/texts";
import type { ListUse } from "@/lib/nps/lists/uses";

/** Where an entry is used, in words: "After updates and the survey “Every spring”". Empty where nowhere. */
export function describeUses(locale: string, uses: ListUse[]): string {
  const labels = texts(locale, "labels");
  const places = texts(locale, "places");
  return formatList(
    locale,
    uses.map((use) =>
      use.place === "settings" ? places("afterUpdates") : labels("inSurvey", { name: use.name }),
    ),
  );
}
