import { formatList, formatWeekday } from "@/lib/base/format";
import { shortName } from "@/lib/base/names";
import { texts } from "@/lib/i18n/texts";
import type { PreviewedMail, SolvePreview } from "@/lib/updates/preview-solve";

/** The half of the solve dialog that depends on the moment, in words. */
export type SolveWords = {
  notifyTitle: string;
  /** Why nobody can be notified; null when somebody can. */
  blocked: string | null;
  mails: { text: string; detail: string; more?: string }[];
  /** What is sent after "Solve silently" all the same; null without any. */
  silentMore: string | null;
  /** Said after "Notify customer". */
  done: string;
};

type Words = ReturnType<typeof texts<"updates">>;

/** Puts what "Notify customer" would send into sentences. */
export function describeSolve(locale: string, preview: SolvePreview): SolveWords {
  const t = texts(locale, "updates");
  const name = shortName({ name: preview.customerName, firstName: preview.customerFirstName });
  const asked = preview.request === "asked";
  const { undoSeconds: seconds, replies } = preview;
  return {
    notifyTitle: t(asked ? "solve.notifyTitle" : "solve.notifyTitlePlain", { name }),
    blocked: blockedBy(t, preview, name),
    mails: [
      ...preview.mails.map((mail) => ({
        text: mailText(t, mail, preview, name),
        detail: mailDetail(t, locale, mail, { name, seconds }),
        ...(mail.when === "now" && replies > 0 && { more: t("solve.carries", { replies }) }),
      })),
      ...invitationLine(t, locale, preview, name),
    ],
    silentMore: replies > 0 ? t("solve.repliesGo", { replies }) : null,
    done: t(asked ? "solve.doneAsked" : "solve.doneTold", { name, seconds }),
  };
}

function blockedBy(t: Words, preview: SolvePreview, name: string): string | null {
  if (!preview.visible) return t("solve.hidden", { name });
  return preview.email ? null : t("solve.noAddress", { name });
}

function mailText(t: Words, mail: PreviewedMail, preview: SolvePreview, name: string): string {
  switch (mail.kind) {
    case "rating.responsible":
      return t("solve.mails.responsible");
    case "rating.promoter":
      return t("solve.mails.promoter");
    case "rating.detractor":
      return t("solve.mails.detractor");
    case "rating.alert":
      return t("solve.mails.alert");
    default:
      return t(`solve.mails.${preview.request}`, { name });
  }
}

function mailDetail(
  t: Words,
  locale: string,
  mail: PreviewedMail,
  { name, seconds }: { name: string; seconds: number },
): string {
  const to = formatList(locale, mail.recipients);
  if (mail.when === "now" && seconds > 0) return t("solve.when.undo", { to, seconds });
  if (mail.when === "now") return t("solve.when.now", { to });
  if (mail.when === "rated") return t("solve.when.rated", { to, name });
  if (mail.kind === "rating.alert") return t("solve.when.atOnce", { to });
  return t("solve.when.delay", { to, minutes: mail.delayMinutes });
}

/** The question that comes days later, and what would hold it back. */
function invitationLine(
  t: Words,
  locale: string,
  { invitation, email }: SolvePreview,
  name: string,
): SolveWords["mails"] {
  if (!invitation) return [];
  const { at, timeZone } = invitation;
  const day = formatWeekday(at, { locale, timeZone, now: new Date() });
  return [
    { text: t("solve.mails.nps"), detail: t("solve.when.nps", { to: email ?? "", day, name }) },
  ];
}
