import { logInfo } from "@/lib/base/log";
import { sweepLimits } from "@/lib/http/limits";
import { sweepIdempotencyKeys } from "@/lib/http/sweep-idempotency-keys";
import type { JobName, Jobs } from "@/lib/jobs/definitions";
import { deliverMail } from "@/lib/mail/deliver-mail";
import { removeWhatIsOld } from "@/lib/mail/keep-mails";
import { mailKinds } from "@/lib/mail-kinds/registry";
import { enqueueInviting, inviteShop } from "@/lib/nps/ask/invite-shops";
import { loadDemoFor } from "@/lib/setup/load-demo-for";

/** What each job does. The only place that knows both the queue and the domains. */
export const handlers: { [N in JobName]: (payload: Jobs[N]) => Promise<void> } = {
  send_mail: (payload) => deliverMail(payload, mailKinds),
  load_demo: loadDemoFor,
  invite: enqueueInviting,
  invite_shop: inviteShop,
  sweep: async () => {
    await sweepLimits();
    await sweepIdempotencyKeys();
  },
  remove_old: async () => {
    const removed = await removeWhatIsOld();
    logInfo("removed what is old", removed);
  },
};
