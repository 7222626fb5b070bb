import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { normalizeText } from "@/lib/base/text";
import { MAIL_STATES } from "@/lib/base/vocabularies";
import type { MemberActor } from "@/lib/identity/actor";
import type { MailKind } from "@/lib/mail/kinds";
import {
  countChips,
  listMails,
  OUTBOX_FILTERS,
  type OutboxFilter,
  readOutboxState,
} from "@/lib/outbox/queries";
import { makeOrder, makeShop } from "@/lib/testing/factories";
import { seededRandom } from "@/lib/testing/seed";

type Row = {
  id: string;
  kind: string;
  state: string;
  to: string;
  subject: string | null;
  number: string | null;
  returned: boolean;
  at: string;
};

const chance = seededRandom();

const ADDRESSES = [
  "clara@example.com",
  "søren.å@post.dk",
  "o'brien_1@mail.test",
  "100%@example.com",
];
const SUBJECTS = [
  null,
  "Order 10482: Two mugs chipped",
  "Your refund (50%)",
  "Søren, how was it?",
  "a\\b_c",
];
const NUMBERS = ["10482", "WEB-77", "№ 12", "7"];

/** Emails of every state, kind and text, by chance, many of one moment. */
async function makeMails(shopId: string, count: number): Promise<Row[]> {
  const { next: random } = chance;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const orderIds = new Map<string | null, string | null>([[null, null]]);
  for (const number of NUMBERS) orderIds.set(number, await makeOrder(shopId, { number }));
  const rows = Array.from({ length: count }, (_, index) => ({
    kind: pick(["note.customer", "update.solved", "mail.test"]),
    state: pick(MAIL_STATES),
    to: pick(ADDRESSES),
    subject: pick(SUBJECTS),
    number: pick([null, ...NUMBERS]),
    returned: random() < 0.1,
    at: new Date(Date.UTC(2026, 5, 1, 0, 0, Math.floor(index / 3))).toISOString(),
  }));
  const values = rows.map((row) => ({ ...row, order_id: orderIds.get(row.number) }));
  const made = await database().execute<{ id: string; n: number }>(sql`
    insert into mails (shop_id, kind, dedupe_key, state, to_address, subject, order_id, send_at, created_at,
      drop_reason, sent_at, emptied_at, bounced_at)
    select ${shopId}, v->>'kind', n, v->>'state', v->>'to', v->>'subject', (v->>'order_id')::uuid,
      (v->>'at')::timestamptz, (v->>'at')::timestamptz,
      case when v->>'state' = 'dropped' then 'opted_out' end,
      case when v->>'state' = 'sent' then now() end, case when v->>'state' = 'sent' then now() end,
      case when (v->>'returned')::boolean then now() end
    from jsonb_array_elements(${JSON.stringify(values)}::jsonb) with ordinality as list(v, n)
    returning id, dedupe_key::int as n`);
  return made.map(({ id, n }) => ({ ...(rows[n - 1] as (typeof rows)[number]), id }));
}

const STATES: Record<OutboxFilter, (row: Row) => boolean> = {
  failed: (row) => row.state === "failed",
  queued: (row) => row.state === "queued" || row.state === "sending",
  sent: (row) => row.state === "sent",
  skipped: (row) => row.state === "dropped",
  returned: (row) => row.returned,
};

function fits(row: Row, q: string): boolean {
  const text = normalizeText(q).trim().toLowerCase();
  if (!text) return q.trim() === "";
  return [row.to, row.subject, row.number].some((part) => part?.toLowerCase().includes(text));
}

async function listAll(
  owner: MemberActor,
  q: string,
  filter: OutboxFilter | null,
  kind: MailKind | null,
) {
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const got: Awaited<ReturnType<typeof listMails>> = await listMails(owner, {
      q,
      filter,
      kind,
      cursor,
      limit: 160,
    });
    seen.push(...got.rows.map(({ id }) => id));
    cursor = got.next;
  }
  return seen;
}

const TEXTS = [
  "",
  "clara",
  "søren",
  "0%",
  "b_c",
  "\\b",
  "048",
  "web-7",
  "7",
  "№",
  "mugs chip",
  "nobody",
];

test("every filter, kind and search lists the emails that looking at each would, page after page", async () => {
  const { shopId, owner } = await makeShop();
  const { shopId: otherId } = await makeShop("Other");
  const mails = await makeMails(shopId, 300);
  await makeMails(otherId, 30);
  // PostgreSQL orders ids as their text.
  mails.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
  for (const [index, q] of TEXTS.entries())
    for (const filter of [null, ...OUTBOX_FILTERS]) {
      const kind = ([null, "mail.test", "note.customer"] as const)[index % 3] ?? null;
      const expected = mails.filter(
        (row) =>
          fits(row, q) && (!filter || STATES[filter](row)) && (kind === null || row.kind === kind),
      );
      expect(
        await listAll(owner, q, filter, kind),
        `${q} ${filter} ${kind}, ${chance.sentence}`,
      ).toEqual(expected.map(({ id }) => id));
    }
  expect(await listAll(owner, "", null, "auth.reset")).toEqual([]);
  const counts = await countChips(owner);
  for (const name of OUTBOX_FILTERS) expect(counts[name]).toBe(mails.filter(STATES[name]).length);
  expect((await readOutboxState(owner)).failed).toBe(counts.failed);
});

test("a whole address finds the emails to it, newest first, and none that only ends the same", async () => {
  const { shopId, owner } = await makeShop();
  const { shopId: otherId } = await makeShop("Other");
  const write = (id: string, addresses: string[]) =>
    database().execute(sql`
      insert into mails (shop_id, kind, dedupe_key, to_address, send_at, created_at)
      select ${id}, 'mail.test', address || n, address, now(), now() + make_interval(secs => n)
      from json_array_elements_text(${JSON.stringify(addresses)}::json) with ordinality as list(address, n)`);
  await write(shopId, ["Clara@example.com", "other-clara@example.com", "clara@example.com"]);
  await write(otherId, ["clara@example.com"]);
  const list = (q: string) =>
    listMails(owner, { q, filter: null, kind: null, cursor: null, limit: 9 });
  const found = async (q: string) => (await list(q)).rows.map(({ toAddress }) => toAddress);
  expect(await found(" clara@EXAMPLE.com ")).toEqual(["clara@example.com", "Clara@example.com"]);
  expect(await found("clara@example.co")).toEqual([]);
  // A part of an address is looked for everywhere.
  expect(await found("clara@")).toHaveLength(3);
});

test("counts stop at a thousand, two states behind one chip together", async () => {
  const { shopId, owner } = await makeShop();
  const make = (state: string, count: number) =>
    database().execute(sql`insert into mails (shop_id, kind, dedupe_key, state, to_address, send_at)
      select ${shopId}, 'mail.test', ${state} || n, ${state}, 'clara@example.com', now()
      from generate_series(1, ${count}) n`);
  await make("failed", 999);
  await make("queued", 700);
  expect((await readOutboxState(owner)).failed).toBe(999);
  expect(await countChips(owner)).toMatchObject({ failed: 999, queued: 700 });
  await make("sending", 700);
  await database().execute(sql`update mails set state = 'failed' where shop_id = ${shopId}
    and id in (select id from mails where shop_id = ${shopId} and state = 'queued' limit 5)`);
  expect((await readOutboxState(owner)).failed).toBe(1000);
  expect(await countChips(owner)).toMatchObject({ failed: 1000, queued: 1000, sent: 0 });
});
