import { transaction } from "@/db/client";
import { signIn } from "@/lib/auth/config";
import { clientDevice } from "@/lib/auth/session";
import { type SignInMethod, startSession } from "@/lib/auth/sessions";
import { sealTicket } from "@/lib/auth/ticket";

/** Signs somebody in on this device who has proved who they are: a new session, and its cookie. */
export async function enter(accountId: string, method: SignInMethod): Promise<void> {
  const device = await clientDevice();
  const sessionId = await transaction((tx) => startSession(tx, { accountId, method, device }));
  await signIn("credentials", { redirect: false, ticket: sealTicket(sessionId) });
}
