import { and, eq, inArray } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { accounts, mails, notes, updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { isPromoter } from "@/lib/base/stars";
import { MINUTE } from "@/lib/base/time";
import type { MemberActor } from "@/lib/identity/actor";
import type { MailKind } from "@/lib/mail/kinds";
import type { MailDraft } from "@/lib/mail/queue-mail";
import { type LoopFacts, readLoopFacts } from "@/lib/updates/loop-facts";
import {
  planRatingMails,
  planSolveMails,
  type RequestToRate,
  requestToRate,
} from "@/lib/updates/plan-mails";
import { type PlannedInvitation, planInvitation } from "@/lib/updates/planned-invitation";

/** One line of the solve dialog: a mail, to whom, and on what condition. */
export type PreviewedMail = {
  kind: MailKind;
  recipients: string[];
  /** `now`, or after the customer rates: with any stars, with 4–5, with 1–3. */
  when: "now" | "rated" | "high" | "low";
  delayMinutes: number;
};

export type SolvePreview = {
  /** Internal-only updates are solved without a question. */
  visible: boolean;
  customerName: string;
  customerFirstName: string | null;
  email: string | null;
  request: RequestToRate;
  /** So long its email waits, and it can be undone. */
  undoSeconds: number;
  /** Replies that wait for their email: "Notify customer" sends them along, silent leaves them to it. */
  replies: number;
  mails: PreviewedMail[];
  /** The question days later how likely the customer is to recommend the shop; null: none. */
  invitation: PlannedInvitation | null;
};

/**
 * What "Notify customer" would send, from the functions that queue it; silent sends none of it.
 * Throws `not_found`.
 */
export async function previewSolve(actor: MemberActor, updateId: string): Promise<SolvePreview> {
  return transaction(async (tx) => {
    const [found] = await tx
      .select({ id: updates.id })
      .from(updates)
      .where(and(eq(updates.shopId, actor.shopId), eq(updates.id, updateId)));
    if (!found) throw new AppError("not_found");
    const facts = await readLoopFacts(tx, actor.shopId, updateId);
    const solvedFacts = { ...facts, responsible: await responsibleOnceSolved(tx, actor, facts) };
    const request = requestToRate(facts);
    const now = planSolveMails(facts, facts.undoSeconds);
    const told = now.length > 0;
    const asks = told && request === "asked";
    const later = asks ? [5, 1].flatMap((stars) => ratedLines(solvedFacts, stars)) : [];
    return {
      visible: facts.update.visible,
      customerName: facts.order.customerName,
      customerFirstName: facts.order.customerFirstName,
      email: facts.order.email,
      request,
      undoSeconds: facts.undoSeconds,
      replies: await countWaiting(tx, actor.shopId, updateId),
      mails: [...now.map((draft) => line(draft, "now")), ...merge(later)],
      invitation: told ? await planInvitation(tx, actor.shopId, facts, asks) : null,
    };
  });
}

function countWaiting(tx: Tx, shopId: string, updateId: string): Promise<number> {
  const waiting = tx
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        eq(mails.shopId, shopId),
        eq(mails.updateId, updateId),
        eq(mails.kind, "note.customer"),
        eq(mails.state, "queued"),
      ),
    );
  return tx.$count(notes, and(eq(notes.shopId, shopId), inArray(notes.mailId, waiting)));
}

/** Who will answer for the update: its assignee, else whoever solves it. */
async function responsibleOnceSolved(
  tx: Tx,
  actor: MemberActor,
  { assignee, responsible }: LoopFacts,
): Promise<LoopFacts["responsible"]> {
  if (assignee) return responsible;
  const [account] = await tx
    .select({ address: accounts.email })
    .from(accounts)
    .where(eq(accounts.id, actor.accountId));
  if (!account) return responsible;
  return { ...account, memberId: actor.memberId, name: actor.name, why: "solver" };
}

function ratedLines(facts: LoopFacts, stars: number): PreviewedMail[] {
  const { drafts } = planRatingMails(facts, { id: "preview", stars });
  return drafts
    .filter((draft) => !draft.dropReason)
    .map((draft) => {
      if (draft.kind === "rating.responsible") return line(draft, "rated");
      return line(draft, isPromoter(stars) ? "high" : "low");
    });
}

function line(draft: MailDraft, when: PreviewedMail["when"]): PreviewedMail {
  const recipients = [draft.to.address];
  return { kind: draft.kind, recipients, when, delayMinutes: draft.delay / MINUTE };
}

/** One line per kind, with all its recipients once. */
function merge(lines: PreviewedMail[]): PreviewedMail[] {
  const byKind = new Map<MailKind, PreviewedMail>();
  for (const entry of lines) {
    const known = byKind.get(entry.kind);
    const recipients = [...new Set([...(known?.recipients ?? []), ...entry.recipients])];
    byKind.set(entry.kind, { ...entry, recipients });
  }
  return [...byKind.values()];
}
