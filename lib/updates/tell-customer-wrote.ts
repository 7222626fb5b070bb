import { and, asc, desc, eq, gt, like, ne, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { events, mails, notes } from "@/db/schema";
import { MINUTE } from "@/lib/base/time";
import { cancelMails } from "@/lib/mail/cancel-mails";
import type { MailRow } from "@/lib/mail/compose";
import type { MailDraft } from "@/lib/mail/queue-mail";
import type { UpdateRow } from "@/lib/updates/lock-update";
import { type LoopFacts, readLoopFacts } from "@/lib/updates/loop-facts";
import { keyOf, recipientsOf } from "@/lib/updates/recipients";
import { tellTeam } from "@/lib/updates/tell-team";

/** Messages within this time of the first are told in one mail. */
const GATHER = 2 * MINUTE;

const KIND = "update.customer_wrote";

/**
 * Tells the team that the customer wrote: with the mails that still gather messages of this update,
 * else with new ones. The caller holds the update's lock, or has just made the update.
 */
export async function tellCustomerWrote(
  tx: Tx,
  shopId: string,
  updateId: string,
  noteId: string,
): Promise<void> {
  const gathering = await findGathering(tx, shopId, updateId);
  if (gathering) return attach(tx, { shopId, noteId, mailId: gathering });
  const facts = await readLoopFacts(tx, shopId, updateId);
  const drafts = draft(facts, { noteId, delay: GATHER });
  const [mail] = await tellTeam(tx, { shopId, updateId }, drafts);
  if (mail) await attach(tx, { shopId, noteId, mailId: mail.id });
}

/** Drops the mails that have not left yet: somebody of the team has answered. */
export async function dropAnswered(tx: Tx, update: UpdateRow): Promise<void> {
  // Only what the customer waits for an answer to is still about to be told.
  if (update.waitingSince) await cancelMails(tx, update.shopId, update.id, [KIND], "answered");
}

/** Locks the queued mails, so that none leaves without the message about to be attached; none gather once one of them has left. */
async function findGathering(tx: Tx, shopId: string, updateId: string) {
  const [lead] = await tx
    .select()
    .from(mails)
    .where(
      and(
        eq(mails.shopId, shopId),
        eq(mails.updateId, updateId),
        eq(mails.kind, KIND),
        eq(mails.state, "queued"),
        eq(mails.attempts, 0),
      ),
    )
    .orderBy(desc(mails.createdAt), asc(mails.id))
    .for("update");
  if (!lead) return undefined;
  const [left] = await tx
    .select({ id: mails.id })
    .from(mails)
    .where(and(isSister(lead), ne(mails.state, "dropped"), gt(mails.attempts, 0)))
    .limit(1);
  return left ? undefined : lead.id;
}

/** The mails that tell the same messages, each to one recipient. */
function isSister(mail: MailRow): SQL | undefined {
  return and(
    eq(mails.shopId, mail.shopId),
    eq(mails.updateId, mail.updateId ?? mail.id),
    like(mails.dedupeKey, `${prefixOf(firstNoteOf(mail))}%`),
  );
}

async function attach(
  tx: Tx,
  { shopId, noteId, mailId }: { shopId: string; noteId: string; mailId: string },
): Promise<void> {
  await tx
    .update(notes)
    .set({ mailId })
    .where(and(eq(notes.shopId, shopId), eq(notes.id, noteId)));
}

/** One mail to each; the first message names them all, and tells which belong together. */
function draft(facts: LoopFacts, { noteId, delay }: { noteId: string; delay: number }) {
  return recipientsOf(KIND, facts).map(
    (to): MailDraft => ({
      kind: KIND,
      dedupeKey: `${prefixOf(noteId)}${keyOf(to)}`,
      to,
      orderId: facts.order.id,
      updateId: facts.update.id,
      delay,
    }),
  );
}

function prefixOf(noteId: string): string {
  return `wrote:${noteId}:`;
}

function firstNoteOf({ dedupeKey }: Pick<MailRow, "dedupeKey">): string {
  return dedupeKey.split(":")[1] ?? "";
}

/** The messages a mail tells of, oldest first: all that its sisters to other recipients tell of as well. */
export function readToldNotes(tx: Tx, mail: MailRow) {
  return tx
    .select({ body: notes.body, createdAt: notes.createdAt })
    .from(notes)
    .innerJoin(mails, and(eq(mails.shopId, notes.shopId), eq(mails.id, notes.mailId)))
    .where(isSister(mail))
    .orderBy(asc(notes.createdAt), asc(notes.id));
}

/**
 * Tells whoever is responsible by now what a mail told somebody who no longer is. Nobody gets it
 * twice, and whoever took the update has read it.
 */
export async function tellSuccessor(tx: Tx, mail: MailRow): Promise<void> {
  const { shopId, updateId } = mail;
  if (!updateId) return;
  const facts = await readLoopFacts(tx, shopId, updateId);
  const taker = await readTaker(tx, shopId, updateId);
  const drafts = draft(facts, { noteId: firstNoteOf(mail), delay: 0 });
  if (drafts.some(({ to }) => to.memberId && to.memberId === taker)) return;
  await tellTeam(tx, { shopId, updateId }, drafts);
}

/** Who gave the update to themselves, if that was the last assignment. */
async function readTaker(tx: Tx, shopId: string, updateId: string): Promise<string | null> {
  const [last] = await tx
    .select({ actorId: events.actorId, data: events.data })
    .from(events)
    .where(
      and(
        eq(events.shopId, shopId),
        eq(events.updateId, updateId),
        eq(events.type, "update.assigned"),
      ),
    )
    .orderBy(desc(events.id))
    .limit(1);
  return last && last.actorId === last.data.toId ? last.actorId : null;
}
