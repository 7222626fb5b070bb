import { and, eq, type SQL, sql } from "drizzle-orm";
import { mails, orders } from "@/db/schema";
import { pageBy } from "@/lib/base/cursor";
import { readEmail } from "@/lib/base/email-address";
import { first, isFrequent, type Source, soughtPage, written } from "@/lib/base/sought-page";
import { normalizeText } from "@/lib/base/text";
import { MAIL_STATES } from "@/lib/base/vocabularies";
import type { MailKind, MailState } from "@/lib/mail/kinds";

/** The chips above the list, and the states of the emails behind each. */
export const FILTERS = {
  failed: ["failed"],
  queued: ["queued", "sending"],
  sent: ["sent"],
  skipped: ["dropped"],
  returned: null,
} as const satisfies Record<string, readonly MailState[] | null>;

export type OutboxFilter = keyof typeof FILTERS;

/** Those that came back, as their index has it. */
export const RETURNED = sql`(bounced_at is not null or complained_at is not null)`;

/** The newest so many are looked through for what no index has. */
const LOOKED_THROUGH = 10_000;

/** As many ids of orders as are compared with each email's. */
const FEW_ORDERS = 100;

type PageArgs = {
  /** Part of recipient, subject or order number. */
  q: string;
  filter: OutboxFilter | null;
  kind: MailKind | null;
  cursor: string | null;
  rows: number;
};

/** Selects "id" and "at" of the emails of one page, newest first. */
export function mailPage(shopId: string, { q, filter, kind, cursor, rows }: PageArgs): SQL {
  const from = pageBy({ at: mails.createdAt, id: mails.id }, cursor);
  const address = readEmail(q);
  const groups = groupsOf(filter, kind).map((group) => and(group, sentTo(address)));
  const text = q.trim() === "" || address ? null : normalizeText(q).trim();
  const fits = text === null ? sql`true` : holdsText(shopId, text);
  const indexed = text !== null && isIndexed(text);
  const list = (looksAt: number | null) => {
    const most = looksAt ?? (text === null ? rows : LOOKED_THROUGH);
    const each = groups.map(
      (
        group,
      ) => sql`(select shop_id, id, created_at as at, to_address, subject, order_id from ${mails}
        where ${and(eq(mails.shopId, shopId), group, from.where)} ${first(from.order, most)})`,
    );
    if (each.length === 1) return sql`${each[0]}`;
    return sql`select * from (${sql.join(each, sql` union all `)}) m ${first(sql`at desc, id desc`, most)}`;
  };
  return soughtPage({
    list,
    // Stands for the table in what is asked of a row.
    as: sql`${mails}`,
    fits,
    row: sql`select ${mails.id}, ${mails.createdAt} as at from ${mails}
      where ${and(eq(mails.shopId, shopId), sql`${mails.id} = f.id`, from.where, fits)}
        and (${sql.join(
          groups.map((group) => sql`(${group ?? sql`true`})`),
          sql` or `,
        )})`,
    sources: indexed ? [textSource(shopId, text)] : [],
    rows,
  });
}

/** The parts of the log that an index has in order, which together are what the filters leave. */
function groupsOf(filter: OutboxFilter | null, kind: MailKind | null): (SQL | undefined)[] {
  const ofKind = kind ? eq(mails.kind, kind) : undefined;
  if (filter === "returned") return [and(RETURNED, ofKind)];
  const states = filter ? FILTERS[filter] : kind ? MAIL_STATES : null;
  return states?.map((state) => and(ofKind, eq(mails.state, state))) ?? [undefined];
}

/** A whole address finds the emails to it, as an index has them in order; as a part of a text it would be looked for by "example", "com" and the like. */
function sentTo(address: string | null): SQL | undefined {
  return address ? sql`lower(${mails.toAddress}) = ${address}` : undefined;
}

/** Whose rows the index "mails_by_part" holds. */
const SETTLED = sql`state in ('sent', 'failed', 'dropped')`;

/** As that index has it; no text that is looked for holds a line break. */
const TEXT = sql`(${mails.toAddress} || E'\n' || coalesce(${mails.subject}, ''))`;

function patternOf(text: string): SQL {
  return sql`${`%${text.replace(/[\\%_]/g, "\\$&")}%`}::text`;
}

function holdsText(shopId: string, text: string): SQL {
  // Nothing but signs that no text here can hold.
  if (!text) return sql`false`;
  const pattern = patternOf(text);
  const looksItUp = sql`coalesce((select o.number ilike ${pattern} from ${orders} o
    where o.shop_id = ${shopId} and o.id = ${mails.orderId}), false)`;
  if (!isIndexed(text)) return sql`(${TEXT} ilike ${pattern} or ${looksItUp})`;
  // Asked once, since hardly any text is part of a number.
  const some = sql`(select array_agg(id) from (${numbered(shopId, pattern)} limit ${written(FEW_ORDERS + 1)}) o)`;
  return sql`(${TEXT} ilike ${pattern} or case when coalesce(cardinality(${some}), 0) <= ${written(FEW_ORDERS)}
    then coalesce(${mails.orderId} = any(${some}::uuid[]), false) else ${looksItUp} end)`;
}

/** The ids of the orders with a part of a number; by the index first, which knows no shops. */
function numbered(shopId: string, pattern: SQL): SQL {
  return sql`select id from (select id, shop_id from ${orders} where number ilike (select ${pattern}) offset 0) o
    where shop_id = ${shopId}`;
}

/** The index knows texts by every three letters or digits in a row. */
function isIndexed(text: string): boolean {
  return /[\p{Alphabetic}\p{Nd}]{3}/u.test(text);
}

/**
 * By the text, and by the numbers of orders: their ids first. Of those on their way, whose rows change too often for an index, the newest.
 * The indexes of texts know no shops: to have all rows of a big one in them costs more than what others hold of a rare text.
 */
function textSource(shopId: string, text: string): Source {
  // Not known before it runs: for a constant that is frequent, the planner would read the table.
  const pattern = sql`(select ${patternOf(text)})`;
  const ofShop = eq(mails.shopId, shopId);
  const moving = FILTERS.queued.map(
    (state) => sql`union all select id from (
      select id, to_address, subject from ${mails} where ${and(ofShop, eq(mails.state, state))}
      order by created_at desc, id desc limit ${written(LOOKED_THROUGH)}
    ) ${mails} where ${TEXT} ilike ${pattern}`,
  );
  return {
    few: sql`select id from (select id, shop_id from ${mails} where ${SETTLED} and ${TEXT} ilike ${pattern} offset 0) s
      where shop_id = ${shopId}
      ${sql.join(moving, sql` `)}
      union all
      select m.id from (${numbered(shopId, patternOf(text))} offset 0) o,
      lateral (select id from ${mails} where ${ofShop} and order_id = o.id offset 0) m`,
    // What is frequent among the newest costs the index much, and is found without it.
    usable: sql`not ${isFrequent}`,
  };
}
