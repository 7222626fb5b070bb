import { transaction } from "@/db/client";
import { MINUTE } from "@/lib/base/time";
import type { TransportName } from "@/lib/base/vocabularies";
import { countHit } from "@/lib/http/limits";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import type { ComposeMail } from "@/lib/mail/compose";
import { sendNow } from "@/lib/mail/deliver-mail";
import { queueMails } from "@/lib/mail/queue-mail";
import { readShopTransport } from "@/lib/mail/shop-transport";
import { readOwnAddress } from "@/lib/shops/mail-shop";

const PER_MEMBER = { name: "test-mail", max: 10, seconds: 600 };
const PER_SHOP = { name: "test-mail-shop", max: 30, seconds: 3600 };
/** A test whose process died on the way leaves through the worker. */
const FALLBACK = 5 * MINUTE;

/** What became of a test mail, in so many milliseconds; `reason` in the server's words. */
export type TestResult = {
  result: "sent" | "kept" | "failed";
  transport: TransportName;
  to: string;
  milliseconds: number;
  reason: string;
  mailId: string;
};

/**
 * Sends the member a test mail right now, as the shop's mail goes out, and says what happened: whatever
 * `compose` makes of a mail with this key. Throws `forbidden` for agents and `rate_limited`.
 */
export async function sendTestNow(
  actor: MemberActor,
  dedupeKey: string,
  compose: ComposeMail,
): Promise<TestResult> {
  requireRole(actor, "admin");
  await countHit(PER_MEMBER, actor.memberId);
  await countHit(PER_SHOP, actor.shopId);
  const { shopId, memberId, name } = actor;
  const [to, { transport }] = await Promise.all([readOwnAddress(actor), readShopTransport(shopId)]);
  const [mail] = await transaction((tx) =>
    queueMails(tx, shopId, [
      {
        kind: "mail.test",
        dedupeKey,
        to: { address: to, name, memberId },
        delay: FALLBACK,
      },
    ]),
  );
  if (!mail) throw new Error("The test mail was not stored.");
  const started = performance.now();
  const outcome = await sendNow({ shopId, mailId: mail.id }, compose);
  const milliseconds = performance.now() - started;
  const common = { transport: transport.name, to, milliseconds, mailId: mail.id };
  if (outcome?.result === "sent") {
    const result = transport.name === "outbox" ? "kept" : "sent";
    return { ...common, result, reason: "" };
  }
  return { ...common, result: "failed", reason: outcome?.reason ?? "" };
}
