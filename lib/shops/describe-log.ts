import { createTranslator } from "use-intl/core";
import { countryName } from "@/lib/base/countries";
import { listFormat, regionOf } from "@/lib/base/format";
import type { Network } from "@/lib/base/share-links";
import type { OrderMeaning } from "@/lib/base/vocabularies";
import { messagesFor, texts } from "@/lib/i18n/texts";

type Change = { setting: string; from: unknown; to: unknown };
type Names = { id: string; name: string }[];
type Words = ReturnType<typeof texts<"settings">>;

/** A logged change in words; without values (a secret) both sides are null. */
export type ChangeWords = { name: string; from: string | null; to: string | null };

/** The fields of the page that holds the settings of an area; the log has names of its own where those say too little, and of those that are no more. */
const FIELDS: Record<string, string> = {
  ratings: "settings.fields",
  shop: "settings.shop.fields",
  mail: "mailSettings.fields",
  nps: "npsSettings.fields",
};
/** Settings whose name stands elsewhere in the catalogue. */
const NAMED_AT: Record<string, string> = {
  "mail.subject": "labels.subject",
  "mail.heading": "mailSettings.texts.fields.heading",
  "mail.paragraph": "mailSettings.texts.fields.paragraph",
  "nps.afterDays": "npsSettings.fields.days",
  "nps.templateId": "labels.template",
  "nps.channelId": "labels.channel",
  "nps.categoryId": "labels.category",
  "nps.loudWords": "npsTemplates.words.title",
  "nps.experiment": "npsAsking.experiment.title",
};

/** `nps.channels.website.name`: which entry of a list is meant, by its code. */
const IN_LIST = /^(nps\.(?:channels|categories))\.([^.]+)\./;
/** `store.word.<word>`: whatever the shop's orders carry may stand there. */
const ORDER_WORD = /^(store\.word)\.(.+)$/s;
/** Numbers that are told with their unit. */
const UNITS: Record<string, "seconds" | "minutes" | "days"> = {
  "ratings.followUpDelayMinutes": "minutes",
  "mail.budgetDays": "days",
  "mail.lowRatingDays": "days",
  "mail.undoSeconds": "seconds",
  "mail.keepMailDays": "days",
  "mail.keepVisitDays": "days",
  "nps.afterDays": "days",
  "nps.survey.days": "days",
};
/** Characters of a long text that the log shows; it keeps all of them. */
const SHOWN_MAX = 300;

/** One logged change in words: what the setting is called on its page, and both values. */
export function describeChange(locale: string, change: Change, members: Names): ChangeWords {
  const code = (IN_LIST.exec(change.setting) ?? ORDER_WORD.exec(change.setting))?.[2] ?? "";
  const plain = change.setting.replace(IN_LIST, "$1.").replace(ORDER_WORD, "$1");
  const [area = "", ...rest] = plain.split(".");
  const any = createTranslator({ locale, messages: messagesFor(locale) as never }) as {
    (key: string, values?: Record<string, string>): string;
    has(key: string): boolean;
  };
  const own = rest.join(".");
  const places = [`settings.log.names.${area}.${own}`, `${FIELDS[area]}.${own}`];
  const path = NAMED_AT[change.setting] ?? places.find((place) => any.has(place));
  const name = path ? any(path, { code }) : rest.join(" ");
  if (change.from === null && change.to === null) return { name, from: null, to: null };
  const value = (side: unknown) => valueText(locale, change.setting, side, members);
  return { name, from: value(change.from), to: value(change.to) };
}

/** What was done and has no values to go with it, unlike a secret, whose values are not told. */
export function isAct(setting: string): boolean {
  return ["customers.exported", "customers.erased", "customers.tags"].includes(setting);
}

/** What a save changed, in one sentence. */
export function describeSave(locale: string, changes: Change[], members: Names = []): string {
  const t = texts(locale, "settings");
  if (changes.length === 0) return t("unchanged");
  const lines = changes.map((change) => {
    const { name, from, to } = describeChange(locale, change, members);
    if (from === null && to === null) return t("changeSecret", { name });
    return t("change", { name, from: from ?? "", to: to ?? "" });
  });
  const list = listFormat(regionOf(locale), { type: "unit" });
  return t("saved", { count: changes.length, changes: list.format(lines) });
}

function valueText(locale: string, setting: string, value: unknown, members: Names): string {
  const t = texts(locale, "settings");
  if (typeof value === "boolean") return t(value ? "on" : "off");
  if (typeof value === "number") return numberText(t, setting, value);
  if (isEmpty(value)) return emptyText(t, setting);
  if (ORDER_WORD.test(setting)) return t(`store.meanings.${value as OrderMeaning}`);
  if (setting === "shop.country") return countryName(locale, String(value));
  if (Array.isArray(value)) {
    const named = value.map((entry) => word(locale, String(entry), members));
    return listFormat(regionOf(locale), { type: "unit" }).format(named);
  }
  const whole = String(value);
  const text = whole.length > SHOWN_MAX ? `${whole.slice(0, SHOWN_MAX)}…` : whole;
  const named = word(locale, text, members);
  return named === text ? t("quoted", { text }) : named;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** What an empty setting stands for. */
function emptyText(t: Words, setting: string): string {
  if (setting === "ratings.shareUrl") return t("shopAddress");
  return t(setting.startsWith("mail.keep") ? "forever" : "nothing");
}

function numberText(t: Words, setting: string, value: number): string {
  switch (UNITS[setting]) {
    case "seconds":
      return t("secondsOf", { seconds: value });
    case "minutes":
      return t("minutesOf", { minutes: value });
    case "days":
      return t("daysOf", { days: value });
    default:
      return t("quoted", { text: String(value) });
  }
}

/** Ids of members by name, and words the catalogue has. */
function word(locale: string, value: string, members: Names): string {
  const member = members.find(({ id }) => id === value);
  if (member) return member.name;
  // Of what every object has ("constructor") the catalogue would say that it is there.
  if (!/^[\w-]+$/.test(value) || value in Object.prototype) return value;
  const networks = texts(locale, "networks");
  if (networks.has(value as Network)) return networks(value as Network);
  const t = texts(locale, "settings");
  const key = `log.values.${value}` as "log.values.agent";
  return t.has(key) ? t(key) : value;
}
