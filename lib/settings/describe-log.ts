import { createTranslator } from "use-intl/core";
import { regionOf } from "@/lib/format";
import { messagesFor, texts } from "@/lib/i18n/texts";

type Change = { setting: string; from: unknown; to: unknown };
type Names = { id: string; name: string }[];

/** A logged change in words; without values (a secret) both sides are null. */
export type ChangeWords = { name: string; from: string | null; to: string | null };

/** Where the catalogue names the settings of an area; the log's own list holds the rest. */
const NAMED_IN: Record<string, string> = {
  ratings: "settings",
  shop: "settings.shop",
  mail: "mailSettings.names",
};

/** One logged change in words: what the setting is called on its page, and both values. */
export function describeChange(locale: string, change: Change, members: Names): ChangeWords {
  const [area = "", ...rest] = change.setting.split(".");
  const path = `${NAMED_IN[area] ?? `settings.log.names.${area}`}.${rest.join(".")}`;
  const any = createTranslator({ locale, messages: messagesFor(locale) as never }) as {
    (key: string): string;
    has(key: string): boolean;
  };
  const name = any.has(path) ? any(path) : rest.join(" ");
  if (change.from === null && change.to === null) return { name, from: null, to: null };
  const value = (side: unknown) => valueText(locale, change.setting, side, members);
  return { name, from: value(change.from), to: value(change.to) };
}

/** What was done and has no values to go with it, unlike a secret, whose values are not told. */
export function isAct(setting: string): boolean {
  return setting === "customers.exported" || setting === "customers.erased";
}

/** What a save changed, in one sentence. */
export function describeSave(locale: string, changes: Change[], members: Names = []): string {
  const t = texts(locale, "settings");
  if (changes.length === 0) return t("unchanged");
  const lines = changes.map((change) => {
    const { name, from, to } = describeChange(locale, change, members);
    return t("change", { name, from: from ?? "", to: to ?? "" });
  });
  const list = new Intl.ListFormat(regionOf(locale), { type: "unit" });
  return t("saved", { count: changes.length, changes: list.format(lines) });
}

function valueText(locale: string, setting: string, value: unknown, members: Names): string {
  const t = texts(locale, "settings");
  if (typeof value === "boolean") return t(value ? "on" : "off");
  if (setting === "ratings.followUpDelayMinutes") return t("minutesOf", { minutes: Number(value) });
  if (setting === "ratings.shareUrl" && value === null) return t("shopAddress");
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) {
    return t("nothing");
  }
  if (Array.isArray(value)) {
    const named = value.map((entry) => word(locale, String(entry), members));
    return new Intl.ListFormat(regionOf(locale), { type: "unit" }).format(named);
  }
  const text = String(value);
  const named = word(locale, text, members);
  return named === text ? t("quoted", { text }) : named;
}

/** Ids of members by name, and words the catalogue has. */
function word(locale: string, value: string, members: Names): string {
  const t = texts(locale, "settings");
  const key = `log.values.${value}` as "log.values.agent";
  const known = /^[\w-]+$/.test(value) && t.has(key) ? t(key) : null;
  return members.find(({ id }) => id === value)?.name ?? known ?? value;
}
