import type { Clock } from "@/lib/base/format";
import type { ExportedAnswer, ExportedInvitation } from "@/lib/customers/export-parts";
import { element, list, when } from "@/lib/customers/html-text";
import type { texts } from "@/lib/i18n/texts";

type Page = {
  clock: Clock;
  t: ReturnType<typeof texts<"customers">>;
  labels: ReturnType<typeof texts<"labels">>;
};

/** One NPS answer to read, with what it said before. */
export function answerOf({ t, labels, clock }: Page, answer: ExportedAnswer): string {
  const facts = [
    [labels("answered"), when(clock, answer.at)],
    [labels("channelAndCategory"), [answer.channel, answer.category].join(" · ")],
    answer.comment && [labels("comment"), answer.comment],
    answer.order && [t("export.orderRef"), answer.order],
    answer.email && [labels("emailAddress"), answer.email],
    answer.unusableEmail && [t("export.unusableEmail"), answer.unusableEmail],
    answer.phone && [labels("phone"), answer.phone],
    answer.loyaltyId && [t("export.loyaltyId"), answer.loyaltyId],
    answer.deviceId && [t("export.deviceId"), answer.deviceId],
  ];
  const earlier = answer.earlier.map(({ score, comment, replacedAt }) =>
    [t("export.before", { score, when: when(clock, new Date(replacedAt)) }), comment]
      .filter(Boolean)
      .join(" · "),
  );
  const heading = t("export.score", { score: answer.score, from: answer.scaleFrom });
  return `${element("h3", heading)}${list(facts)}<ul>${earlier.map((words) => element("li", words)).join("")}</ul>`;
}

/** One decision about asking, to read. */
export function invitationOf({ t, clock }: Page, invitation: ExportedInvitation): string {
  const { state, reason, answeredAt } = invitation;
  const words = [
    when(clock, invitation.decidedAt),
    t(`nps.state.${state}`),
    reason && t(`nps.reason.${reason}`),
    invitation.about,
    answeredAt && t("export.answeredAt", { when: when(clock, answeredAt) }),
  ];
  return element("p", words.filter(Boolean).join(" · "));
}
