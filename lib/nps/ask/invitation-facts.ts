import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { IS_CURRENT_SOLVE } from "@/db/current-solve";
import { publicNameOf } from "@/db/public-name";
import {
  mailSettings,
  mails,
  members,
  npsExperiments,
  npsInvitations,
  npsSurveys,
  orders,
  solves,
  updates,
} from "@/db/schema";
import type { MailRow } from "@/lib/mail/compose";
import { awaitsReply, isUnrecovered } from "@/lib/nps/ask/moment.sql";
import { readWordsIn } from "@/lib/nps/templates/template-words";
import { fellThrough } from "@/lib/orders/order-meaning.sql";

const MOMENT = {
  shopId: orders.shopId,
  customerId: orders.customerId,
  now: sql`now()`,
  lowRatingDays: mailSettings.lowRatingDays,
};

/** Everything about one invitation as it is now; null where its rows are gone. */
export async function readInvitationFacts(tx: Tx, mail: MailRow) {
  const [row] = await tx
    .select({
      invitation: npsInvitations,
      order: orders,
      update: updates,
      solverName: publicNameOf(members),
      survey: npsSurveys,
      otherTemplateId: npsExperiments.otherTemplateId,
      budgetDays: mailSettings.budgetDays,
      cancelled: sql<boolean>`${fellThrough(orders.shopId, orders.status)}`,
      silent: sql<boolean>`${solves.number} is not null and ${solves.notifiedAt} is null`,
      awaitsReply: awaitsReply(MOMENT),
      unrecovered: isUnrecovered(MOMENT),
    })
    .from(npsInvitations)
    .innerJoin(
      orders,
      and(eq(orders.shopId, npsInvitations.shopId), eq(orders.id, npsInvitations.orderId)),
    )
    .innerJoin(mailSettings, eq(mailSettings.shopId, npsInvitations.shopId))
    .leftJoin(
      updates,
      and(eq(updates.shopId, npsInvitations.shopId), eq(updates.id, npsInvitations.updateId)),
    )
    .leftJoin(solves, IS_CURRENT_SOLVE)
    .leftJoin(
      members,
      and(
        eq(members.shopId, updates.shopId),
        eq(members.id, sql`coalesce(${solves.byMemberId}, ${updates.assigneeId})`),
      ),
    )
    .innerJoin(
      npsSurveys,
      and(eq(npsSurveys.shopId, npsInvitations.shopId), eq(npsSurveys.id, npsInvitations.surveyId)),
    )
    .leftJoin(
      npsExperiments,
      and(
        eq(npsExperiments.shopId, npsInvitations.shopId),
        eq(npsExperiments.id, npsInvitations.experimentId),
        eq(npsInvitations.variant, "b"),
      ),
    )
    .where(and(eq(npsInvitations.shopId, mail.shopId), eq(npsInvitations.mailId, mail.id)));
  return row ?? null;
}

export type InvitationFacts = NonNullable<Awaited<ReturnType<typeof readInvitationFacts>>>;

/** The words chosen for an invitation in a language: of the experiment's other template, or the survey's. */
export async function readTemplate(tx: Tx, facts: InvitationFacts, language: string) {
  const { survey, otherTemplateId } = facts;
  const templateId = otherTemplateId ?? survey.templateId;
  return templateId ? readWordsIn(tx, { shopId: survey.shopId, templateId }, language) : null;
}

/** Whether another mail to this customer has spent the contact budget since. */
export async function spentBudgetMeanwhile(
  tx: Tx,
  mail: MailRow,
  { budgetDays, order }: InvitationFacts,
): Promise<boolean> {
  if (budgetDays === 0) return false;
  const [other] = await tx
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        eq(mails.shopId, mail.shopId),
        eq(mails.customerId, order.customerId),
        ne(mails.id, mail.id),
        mails.countsTowardBudget,
        inArray(mails.state, ["sending", "sent"]),
        sql`coalesce(${mails.sentAt}, ${mails.firstAttemptAt}) > now() - make_interval(days => ${budgetDays}::int)`,
      ),
    )
    .limit(1);
  return other !== undefined;
}
