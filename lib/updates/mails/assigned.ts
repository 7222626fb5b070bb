import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKeys, events, members } from "@/db/schema";
import UpdateAssigned from "@/emails/update-assigned";
import type { MailRow } from "@/lib/mail/compose";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import { cardUrl, commonValues, mailDates, orderValues, readMailFacts } from "@/lib/mail/frame";
import { hasLeft } from "@/lib/mail/has-left";

/** To the member somebody else assigned an update to. */
export const assignedMail = defineMailKind({
  name: "update.assigned",
  class: "team",
  usefulFor: null,
  // The heading is the update's title.
  editable: { ...LETTER, keys: { subject: "subject", paragraph: "hint" } },
  template: UpdateAssigned,
  compose: async (tx, mail, shop) => {
    const facts = await readMailFacts(tx, mail);
    if (await hasLeft(tx, mail)) return { drop: "member_gone" };
    if (!facts || facts.update.assigneeId !== mail.memberId) return { drop: "reassigned" };
    const { waitingSince, ratedAt, solvedAt, title } = facts.update;
    return {
      values: {
        ...commonValues(shop, facts),
        ...(await orderValues(tx, shop, facts)),
        by: await readAssigner(tx, mail),
        turn: ratedAt ? "rated" : solvedAt ? "solved" : waitingSince ? "ours" : "theirs",
        waiting_since: waitingSince ? mailDates(shop).dayAndTime(waitingSince) : "",
      },
      props: { title, cardUrl: cardUrl(mail) },
    };
  },
  sample: ({ title, agentName, dates, now, url }) => ({
    values: { by: agentName, turn: "ours", waiting_since: dates.dayAndTime(now) },
    props: { title, cardUrl: url },
  }),
});

/** The name of whoever gave the update to the mail's recipient last. */
async function readAssigner(tx: Tx, mail: MailRow): Promise<string> {
  const [row] = await tx
    .select({ memberName: members.name, keyName: apiKeys.name })
    .from(events)
    .leftJoin(members, and(eq(members.shopId, events.shopId), eq(members.id, events.actorId)))
    .leftJoin(apiKeys, and(eq(apiKeys.shopId, events.shopId), eq(apiKeys.id, events.actorId)))
    .where(
      and(
        eq(events.shopId, mail.shopId),
        eq(events.updateId, mail.updateId ?? mail.id),
        inArray(events.type, ["update.assigned", "update.opened"]),
        sql`${events.data}->>'toId' = ${mail.memberId}`,
      ),
    )
    .orderBy(desc(events.id))
    .limit(1);
  return row?.memberName ?? row?.keyName ?? "";
}
