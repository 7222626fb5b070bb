import { logInfo } from "@/lib/base/log";
import { sweepLimits } from "@/lib/http/limits";
import { sweepIdempotencyKeys } from "@/lib/http/sweep-idempotency-keys";
import {
  composeNewAddressMail,
  composeNoticeMail,
  composeResetMail,
  composeSignInMail,
} from "@/lib/identity/account/mails";
import type { JobName, Jobs } from "@/lib/jobs/definitions";
import type { Composer } from "@/lib/mail/compose";
import { deliverMail } from "@/lib/mail/deliver-mail";
import { removeWhatIsOld } from "@/lib/mail/keep-mails";
import type { MailKind } from "@/lib/mail/kinds";
import { testedTemplate } from "@/lib/mail/test-key";
import { composeInvitationMail } from "@/lib/members/mails";
import { enqueueInviting, inviteShop } from "@/lib/nps/ask/invite-shops";
import { composeNpsMail } from "@/lib/nps/ask/mails";
import { templateTestComposer } from "@/lib/nps/templates/compose-sample";
import { composePortalLinkMail } from "@/lib/portal/mails";
import { composeOwnLinkMail } from "@/lib/portal/my/mails";
import { composeDetractorMail, composePromoterMail } from "@/lib/ratings/follow-up-mails";
import { composeAlertMail, composeAssigneeMail } from "@/lib/ratings/staff-mails";
import { composeTestMail } from "@/lib/settings/mail/mails";
import { loadDemoFor } from "@/lib/setup/load-demo-for";
import { composeNoteMail, composeReopenedMail, composeSolvedMail } from "@/lib/updates/mails";

const composers: Record<MailKind, Composer> = {
  "note.customer": composeNoteMail,
  "update.solved": composeSolvedMail,
  "update.reopened": composeReopenedMail,
  "rating.promoter": composePromoterMail,
  "rating.detractor": composeDetractorMail,
  "rating.alert": composeAlertMail,
  "rating.assignee": composeAssigneeMail,
  "portal.link": composePortalLinkMail,
  "customer.link": composeOwnLinkMail,
  "auth.sign_in": composeSignInMail,
  "auth.reset": composeResetMail,
  "auth.email": composeNewAddressMail,
  "auth.notice": composeNoticeMail,
  "auth.invitation": composeInvitationMail,
  "mail.test": (tx, mail, shop) => {
    const templateId = testedTemplate(mail.dedupeKey);
    const composer = templateId ? templateTestComposer(templateId) : composeTestMail;
    return composer(tx, mail, shop);
  },
  "nps.invitation": composeNpsMail,
};

/** What each job does. The only place that knows both the queue and the domains. */
export const handlers: { [N in JobName]: (payload: Jobs[N]) => Promise<void> } = {
  send_mail: (payload) => deliverMail(payload, composers),
  load_demo: loadDemoFor,
  invite: enqueueInviting,
  invite_shop: inviteShop,
  sweep: async () => {
    await sweepLimits();
    await sweepIdempotencyKeys();
  },
  remove_old: async () => {
    const removed = await removeWhatIsOld();
    logInfo("removed expired data", removed);
  },
};
