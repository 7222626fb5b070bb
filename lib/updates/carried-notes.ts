import { and, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { mails, notes } from "@/db/schema";
import { MINUTE, SECOND } from "@/lib/base/time";
import type { DueMail, Wait } from "@/lib/mail/compose";

/** A mail that carries notes to the customer. */
type Carrier = { shopId: string; id: string; updateId: string | null };

/** Between two looks at whether a reply that is being sent right now has arrived. */
const LOOK_AGAIN = 5 * SECOND;
/** A reply that is being sent holds back the mails after it for so long at most. */
const HELD_FOR = 5 * MINUTE;

/** The replies to the customer that wait for a mail, as a condition on `mails`. */
function waitingReplies({ shopId, id, updateId }: Carrier): SQL | undefined {
  return and(
    eq(mails.shopId, shopId),
    eq(mails.updateId, updateId ?? id),
    eq(mails.kind, "note.customer"),
    eq(mails.state, "queued"),
    ne(mails.id, id),
  );
}

/**
 * Gives the notes whose mails still wait, and those whose mails will be tried again, to a mail that has
 * just been decided. The caller holds the update's lock.
 */
export async function carryWaiting(tx: Tx, carrier: Carrier): Promise<void> {
  const waiting = await tx
    .select({ id: mails.id })
    .from(mails)
    .where(waitingReplies(carrier))
    .orderBy(mails.id)
    .for("update");
  await carry(tx, carrier, waiting);
}

/**
 * The same as a mail leaves, so that no reply of before follows it. A reply that is being sent at
 * this moment goes first, and the mail waits; one that takes too long is carried all the same.
 * Another job's mail is never waited for: that job may want this one.
 */
export async function carryAsItLeaves(tx: Tx, mail: DueMail, earlier?: SQL): Promise<Wait | null> {
  const waiting = await tx
    .select({ id: mails.id })
    .from(mails)
    .where(and(waitingReplies(mail), earlier))
    .orderBy(mails.id)
    .for("update", { skipLocked: true });
  await carry(tx, mail, waiting);
  const onItsWay = await tx
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        eq(mails.shopId, mail.shopId),
        eq(mails.updateId, mail.updateId ?? mail.id),
        eq(mails.kind, "note.customer"),
        inArray(mails.state, ["queued", "sending"]),
        ne(mails.id, mail.id),
        earlier,
      ),
    );
  if (onItsWay.length === 0) return null;
  if (mail.now.getTime() - mail.sendAt.getTime() < HELD_FOR) return { wait: LOOK_AGAIN };
  await moveNotes(tx, mail, onItsWay);
  return null;
}

async function carry(tx: Tx, carrier: Carrier, folded: { id: string }[]): Promise<void> {
  if (folded.length === 0) return;
  await moveNotes(tx, carrier, folded);
  await tx
    .update(mails)
    .set({ state: "dropped", dropReason: "folded", nextAttemptAt: null })
    .where(and(eq(mails.shopId, carrier.shopId), oneOf(mails.id, idsOf(folded))));
}

/** From now on `carrier` brings the notes of these mails to the customer. */
export async function moveNotes(
  tx: Tx,
  carrier: Carrier,
  from: readonly { id: string }[],
): Promise<void> {
  await tx
    .update(notes)
    .set({ mailId: carrier.id })
    .where(and(eq(notes.shopId, carrier.shopId), oneOf(notes.mailId, idsOf(from))));
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

/**
 * Undoes the carrying: each note goes back to the mail it was gathered in, which leaves when it would
 * have. Which one that was its key says, which names the first of its notes.
 */
export async function giveNotesBack(
  tx: Tx,
  { shopId, id }: { shopId: string; id: string },
): Promise<void> {
  await tx.execute(sql`
    with gathered as (
      select m.id, n.created_at, n.id as first_id from ${notes} n
      join ${mails} m on m.shop_id = n.shop_id and m.dedupe_key = 'note:' || n.id
      where n.shop_id = ${shopId}::uuid and n.mail_id = ${id}::uuid
        and m.state = 'dropped' and m.drop_reason = 'folded'
    ), back as (
      update ${notes} n set mail_id = coalesce((
        select g.id from gathered g where (g.created_at, g.first_id) <= (n.created_at, n.id)
        order by g.created_at desc, g.first_id desc limit 1), n.mail_id)
      where n.shop_id = ${shopId}::uuid and n.mail_id = ${id}::uuid
    )
    update ${mails} m set state = 'queued', drop_reason = null, claimed_by = null from gathered g
    where m.shop_id = ${shopId}::uuid and m.id = g.id`);
}
