import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKeys, events, members } from "@/db/schema";
import UpdateReopened from "@/emails/update-reopened";
import type { MailRow } from "@/lib/mail/compose";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import {
  cardUrl,
  commonValues,
  mailDates,
  orderValues,
  readMailFacts,
  solverValues,
} from "@/lib/mail/frame";
import { flag } from "@/lib/mail/words";

/** To the team: the customer says there is still an issue. */
export const reopenedMail = defineMailKind({
  name: "update.reopened",
  class: "team",
  // The heading is the update's title.
  editable: { ...LETTER, keys: { subject: "subject", paragraph: "hint" } },
  template: UpdateReopened,
  compose: async (tx, mail, shop) => {
    const facts = await readMailFacts(tx, mail);
    if (!facts || facts.update.solvedAt) return { drop: "solved_again" };
    const { assigneeId, title } = facts.update;
    return {
      values: {
        ...commonValues(shop, facts),
        ...(await orderValues(tx, shop, facts)),
        ...solverValues(shop, await readLastSolver(tx, mail)),
        reopened_at: mailDates(shop).dayAndTime(mail.createdAt),
        assigned: flag(assigneeId !== null && assigneeId === mail.memberId),
      },
      props: { title, cardUrl: cardUrl(mail) },
    };
  },
  sample: ({ title, dates, now, url }) => ({
    values: { reopened_at: dates.dayAndTime(now), assigned: "yes" },
    props: { title, cardUrl: url },
  }),
});

/** Re-opening clears the solver on the update; the log still knows. */
async function readLastSolver(tx: Tx, mail: MailRow) {
  const [row] = await tx
    .select({ solvedAt: events.at, memberName: members.name, keyName: apiKeys.name })
    .from(events)
    .leftJoin(members, and(eq(members.shopId, events.shopId), eq(members.id, events.actorId)))
    .leftJoin(apiKeys, and(eq(apiKeys.shopId, events.shopId), eq(apiKeys.id, events.actorId)))
    .where(
      and(
        eq(events.shopId, mail.shopId),
        eq(events.updateId, mail.updateId ?? mail.id),
        eq(events.type, "update.solved"),
      ),
    )
    .orderBy(desc(events.id))
    .limit(1);
  return row ?? { memberName: null, keyName: null, solvedAt: null };
}
