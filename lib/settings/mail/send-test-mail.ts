import type { MemberActor } from "@/lib/identity/actor";
import { type TestSubject, testKey } from "@/lib/mail/test-key";
import { mailKinds } from "@/lib/mail-kinds/registry";
import { sendTestNow, type TestResult } from "@/lib/shops/send-test-now";

/**
 * Sends the member a test mail right now, as the shop's mail goes out, and says what happened. With a
 * subject it shows that kind of mail. Throws `forbidden` for agents and `rate_limited`.
 */
export async function sendTestMail(
  actor: MemberActor,
  subject: TestSubject = null,
): Promise<TestResult> {
  return sendTestNow(actor, testKey(subject), mailKinds["mail.test"].compose);
}
