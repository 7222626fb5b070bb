import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { type TestedTemplate, templateTestKey } from "@/lib/mail/test-key";
import { composeTemplateTest } from "@/lib/nps/templates/compose-sample";
import { readTemplate } from "@/lib/nps/templates/queries";
import { sendTestNow, type TestResult } from "@/lib/shops/send-test-now";

/**
 * Sends the member a template as it is saved, right now, and says what happened. Throws `forbidden`
 * for agents, `not_found` for an archived one, and `rate_limited`.
 */
export async function sendTemplateTest(
  actor: MemberActor,
  template: TestedTemplate,
): Promise<TestResult> {
  const { archivedAt } = await readTemplate(actor, template.templateId);
  if (archivedAt) throw new AppError("not_found");
  return sendTestNow(actor, templateTestKey(template), composeTemplateTest(template));
}
