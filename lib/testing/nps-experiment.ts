import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { mails, npsInvitations } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { makeInvitation, makeSurvey } from "@/lib/testing/nps";

/** Sends invitations on one side of an experiment, of which some are answered, all long ago. */
export async function fillArm(
  owner: MemberActor,
  experimentId: string,
  variant: "a" | "b",
  { sent, answered }: { sent: number; answered: number },
): Promise<void> {
  const { shopId } = owner;
  const { invitationId } = await makeInvitation(owner);
  const [base] = await database()
    .select()
    .from(npsInvitations)
    .where(and(eq(npsInvitations.shopId, shopId), eq(npsInvitations.id, invitationId)));
  if (!base) throw new Error("No invitation.");
  const surveyId = await makeSurvey(shopId);
  const sentAt = new Date(Date.now() - 20 * 86_400_000);
  const ids = Array.from({ length: sent }, () => randomUUID());
  await database()
    .insert(mails)
    .values(
      ids.map((id) => ({
        shopId,
        id,
        kind: "nps.invitation" as const,
        dedupeKey: `nps:${id}`,
        toAddress: "clara@example.com",
        customerId: base.customerId,
        orderId: base.orderId,
        sendAt: sentAt,
        sentAt,
        createdAt: sentAt,
        emptiedAt: sentAt,
        state: "sent" as const,
      })),
    );
  await database()
    .insert(npsInvitations)
    .values(
      ids.map((id, place) => ({
        shopId,
        surveyId,
        occasion: id,
        customerId: base.customerId,
        orderId: base.orderId,
        experimentId,
        variant,
        state: "invited" as const,
        mailId: id,
        answeredAt: place < answered ? new Date(sentAt.getTime() + 3_600_000) : null,
      })),
    );
}
