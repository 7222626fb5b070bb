import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { npsInvitations } from "@/db/schema";
import type { SKIP_REASONS } from "@/lib/base/vocabularies";
import type { DropReason } from "@/lib/mail/kinds";

type SkipReason = (typeof SKIP_REASONS)[number];

/** What a mail that was not sent says about its invitation; any other reason is the shop's own doing. */
const REASONS: Partial<Record<DropReason, SkipReason>> = {
  reopened: "reopened",
  solved_again: "reopened",
  opted_out: "opted_out",
  blocked: "blocked",
  erased: "erased",
  budget: "budget",
  order_cancelled: "order_cancelled",
  silent: "silent",
  awaiting_reply: "awaiting_reply",
  unrecovered: "unrecovered",
  address_gone: "no_address",
};

/** The mail of an invitation is not sent: nobody was invited, and the invitation says why. */
export async function skipInvitation(
  tx: Tx,
  { shopId, mailId }: { shopId: string; mailId: string },
  reason: DropReason,
): Promise<void> {
  await tx
    .update(npsInvitations)
    .set({ state: "skipped", reason: REASONS[reason] ?? "switched_off" })
    .where(
      and(
        eq(npsInvitations.shopId, shopId),
        eq(npsInvitations.mailId, mailId),
        eq(npsInvitations.state, "invited"),
        isNull(npsInvitations.answeredAt),
      ),
    );
}
