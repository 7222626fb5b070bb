import { numberFormat } from "@/lib/base/format";
import { after, DAY, HOUR } from "@/lib/base/time";
import type { Locale } from "@/lib/i18n/locales";
import { texts } from "@/lib/i18n/texts";
import type { ShopRow } from "@/lib/mail/compose";
import { mailDates, mailFrame } from "@/lib/mail/frame";
import { LINK_DAYS } from "@/lib/mail/links";
import type { TextToken } from "@/lib/mail/tokens-in-texts";

export type SampleFacts = ReturnType<typeof sampleFacts>;

/** What all sample mails of a shop tell: made-up facts in the language of the mail, and the shop's own look. */
export function sampleFacts(shop: ShopRow, locale: Locale) {
  const t = texts(locale, "mailSettings");
  const spoken = { ...shop, locale };
  const dates = mailDates(spoken);
  const now = new Date();
  const [title, comment, note] = [t("sample.title"), t("sample.comment"), t("sample.note")];
  const [customer, agent] = [t("sample.customer"), t("sample.agent")];
  const money = numberFormat(locale, { style: "currency", currency: "EUR" });
  const tokens: Record<TextToken, string> = {
    customer_first_name: t("sample.customerFirst"),
    order_number: "10482",
    shop_name: shop.name,
    shop_url: shop.siteUrl,
    update_title: title,
    agent_first_name: t("sample.agentFirst"),
  };
  return {
    frame: mailFrame(spoken),
    dates,
    now,
    title,
    comment,
    note,
    agent: tokens.agent_first_name,
    agentName: agent,
    /** Where every link leads: a sample opens nobody's order. */
    url: shop.siteUrl,
    reviewUrl: shop.reviewUrl,
    tokens,
    /** What most kinds name, of the shop, the order, its customer and who solved its update. */
    values: {
      ...tokens,
      customer_name: customer,
      has_name: "yes",
      has_agent: "yes",
      order_total: money.format(214),
      placed_on: dates.day(after(now, -9 * DAY)),
      orders: 4,
      since_year: dates.year(after(now, -400 * DAY)),
      ratings: 1,
      earlier_stars: "5",
      solver: "member",
      solver_name: agent,
      solved_at: dates.dayAndTime(after(now, -3 * HOUR)),
      days: LINK_DAYS,
      expires_on: dates.day(after(now, LINK_DAYS * DAY)),
    },
  };
}
