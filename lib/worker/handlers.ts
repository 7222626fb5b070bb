import { logInfo } from "@/lib/base/log";
import { sweepLimits } from "@/lib/http/limits";
import { sweepIdempotencyKeys } from "@/lib/http/sweep-idempotency-keys";
import { sweepAccountLinks } from "@/lib/identity/account/sweep-account-links";
import { hashOldCodes } from "@/lib/identity/factors/hash-old-codes";
import { sweepSessions } from "@/lib/identity/session/sweep-sessions";
import type { JobName, Jobs } from "@/lib/jobs/definitions";
import { removeWhatIsOld } from "@/lib/mail/keep-mails";
import { sweepLinks } from "@/lib/mail/sweep-links";
import { sweepInvitations } from "@/lib/members/sweep-invitations";
import { enqueueInviting, inviteShop } from "@/lib/nps/ask/invite-shops";
import { loadDemoFor } from "@/lib/setup/load-demo-for";
import { tellReturned } from "@/lib/updates/tell-returned";

/** What each job does. The only place that knows both the queue and the domains. */
export const handlers: { [N in JobName]: (payload: Jobs[N]) => Promise<void> } = {
  tell_returned: tellReturned,
  load_demo: loadDemoFor,
  invite: enqueueInviting,
  invite_shop: inviteShop,
  sweep: async () => {
    await sweepLimits();
    await sweepIdempotencyKeys();
  },
  remove_old: async () => {
    const removed = await removeWhatIsOld();
    const links = await sweepLinks();
    const sessions = await sweepSessions();
    const accountLinks = await sweepAccountLinks();
    const invitations = await sweepInvitations();
    logInfo("removed what is old", { ...removed, links, sessions, accountLinks, invitations });
    await hashOldCodes();
  },
};
