import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { database, transaction } from "@/db/client";
import {
  links,
  mailSettings,
  mails,
  mailTemplates,
  npsInvitations,
  npsSurveys,
  orders,
  updates,
} from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { createLink } from "@/lib/mail/links";
import { scanSurveys } from "@/lib/nps/ask/scan-surveys";
import { isSolvedSurvey, readSolvedSurvey } from "@/lib/nps/solved-survey";
import { makeOrder, makeUpdate } from "@/lib/testing/factories";
import { solveUpdate } from "@/lib/updates/solve-update";

/** Where the tests' shops send whoever has answered. */
export const SUCCESS_URL = "https://holm-hazel.example/thanks";
export const ERROR_URL = "https://holm-hazel.example/sorry?from=mail#top";

export type MadeInvitation = {
  url: string;
  token: string;
  invitationId: string;
  mailId: string;
  orderId: string;
  /** Null where a survey asks. */
  updateId: string | null;
  customerId: string;
};

/** Changes the survey after solved updates. */
export async function setSolvedSurvey(
  shopId: string,
  changes: Partial<typeof npsSurveys.$inferInsert>,
): Promise<void> {
  await database().update(npsSurveys).set(changes).where(isSolvedSurvey(shopId));
}

/** Sets where customers land after a vote; both pages of the shop's unless told otherwise. */
export async function setTargets(
  shopId: string,
  targets: { successUrl?: string | null; errorUrl?: string | null } = {},
): Promise<void> {
  await setSolvedSurvey(shopId, { successUrl: SUCCESS_URL, errorUrl: ERROR_URL, ...targets });
}

/** Switches invitations on, due at once: with the first template, without quiet hours and contact budget. */
export async function startInvitations(
  shopId: string,
  targets: { successUrl: string; errorUrl: string },
): Promise<void> {
  const [template] = await database()
    .select()
    .from(mailTemplates)
    .where(eq(mailTemplates.shopId, shopId));
  await setSolvedSurvey(shopId, { ...targets, active: true, days: 0, templateId: template?.id });
  await database()
    .update(mailSettings)
    .set({ quietOn: false, budgetDays: 0 })
    .where(eq(mailSettings.shopId, shopId));
}

/** Sets the contact budget; 0: nothing asked before holds an invitation back. */
export async function setBudgetDays(shopId: string, budgetDays: number): Promise<void> {
  await database().update(mailSettings).set({ budgetDays }).where(eq(mailSettings.shopId, shopId));
}

/** Has an update count as solved long enough ago for its invitation to be due, and looks for what is due. */
export async function inviteNow(shopId: string, updateId: string): Promise<void> {
  await database()
    .update(updates)
    .set({ solvedAt: sql`now() - interval '5 minutes'` })
    .where(and(eq(updates.shopId, shopId), eq(updates.id, updateId)));
  await scanSurveys(shopId);
}

/** An active survey that asks some days after an order, with the shop's first template and lists. */
export async function makeSurvey(
  shopId: string,
  changes: Partial<typeof npsSurveys.$inferInsert> = {},
): Promise<string> {
  const { channelId, categoryId } = await readSolvedSurvey(database(), shopId);
  const [template] = await database()
    .select()
    .from(mailTemplates)
    .where(eq(mailTemplates.shopId, shopId));
  if (!template) throw new Error("A new shop has a template.");
  const [survey] = await database()
    .insert(npsSurveys)
    .values({
      shopId,
      name: `Survey ${randomUUID().slice(0, 8)}`,
      kind: "order",
      active: true,
      days: 7,
      templateId: template.id,
      channelId,
      categoryId,
      ...changes,
    })
    .returning({ id: npsSurveys.id });
  if (!survey) throw new Error("No survey was stored.");
  return survey.id;
}

type About = { orderId?: string; surveyId?: string };

/** An invitation that has been sent: after a solved update, or of a survey. */
export async function makeInvitation(
  owner: MemberActor,
  { surveyId, ...about }: About = {},
): Promise<MadeInvitation> {
  const { shopId } = owner;
  const orderId = about.orderId ?? (await makeOrder(shopId));
  const updateId = surveyId ? null : await makeUpdate(owner, orderId);
  if (updateId) await solveUpdate(owner, { updateId, notify: false });
  const [order] = await database()
    .select({ customerId: orders.customerId, email: orders.email })
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)));
  if (!order) throw new Error("An invitation needs an order.");
  const { customerId } = order;
  const ids = { mailId: randomUUID(), invitationId: randomUUID() };
  const solved = await readSolvedSurvey(database(), shopId);
  const url = await transaction(async (tx) => {
    await tx.insert(mails).values({
      shopId,
      id: ids.mailId,
      kind: "nps.invitation",
      dedupeKey: updateId ? `nps:${updateId}:1` : `nps:${ids.invitationId}`,
      toAddress: order.email ?? "",
      customerId,
      orderId,
      updateId,
      sendAt: new Date(),
      ...{ state: "sent", sentAt: new Date(), emptiedAt: new Date() },
      countsTowardBudget: true,
    });
    await tx.insert(npsInvitations).values({
      shopId,
      id: ids.invitationId,
      updateId,
      surveyId: surveyId ?? solved.id,
      occasion: updateId ?? orderId,
      customerId,
      orderId,
      state: "invited",
      mailId: ids.mailId,
    });
    return createLink(tx, { shopId, purpose: "nps", orderId, updateId, mailId: ids.mailId });
  });
  return { url, token: url.split("/").at(-1) ?? "", orderId, updateId, customerId, ...ids };
}

/** The invitation as stored. */
export async function invitationRow(shopId: string, invitationId: string) {
  const [row] = await database()
    .select()
    .from(npsInvitations)
    .where(and(eq(npsInvitations.shopId, shopId), eq(npsInvitations.id, invitationId)));
  if (!row) throw new Error("No such invitation.");
  return row;
}

/** Withdraws the links of a mail. */
export async function revokeLinks(shopId: string, mailId: string): Promise<void> {
  await database()
    .update(links)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(links.shopId, shopId), eq(links.mailId, mailId)));
}
