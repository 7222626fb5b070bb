import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKeys, mails, members, solves } from "@/db/schema";
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
import { hasLeft } from "@/lib/mail/has-left";
import { readLoopFacts } from "@/lib/updates/loop-facts";
import { planReopenMails } from "@/lib/updates/plan-mails";
import { tellTeam } from "@/lib/updates/tell-team";
import { whyTold } from "@/lib/updates/why-told";

/** To the team: the customer says there is still an issue. */
export const reopenedMail = defineMailKind({
  name: "update.reopened",
  class: "team",
  usefulFor: null,
  // The heading is the update's title.
  editable: { ...LETTER, keys: { subject: "subject", paragraph: "hint" } },
  template: UpdateReopened,
  compose: async (tx, mail, shop) => {
    const facts = await readMailFacts(tx, mail);
    if (!facts || facts.update.solvedAt) return { drop: "solved_again" };
    if (await hasLeft(tx, mail)) return { drop: "member_gone" };
    const { title } = facts.update;
    return {
      values: {
        ...commonValues(shop, facts),
        ...(await orderValues(tx, shop, facts)),
        ...solverValues(shop, await readSolver(tx, mail)),
        reopened_at: mailDates(shop).dayAndTime(mail.createdAt),
        why: await whyTold(tx, mail),
      },
      props: { title, cardUrl: cardUrl(mail) },
    };
  },
  // The customer waits, whoever leaves.
  dropped: async (tx, { shopId, mailId }, reason) => {
    if (reason !== "member_gone") return;
    const [mail] = await tx
      .select({ updateId: mails.updateId })
      .from(mails)
      .where(and(eq(mails.shopId, shopId), eq(mails.id, mailId)));
    if (!mail?.updateId) return;
    const facts = await readLoopFacts(tx, shopId, mail.updateId);
    await tellTeam(tx, { shopId, updateId: mail.updateId }, planReopenMails(facts));
  },
  sample: ({ title, dates, now, url }) => ({
    values: { reopened_at: dates.dayAndTime(now), why: "assignee" },
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
