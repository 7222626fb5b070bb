import { sweepIdempotencyKeys } from "@/lib/http/sweep-idempotency-keys";
import type { JobName, Jobs } from "@/lib/jobs/definitions";
import { sweepLimits } from "@/lib/limits";
import type { Composer } from "@/lib/mail/compose";
import { deliverMail } from "@/lib/mail/deliver-mail";
import type { MailKind } from "@/lib/mail/kinds";
import { composePortalLinkMail } from "@/lib/portal/mails";
import { composeDetractorMail, composePromoterMail } from "@/lib/ratings/follow-up-mails";
import { composeAlertMail, composeAssigneeMail } from "@/lib/ratings/staff-mails";
import { composeNoteMail, composeReopenedMail, composeSolvedMail } from "@/lib/updates/mails";

const notYet: Composer = async () => ({ drop: "link_over" });

const composers: Record<MailKind, Composer> = {
  "note.customer": composeNoteMail,
  "update.solved": composeSolvedMail,
  "update.reopened": composeReopenedMail,
  "rating.promoter": composePromoterMail,
  "rating.detractor": composeDetractorMail,
  "rating.alert": composeAlertMail,
  "rating.assignee": composeAssigneeMail,
  "portal.link": composePortalLinkMail,
  "customer.link": notYet,
  "auth.sign_in": notYet,
  "auth.reset": notYet,
  "auth.email": notYet,
  "auth.notice": notYet,
  "auth.invitation": notYet,
  "mail.test": notYet,
};

/** What each job does. The only place that knows both the queue and the domains. */
export const handlers: { [N in JobName]: (payload: Jobs[N]) => Promise<void> } = {
  send_mail: (payload) => deliverMail(payload, composers),
  sweep: async () => {
    await sweepLimits();
    await sweepIdempotencyKeys();
  },
};
