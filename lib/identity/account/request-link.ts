import { eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { accounts } from "@/db/schema";
import { countHit, type Limit } from "@/lib/http/limits";
import { queueAccountMail } from "@/lib/identity/account/account-mails";
import { noSoonerThan } from "@/lib/identity/session/even-time";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";
import type { Device } from "@/lib/identity/session/sessions";

const HOUR = 60 * 60;
/** By the address typed, whether somebody has it or not. */
const PER_ACCOUNT: Limit = { name: "sign-in-mail", max: 5, seconds: HOUR };
const PER_ADDRESS: Limit = { name: "sign-in-mail-address", max: 30, seconds: HOUR };
/** Milliseconds an answer takes at least; what is done for a known address takes a fraction of it. */
const ANSWER_AFTER = 300;

/**
 * Mails a link for signing in or for a new password to the account with this address, if there is
 * one with a seat in a shop. Answers the same, after the same time, if not. Throws `rate_limited`.
 */
export async function requestAccountLink(
  purpose: "sign_in" | "reset",
  email: string,
  device: Device,
): Promise<void> {
  await countHit(PER_ADDRESS, device.address);
  await countHit(PER_ACCOUNT, email);
  await noSoonerThan(ANSWER_AFTER, () =>
    transaction(async (tx) => {
      const [account] = await tx.select().from(accounts).where(eq(accounts.email, email));
      if (!account) return;
      const to = { address: account.email, name: account.name };
      const accountId = account.id;
      if (!(await queueAccountMail(tx, { kind: `auth.${purpose}`, accountId, to }))) return;
      const { address } = device;
      const data = { purpose };
      await recordAccountEvent(tx, { accountId, type: "link.asked", address, data });
    }),
  );
}
