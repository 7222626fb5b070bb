"use server";

import { z } from "zod";
import { transaction } from "@/db/client";
import { AppError } from "@/lib/base/errors";
import { UPDATE_LIMITS } from "@/lib/base/limits";
import { idSchema, submissionIdSchema, ticked } from "@/lib/base/schemas";
import { countHit, type Limit } from "@/lib/http/limits";
import { parse } from "@/lib/http/parse";
import { getTranslations } from "@/lib/i18n/get-translations";
import { texts } from "@/lib/i18n/texts";
import {
  actingCustomer,
  requireValidLink,
  stoppableMails,
} from "@/lib/identity/access/acting-customer";
import { startPortalSession } from "@/lib/identity/access/portal-session";
import type { CustomerActor } from "@/lib/identity/actor";
import { customerAction } from "@/lib/identity/gates/define-action";
import { readSubmission } from "@/lib/identity/gates/read-submission";
import { type Entry, freshEntry } from "@/lib/portal/fresh-entry";
import { optIn, optOut, setReplyMails } from "@/lib/portal/preferences";
import { getPortalOrder } from "@/lib/portal/queries";
import { replyToApology } from "@/lib/portal/reply-to-apology";
import { replySchema } from "@/lib/portal/schema";
import { countPost } from "@/lib/updates/count-post";
import { latestId } from "@/lib/updates/portal-page";
import { reopenUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

const MESSAGES_PER_LINK: Limit = { name: "message", max: 20, seconds: 60 };

const target = { updateId: idSchema, submissionId: submissionIdSchema };

/** "Send reply" in an open conversation. */
export const replyToConversation = customerAction({
  who: actingCustomer,
  count(actor, fields) {
    const updateId = parse(idSchema, fields.updateId);
    return countPost(actor, { updateId, needs: "open" }, MESSAGES_PER_LINK);
  },
  read: readSubmission("body"),
  input: replySchema.extend(target),
  run: (actor, input) => writeNote(actor, { kind: "customer", ...input }),
});

/**
 * "Still has issue?". A request to rate ends with it, so whoever came by one goes on to the order's
 * page. A reply that found the conversation solved comes along and is given back.
 */
export const reopenConversation = customerAction({
  who: actingCustomer,
  read: readSubmission(),
  input: z.object({ ...target, body: z.string().optional() }),
  async run(actor, { updateId, submissionId }) {
    const act = { updateId, submissionId };
    if (!actor.updateId) {
      await reopenUpdate(actor, act);
      return undefined;
    }
    const entry = await transaction(async (tx) => {
      await reopenUpdate(actor, act);
      return freshEntry(tx, actor);
    });
    return enter(entry, `${pageOf(actor, updateId)}&opened=1#reply-${updateId}`);
  },
  goTo: (page) => page,
  say: (_, { body }) => (body ? { values: { body } } : undefined),
});

/** The message behind the reply link of an apology. */
export const startConversation = customerAction({
  who: async ({ token }) => (await requireValidLink("reply", token)).actor,
  count: ({ linkId }) => countHit(MESSAGES_PER_LINK, linkId),
  read: readSubmission("body"),
  input: replySchema.extend({ submissionId: submissionIdSchema }),
  async run(actor, input) {
    const title = await titleOfAnswer(actor);
    const { updateId, entry } = await replyToApology(actor, { title, ...input });
    return enter(entry, `${pageOf(actor, updateId)}&sent=1#${latestId(updateId)}`);
  },
  goTo: (page) => page,
});

async function titleOfAnswer(actor: CustomerActor): Promise<string> {
  const t = await getTranslations("portal.apology");
  const [rated] = (await getPortalOrder(actor)).conversations;
  if (!rated) throw new AppError("not_found");
  const { maxLength } = UPDATE_LIMITS.title;
  return [...t("newTitle", { title: rated.title })].slice(0, maxLength).join("").trim();
}

function pageOf(actor: CustomerActor, updateId: string): string {
  return `/portal/${actor.orderId}?update=${updateId}`;
}

/** Opens the order on this device; returns the page to go on to. */
async function enter(entry: Entry, page: string): Promise<string> {
  await startPortalSession(entry.actor, entry.expiresAt);
  return page;
}

/** "Email me about new replies". */
export const chooseReplyMails = customerAction({
  who: ({ orderId = "" }) => actingCustomer({ orderId }),
  input: z.object({ replyMails: ticked }),
  run: (actor, { replyMails }) => setReplyMails(actor, replyMails),
  say: (_, { replyMails }, locale) =>
    texts(locale, "portal")(replyMails ? "replyMails.on" : "replyMails.off"),
});

/** "Stop these mails" behind the unsubscribe link of a feedback mail, or on the page of an NPS question. */
export const stopMails = customerAction({
  who: stoppableMails,
  run: ({ actor, topic }) => optOut(actor, topic),
  saysAll: true,
});

/** Takes "Stop these mails" back. */
export const resumeMails = customerAction({
  who: stoppableMails,
  run: ({ actor, topic }) => optIn(actor, topic),
  saysAll: true,
});
