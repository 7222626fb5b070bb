import { and, eq, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { cloneElement } from "react";
import { database, type Tx } from "@/db/client";
import { IS_CURRENT_SOLVE } from "@/db/current-solve";
import { customers, mailTexts, members, notes, orders, solves, updates } from "@/db/schema";
import { isolateValues } from "@/lib/base/bidi";
import { greetingName, type Named } from "@/lib/base/names";
import { knownLocale, type Locale } from "@/lib/i18n/locales";
import type { ComposedMail, MailRow, ShopRow } from "@/lib/mail/compose";
import { type Editable, type ShopText, TEXT_PARTS } from "@/lib/mail/editable";
import type { MailKind } from "@/lib/mail/kinds";
import { fillTokens, type TokenValues } from "@/lib/mail/tokens-in-texts";

type TextPlace = { shopId: string; kind: MailKind; locale: Locale };

/** The composed mail with the shop's own words in it, where it has any in the mail's language. */
export async function applyShopTexts(
  tx: Tx,
  mail: MailRow,
  shop: ShopRow,
  {
    composed,
    editable,
    ownTexts,
  }: {
    composed: ComposedMail;
    editable: Editable | undefined;
    ownTexts: Partial<Record<Locale, ShopText>>;
  },
): Promise<ComposedMail> {
  const locale = knownLocale(shop.locale);
  if (!editable || !locale) return composed;
  const own = ownTexts[locale];
  return own ? putWords(composed, editable, own, await readTokens(tx, mail, shop)) : composed;
}

/** The shop's own words for one kind of mail in one language; null where it has none. */
export async function readShopText({ shopId, kind, locale }: TextPlace): Promise<ShopText | null> {
  const [row] = await database()
    .select({
      subject: mailTexts.subject,
      heading: mailTexts.heading,
      paragraph: mailTexts.paragraph,
    })
    .from(mailTexts)
    .where(
      and(eq(mailTexts.shopId, shopId), eq(mailTexts.kind, kind), eq(mailTexts.locale, locale)),
    );
  return row ?? null;
}

/** Puts a shop's words in place of ours, their tokens filled in. */
export function putWords(
  composed: ComposedMail,
  { keys }: Editable,
  own: ShopText,
  values: TokenValues,
): ComposedMail {
  const text = { ...composed.element.props.text };
  const apart = isolateValues(values);
  for (const part of TEXT_PARTS) {
    const key = keys[part];
    const words = own[part] && fillTokens(own[part], apart);
    if (key && words) text[key] = words;
  }
  return {
    ...composed,
    subject: text.subject ?? composed.subject,
    element: cloneElement(composed.element, { text }),
  };
}

/** The tokens' values for one mail; without anybody to name the shop speaks for itself. */
async function readTokens(tx: Tx, mail: MailRow, shop: ShopRow): Promise<TokenValues> {
  const about = mail.orderId ? await readOrder(tx, mail, mail.orderId) : undefined;
  const customer = about
    ? { name: about.customerName, firstName: about.customerFirstName }
    : await readCustomer(tx, mail);
  const agent = about?.author ?? about?.solver ?? about?.assignee;
  return {
    customer_first_name: greetingName(customer),
    order_number: about?.number ?? "",
    shop_name: shop.name,
    shop_url: shop.siteUrl,
    update_title: about?.title ?? "",
    agent_first_name: agent ?? shop.name,
  };
}

/** Of a mail about no order. */
async function readCustomer(tx: Tx, { shopId, customerId }: MailRow): Promise<Named> {
  if (!customerId) return { name: "" };
  const [customer] = await tx
    .select({ name: customers.name, firstName: customers.firstName })
    .from(customers)
    .where(and(eq(customers.shopId, shopId), eq(customers.id, customerId)));
  return customer ?? { name: "" };
}

/** Who wrote the notes of this mail, who solved its update, who has it. */
async function readOrder(tx: Tx, mail: MailRow, orderId: string) {
  const name = (id: AnyPgColumn) =>
    sql<
      string | null
    >`(select coalesce(m.public_name, m.name) from ${members} m where m.shop_id = ${mail.shopId} and m.id = ${id})`;
  const [row] = await tx
    .select({
      number: orders.number,
      customerName: orders.customerName,
      customerFirstName: orders.customerFirstName,
      title: updates.title,
      author: sql<
        string | null
      >`(select coalesce(m.public_name, m.name) from ${notes} n join ${members} m
        on m.shop_id = n.shop_id and m.id = n.member_id
        where n.shop_id = ${mail.shopId} and n.mail_id = ${mail.id} order by n.created_at limit 1)`,
      solver: name(solves.byMemberId),
      assignee: name(updates.assigneeId),
    })
    .from(orders)
    .leftJoin(
      updates,
      and(eq(updates.shopId, orders.shopId), eq(updates.id, mail.updateId ?? mail.id)),
    )
    .leftJoin(solves, IS_CURRENT_SOLVE)
    .where(and(eq(orders.shopId, mail.shopId), eq(orders.id, orderId)));
  return row;
}
