"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { transaction } from "@/db/client";
import { AppError } from "@/lib/base/errors";
import { idSchema } from "@/lib/base/schemas";
import { formFields } from "@/lib/http/form-fields";
import { countHit, type Limit } from "@/lib/http/limits";
import { parse } from "@/lib/http/parse";
import { submissionOf } from "@/lib/http/submission";
import { actingCustomer, goodLink, stoppableMails } from "@/lib/identity/access/acting-customer";
import { startPortalSession } from "@/lib/identity/access/portal-session";
import type { CustomerActor, NpsActor } from "@/lib/identity/actor";
import { runForm } from "@/lib/identity/gates/action";
import type { Topic } from "@/lib/mail/kinds";
import { type Entry, freshEntry } from "@/lib/portal/fresh-entry";
import { optIn, optOut, setReplyMails } from "@/lib/portal/preferences";
import { getPortalOrder } from "@/lib/portal/queries";
import { replyToApology } from "@/lib/portal/reply-to-apology";
import { type CustomerForm, replySchema } from "@/lib/portal/schema";
import { countPost } from "@/lib/updates/count-post";
import { TITLE_MAX } from "@/lib/updates/schema";
import { reopenUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

const MESSAGES_PER_LINK: Limit = { name: "message", max: 20, seconds: 60 };

/** "Send reply" in an open conversation. */
export async function replyToConversation(
  _before: CustomerForm,
  form: FormData,
): Promise<CustomerForm> {
  return runForm(form, async () => {
    const fields = formFields(form);
    const actor = await actingCustomer(fields);
    const updateId = parse(idSchema, fields.updateId);
    const submissionId = submissionOf(fields.submissionId, fields.body);
    await countPost(actor, { updateId, needs: "open" }, MESSAGES_PER_LINK);
    const { body } = parse(replySchema, fields);
    try {
      await writeNote(actor, { kind: "customer", body, updateId, submissionId });
    } finally {
      refresh();
    }
    return undefined;
  });
}

/**
 * "Still has issue?". A request to rate ends with it, so whoever came by one goes on to the order's
 * page. A reply that found the conversation solved comes along and is given back.
 */
export async function reopenConversation(
  _before: CustomerForm,
  form: FormData,
): Promise<CustomerForm> {
  let next: { entry: Entry; goTo: string } | undefined;
  const state = await runForm(form, async () => {
    const fields = formFields(form);
    const actor = await actingCustomer(fields);
    const updateId = parse(idSchema, fields.updateId);
    const act = { updateId, submissionId: submissionOf(fields.submissionId) };
    if (actor.updateId) {
      const entry = await transaction(async (tx) => {
        await reopenUpdate(actor, act);
        return freshEntry(tx, actor);
      });
      next = { entry, goTo: `${pageOf(actor, updateId)}&opened=1#reply-${updateId}` };
      return undefined;
    }
    try {
      await reopenUpdate(actor, act);
    } finally {
      refresh();
    }
    return fields.body ? { values: { body: fields.body } } : undefined;
  });
  return next ? enter(next.entry, next.goTo, state) : state;
}

/** The message behind the reply link of an apology. */
export async function startConversation(
  _before: CustomerForm,
  form: FormData,
): Promise<CustomerForm> {
  let next: { entry: Entry; goTo: string } | undefined;
  const state = await runForm(form, async () => {
    const fields = formFields(form);
    const { actor } = await goodLink("reply", fields.token);
    const submissionId = submissionOf(fields.submissionId, fields.body);
    await countHit(MESSAGES_PER_LINK, actor.linkId);
    const { body } = parse(replySchema, fields);
    const title = await titleOfAnswer(actor);
    const { updateId, entry } = await replyToApology(actor, { title, body, submissionId });
    next = { entry, goTo: `${pageOf(actor, updateId)}&sent=1#conversation-${updateId}` };
    return undefined;
  });
  return next ? enter(next.entry, next.goTo, state) : state;
}

async function titleOfAnswer(actor: CustomerActor): Promise<string> {
  const t = await getTranslations("portal.apology");
  const [rated] = (await getPortalOrder(actor)).conversations;
  if (!rated) throw new AppError("not_found");
  return [...t("newTitle", { title: rated.title })].slice(0, TITLE_MAX).join("").trim();
}

function pageOf(actor: CustomerActor, updateId: string): string {
  return `/portal/${actor.orderId}?update=${updateId}`;
}

/** Opens the order's page on this device and goes there. */
async function enter(entry: Entry, goTo: string, state: CustomerForm): Promise<CustomerForm> {
  await startPortalSession(entry.actor, entry.expiresAt);
  // With scripts the form itself loads the page whole: nothing rendered for the link before stays.
  if ((await headers()).has("next-action")) return { ...state, goTo };
  redirect(goTo);
}

/** "Email me about new replies". */
export async function chooseReplyMails(
  _before: CustomerForm,
  form: FormData,
): Promise<CustomerForm> {
  return runForm(form, async () => {
    const fields = formFields(form);
    const on = fields.replyMails === "on";
    await setReplyMails(await actingCustomer({ orderId: fields.orderId ?? "" }), on);
    refresh();
    const t = await getTranslations("portal.replyMails");
    return { message: t(on ? "on" : "off") };
  });
}

/** "Stop these mails" behind the unsubscribe link of a feedback mail, or on the page of an NPS question. */
export async function stopMails(_before: CustomerForm, form: FormData): Promise<CustomerForm> {
  return choose(form, optOut);
}

/** Takes "Stop these mails" back. */
export async function resumeMails(_before: CustomerForm, form: FormData): Promise<CustomerForm> {
  return choose(form, optIn);
}

function choose(
  form: FormData,
  preference: (actor: CustomerActor | NpsActor, topic: Topic) => Promise<void>,
): Promise<CustomerForm> {
  return runForm(form, async () => {
    const { actor, topic } = await stoppableMails(formFields(form));
    await preference(actor, topic);
    refresh();
    return undefined;
  });
}
