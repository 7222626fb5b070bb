import { regionOf } from "@/lib/base/format";
import { texts } from "@/lib/i18n/texts";
import type { LoggedChange } from "@/lib/shops/record-changes";

type Words = ReturnType<typeof texts<"mailSettings">>;

/** What a save changed, in one sentence: each setting with its old and its new value. */
export function describeChanges(locale: string, changes: LoggedChange[]): string {
  const t = texts(locale, "mailSettings");
  if (changes.length === 0) return t("unchanged");
  const lines = changes.map(({ setting: full, from, to }) => {
    const setting = full.replace("mail.", "");
    const name = t(`names.${setting}` as "names.transport");
    if (from === null && to === null) return t("changeSecret", { name });
    return t("change", { name, from: valueText(t, setting, from), to: valueText(t, setting, to) });
  });
  const list = new Intl.ListFormat(regionOf(locale), { type: "unit" });
  return t("saved", { count: changes.length, changes: list.format(lines) });
}

function valueText(t: Words, setting: string, value: unknown): string {
  if (typeof value === "boolean") return t(value ? "values.on" : "values.off");
  if (typeof value === "number") return t("values.days", { days: value });
  if (value === null) return t(setting.startsWith("keep") ? "values.forever" : "values.none");
  if (setting === "transport") return t(`values.${value as "smtp" | "resend" | "outbox"}`);
  return String(value);
}
