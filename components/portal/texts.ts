import { RATING_LIMITS } from "@/lib/base/limits";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Topic } from "@/lib/mail/kinds";

/** The words of the form that stops one kind of feedback mail, and starts it again. */
export async function stopTexts(named: { topic: Topic; shop: string }) {
  const [t, pending] = await Promise.all([
    getTranslations("portal"),
    getTranslations("form.pending"),
  ]);
  return {
    stop: {
      title: t("unsubscribe.heading", named),
      text: t("unsubscribe.text", named),
      submit: t("unsubscribe.submit"),
      sending: pending("stopping"),
    },
    resume: {
      title: t("unsubscribe.stopped"),
      text: t("unsubscribe.stoppedText", named),
      submit: t("unsubscribe.undo"),
      sending: pending("saving"),
    },
    still: t("unsubscribe.still"),
    resumed: t("unsubscribe.resumed"),
    unreachable: t("meanwhile.unreachable"),
  };
}

/** The words of a conversation's forms, made on the server: its scripts bring no catalogue. */
export async function conversationTexts(mailed: boolean) {
  const [t, ui, pending] = await Promise.all([
    getTranslations("portal"),
    getTranslations("ui"),
    getTranslations("form.pending"),
  ]);
  const asked = { mailed: mailed ? "yes" : "no" };
  const star = (value: number) => ui("stars", { value });
  return {
    unreachable: t("meanwhile.unreachable"),
    unsent: t("meanwhile.unsent"),
    /** What happened since the page was loaded, by the state it is in now. */
    meanwhile: {
      rate: { open: t("meanwhile.open"), rated: t("meanwhile.rated"), solved: null },
      reopen: { open: t("meanwhile.reopened"), rated: t("meanwhile.rated"), solved: null },
      reply: { open: null, rated: t("meanwhile.rated"), solved: t("meanwhile.solved") },
    },
    gone: t("meanwhile.gone"),
    left: t("meanwhile.left"),
    expired: t("expired.title"),
    freshLink: t("freshLink.submit"),
    reply: {
      label: t("reply.label"),
      submit: t("reply.submit"),
      sending: pending("sending"),
      sent: t("reply.sent", asked),
      kept: t("reply.kept"),
    },
    reopen: {
      text: t("reopen.text"),
      textRatingsOff: t("reopen.textRatingsOff"),
      submit: t("reopen.submit"),
      sending: pending("opening"),
      done: t("reopen.done"),
      draft: t("reopen.draft"),
      draftHint: t("reopen.draftHint"),
    },
    rate: {
      heading: t("rate.heading"),
      comment: t("rate.comment"),
      countText: ui("countText"),
      maxText: ui("maxText", { max: RATING_LIMITS.comment.maxLength }),
      submit: t("rate.submit"),
      sending: pending("sending"),
      hint: t("rate.hint"),
      stars: [star(1), star(2), star(3), star(4), star(5)] as const,
    },
    thanks: {
      heading: t("thanks.heading"),
      closed: t("thanks.closed", asked),
      given: [1, 2, 3, 4, 5].map((value) => ui("starsOf", { value })),
    },
  };
}

export type ConversationTexts = Awaited<ReturnType<typeof conversationTexts>>;
