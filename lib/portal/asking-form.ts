import { AppError } from "@/lib/base/errors";
import { submissionIdSchema } from "@/lib/base/schemas";
import { readForm } from "@/lib/http/body";

/** Mails a link unless that was asked for too often: then those of before are on their way. */
export async function mailUnlessLimited(mail: () => Promise<void>): Promise<void> {
  try {
    await mail();
  } catch (error) {
    if (!(error instanceof AppError && error.code === "rate_limited")) throw error;
  }
}

/** The id of the form that asks for a link. */
export async function requestIdOf(request: Request): Promise<string> {
  const form = await readForm(request);
  const id = submissionIdSchema.safeParse(form?.get("requestId"));
  return id.success ? id.data : crypto.randomUUID();
}
