import { firstName } from "@/lib/base/names";
import { after, DAY, HOUR } from "@/lib/base/time";
import type { Locale } from "@/lib/i18n/locales";
import { texts } from "@/lib/i18n/texts";
import type { ShopRow } from "@/lib/mail/compose";
import { mailDates, mailFrame } from "@/lib/mail/frame";
import type { TokenValues } from "@/lib/mail/tokens-in-texts";
import type { WordValues } from "@/lib/mail/words";

/** Made-up facts in the language of the mail, and the shop's own look. */
export type Sample = {
  locale: Locale;
  frame: ReturnType<typeof mailFrame>;
  values: WordValues;
  tokens: TokenValues;
  title: string;
  comment: string;
  note: string;
  agent: string;
  writtenAt: string;
  /** Where every link leads: a sample opens nobody's order. */
  url: string;
};

/** What all sample mails of a shop tell. */
export function sampleOf(shop: ShopRow, locale: Locale): Sample {
  const t = texts(locale, "mailSettings");
  const spoken = { ...shop, locale };
  const dates = mailDates(spoken);
  const now = new Date();
  const [title, comment, note] = [t("sample.title"), t("sample.comment"), t("sample.note")];
  const [customer, agent] = [t("sample.customer"), t("sample.agent")];
  const money = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" });
  const order = { number: "10482", total: money.format(214), placed: after(now, -9 * DAY) };
  return {
    locale,
    frame: mailFrame(spoken),
    title,
    comment,
    note,
    agent: firstName(agent),
    writtenAt: dates.dayAndTime(now),
    url: shop.siteUrl,
    tokens: {
      customer_first_name: firstName(customer),
      order_number: order.number,
      shop_name: shop.name,
      shop_url: shop.siteUrl,
      update_title: title,
      agent_first_name: firstName(agent),
    },
    values: {
      shop_name: shop.name,
      order_number: order.number,
      order_total: order.total,
      placed_on: dates.day(order.placed),
      update_title: title,
      customer_name: customer,
      customer_first_name: firstName(customer),
      has_name: "yes",
      has_agent: "yes",
      agent_first_name: firstName(agent),
      agent_names: firstName(agent),
      has_assignee: "yes",
      assignee_first_name: firstName(agent),
      asks: "yes",
      comments: "yes",
      alerted: "yes",
      has_comment: "yes",
      assigned: "yes",
      count: 1,
      excerpt: comment,
      days: 30,
      expires_on: dates.day(after(now, 30 * DAY)),
      solver: "member",
      solver_name: agent,
      solved_at: dates.dayAndTime(after(now, -3 * HOUR)),
      rated_at: dates.dayAndTime(after(now, -HOUR)),
      reopened_at: dates.dayAndTime(now),
      orders: 4,
      since_year: dates.year(after(now, -400 * DAY)),
      ratings: 1,
      earlier_stars: "5",
      follow_up: "apology",
      follow_up_date: dates.day(now),
      follow_up_time: dates.time(now),
    },
  };
}
