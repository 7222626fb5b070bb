import { newAddressMail } from "@/lib/identity/account/mails/new-address";
import { noticeMail } from "@/lib/identity/account/mails/notice";
import { resetMail } from "@/lib/identity/account/mails/reset";
import { signInMail } from "@/lib/identity/account/mails/sign-in";
import type { MailKindDefinition } from "@/lib/mail/define-mail-kind";
import type { MailKind } from "@/lib/mail/kinds";
import { defineTestMail } from "@/lib/mail-kinds/test-mail";
import { invitationMail } from "@/lib/members/mails/invitation";
import { npsInvitationMail } from "@/lib/nps/ask/mails/invitation";
import { orderLinkMail } from "@/lib/portal/mails/order-link";
import { ownLinkMail } from "@/lib/portal/my/mails/own-link";
import { alertMail } from "@/lib/ratings/mails/alert";
import { detractorMail } from "@/lib/ratings/mails/detractor";
import { promoterMail } from "@/lib/ratings/mails/promoter";
import { responsibleMail } from "@/lib/ratings/mails/responsible";
import { assignedMail } from "@/lib/updates/mails/assigned";
import { customerWroteMail } from "@/lib/updates/mails/customer-wrote";
import { noteMail } from "@/lib/updates/mails/note";
import { openedMail } from "@/lib/updates/mails/opened";
import { reopenedMail } from "@/lib/updates/mails/reopened";
import { returnedMail } from "@/lib/updates/mails/returned";
import { solvedMail } from "@/lib/updates/mails/solved";

/** Every kind of mail, in the order in which lists show them. */
export const mailKinds: { [N in MailKind]: MailKindDefinition<N> } = {
  "note.customer": noteMail,
  "update.solved": solvedMail,
  "update.reopened": reopenedMail,
  "update.customer_wrote": customerWroteMail,
  "update.assigned": assignedMail,
  "update.opened": openedMail,
  "rating.promoter": promoterMail,
  "rating.detractor": detractorMail,
  "rating.alert": alertMail,
  "rating.responsible": responsibleMail,
  "portal.link": orderLinkMail,
  "customer.link": ownLinkMail,
  "auth.sign_in": signInMail,
  "auth.reset": resetMail,
  "auth.email": newAddressMail,
  "auth.notice": noticeMail,
  "auth.invitation": invitationMail,
  "mail.test": defineTestMail((kind) => mailKinds[kind]),
  "mail.returned": returnedMail,
  "nps.invitation": npsInvitationMail,
};

/** The names of all kinds, in the same order. */
export const MAIL_KIND_NAMES = Object.keys(mailKinds) as MailKind[];

/** The kinds whose words a shop may change: those to customers first. */
export const EDITABLE_KINDS = MAIL_KIND_NAMES.filter((kind) => mailKinds[kind].editable).sort(
  (a, b) => Number(isForTeam(a)) - Number(isForTeam(b)),
);

function isForTeam(kind: MailKind): boolean {
  return mailKinds[kind].class === "team";
}
