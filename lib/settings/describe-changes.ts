import { regionOf } from "@/lib/format";
import { texts } from "@/lib/i18n/texts";
import type { Network } from "@/lib/ratings/share-links";
import type { SettingChange } from "@/lib/settings/save-rating-settings";

type Words = ReturnType<typeof texts<"settings">>;
type Names = { id: string; name: string }[];

/** What a save changed, in one sentence: each setting with its old and its new value. */
export function describeChanges(locale: string, changes: SettingChange[], members: Names): string {
  const t = texts(locale, "settings");
  if (changes.length === 0) return t("unchanged");
  const list = new Intl.ListFormat(regionOf(locale), { type: "unit" });
  const value = (change: SettingChange, side: unknown) =>
    valueText(t, list, change.setting, side, members);
  const lines = changes.map((change) =>
    t("change", {
      name: t(change.setting),
      from: value(change, change.from),
      to: value(change, change.to),
    }),
  );
  return t("saved", { count: changes.length, changes: list.format(lines) });
}

function valueText(
  t: Words,
  list: Intl.ListFormat,
  setting: SettingChange["setting"],
  value: unknown,
  members: Names,
): string {
  if (typeof value === "boolean") return t(value ? "on" : "off");
  if (typeof value === "number") return t("minutesOf", { minutes: value });
  if (value === null) return t("shopAddress");
  if (!Array.isArray(value)) return t("quoted", { text: String(value) });
  if (value.length === 0) return t("nothing");
  const name = (entry: string) => {
    if (setting === "networks") return t(`network.${entry as Network}`);
    return members.find((member) => member.id === entry)?.name ?? entry;
  };
  return list.format(value.map((entry) => name(String(entry))));
}
