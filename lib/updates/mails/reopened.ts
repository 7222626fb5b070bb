import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKeys, members, solves } from "@/db/schema";
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
        ...solverValues(shop, await readSolver(tx, mail)),
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

/** Who made the solve that was opened again. */
async function readSolver(tx: Tx, { shopId, updateId, id, solveNumber }: MailRow) {
  const [row] = await tx
    .select({ solvedAt: solves.solvedAt, memberName: members.name, keyName: apiKeys.name })
    .from(solves)
    .leftJoin(members, and(eq(members.shopId, solves.shopId), eq(members.id, solves.byMemberId)))
    .leftJoin(apiKeys, and(eq(apiKeys.shopId, solves.shopId), eq(apiKeys.id, solves.byApiKeyId)))
    .where(
      and(
        eq(solves.shopId, shopId),
        eq(solves.updateId, updateId ?? id),
        eq(solves.number, solveNumber ?? 0),
      ),
    );
  return row ?? { memberName: null, keyName: null, solvedAt: null };
}
