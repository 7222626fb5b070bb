import { afterAll, beforeAll, vi } from "vitest";
import { forgetEnv } from "@/lib/base/env";
import { SmtpSink } from "@/lib/testing/smtp-sink";

/** For a file: the operator has set up email for the whole installation, so that ways into accounts leave. */
export function withInstallationMail(): void {
  const sink = new SmtpSink();
  beforeAll(async () => {
    await sink.start();
    vi.stubEnv("SMTP_URL", sink.url);
    forgetEnv();
  });
  afterAll(() => sink.stop());
}
