import { and, eq, gt, inArray, notExists, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { accountLinks, accounts, mails } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { countHit, type Limit } from "@/lib/http/limits";
import { queueAccountMail } from "@/lib/identity/account/account-mails";
import { noSoonerThan } from "@/lib/identity/session/even-time";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";
import type { Device } from "@/lib/identity/session/sessions";
import { requireInstallationMail } from "@/lib/mail/installation-mail";

const HOUR = 60 * 60;
/** By the address typed, whether somebody has it or not. */
const PER_ACCOUNT: Limit = { name: "sign-in-mail", max: 5, seconds: HOUR };
const PER_ADDRESS: Limit = { name: "sign-in-mail-address", max: 30, seconds: HOUR };
/** By a device that somebody signed in on. */
const PER_DEVICE: Limit = { name: "sign-in-mail-known", max: 5, seconds: HOUR };
/** Less than any link works, in minutes: who gets no email has one whose link still does. */
const STILL_GOOD = 10;
/** Milliseconds an answer takes at least; what is done for a known address takes a fraction of it. */
const ANSWER_AFTER = 300;

/**
 * Mails a link for signing in or for a new password to the account with this address, if there is one
 * with a seat in a shop. Answers the same, after the same time, if not, and also when there were too many
 * such emails: one then goes only if no link of the last minutes is waiting, so that strangers who ask
 * can neither flood a mailbox nor keep its owner out. Throws `no_sign_in_mail`.
 */
export async function requestAccountLink(
  purpose: "sign_in" | "reset",
  email: string,
  device: Device,
): Promise<void> {
  await requireInstallationMail();
  await noSoonerThan(ANSWER_AFTER, async () => {
    const few = await allOf([
      () => countHit(PER_ADDRESS, device.address),
      () => countHit(PER_ACCOUNT, email),
    ]);
    await transaction(async (tx) => {
      // Locked, so that of many asks at once each sees the emails of those before.
      const [account] = await tx
        .select()
        .from(accounts)
        .where(eq(accounts.email, email))
        .for("no key update");
      if (!account) return;
      const accountId = account.id;
      const number = device.known?.get(accountId);
      const ask = { accountId, purpose };
      const sends =
        few ||
        (number && (await allOf([() => countHit(PER_DEVICE, `${accountId} ${number}`)]))) ||
        !(await hasLinkWaiting(tx, ask));
      if (!sends) return;
      const to = { address: account.email, name: account.name };
      if (!(await queueAccountMail(tx, { kind: `auth.${purpose}`, accountId, to }))) return;
      const { address } = device;
      await recordAccountEvent(tx, { accountId, type: "link.asked", address, data: { purpose } });
    });
  });
}

/** Whether none of the limits is used up. */
async function allOf(counts: (() => Promise<void>)[]): Promise<boolean> {
  const results = await Promise.allSettled(counts.map((count) => count()));
  return results.every((result) => {
    if (result.status === "fulfilled") return true;
    if (result.reason instanceof AppError) return false;
    throw result.reason;
  });
}

/** Whether a link that was mailed minutes ago, or is about to be, can still be used. */
async function hasLinkWaiting(
  tx: Tx,
  { accountId, purpose }: { accountId: string; purpose: "sign_in" | "reset" },
): Promise<boolean> {
  const used = tx
    .select({ id: accountLinks.id })
    .from(accountLinks)
    .where(
      and(
        eq(accountLinks.accountId, accountId),
        eq(accountLinks.purpose, purpose),
        gt(accountLinks.endedAt, mails.createdAt),
      ),
    );
  const [mail] = await tx
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        eq(mails.accountId, accountId),
        eq(mails.kind, `auth.${purpose}`),
        inArray(mails.state, ["queued", "sending", "sent"]),
        gt(mails.createdAt, sql`now() - make_interval(mins => ${STILL_GOOD})`),
        notExists(used),
      ),
    )
    .limit(1);
  return mail !== undefined;
}
