import { texts } from "@/lib/i18n/texts";
import type { TestResult } from "@/lib/shops/send-test-now";

/** The outcome of a test mail, in one sentence. */
export function describeTest(locale: string, test: TestResult): string {
  const t = texts(locale, "mailSettings");
  return t(`test.${test.result}`, {
    seconds: Math.max(0.1, Math.round(test.milliseconds / 100) / 10),
    to: test.to,
    transport: test.transport,
    reason: test.reason,
  });
}
