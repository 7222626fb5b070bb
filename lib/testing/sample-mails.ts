import { cloneElement } from "react";
import { renderMail } from "@/emails/render";
import type { Locale } from "@/lib/i18n/locales";
import type { ShopRow } from "@/lib/mail/compose";
import type { MailKind } from "@/lib/mail/kinds";
import { sampleFacts } from "@/lib/mail/sample-facts";
import type { WordValues } from "@/lib/mail/words";
import { mailKinds } from "@/lib/mail-kinds/registry";

const light = { accent: "#0f6274", accentContrast: "#ffffff" };
const dark = { accent: "#5fa7bb", accentContrast: "#0b1416" };

/** What mails show of a shop, without a database. */
export const SAMPLE_SHOP = {
  name: "Holm & Hazel",
  siteUrl: "https://holm-hazel.example",
  postalAddress: "Holm & Hazel, Nørregade 12, 8000 Aarhus, Denmark",
  timeZone: "Europe/Copenhagen",
  locale: "en",
  reviewUrl: "https://www.trustpilot.com/evaluate/holm-hazel.example",
  colors: { light, dark },
} as unknown as ShopRow;

/** The sample of a kind, with some values for its sentences changed. */
export function sampleMail(kind: MailKind, change: WordValues = {}, locale: Locale = "en") {
  const facts = sampleFacts(SAMPLE_SHOP, locale);
  const values = { ...facts.values, ...change };
  const { subject, element } = mailKinds[kind].sample({ ...facts, values });
  return {
    subject,
    text: element.props.text,
    /** Both parts of it, with some of the template's props changed. */
    render: (props: Record<string, unknown> = {}) => renderMail(cloneElement(element, props)),
  };
}
