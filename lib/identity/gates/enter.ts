import { redirect } from "next/navigation";
import { transaction } from "@/db/client";
import type { Admission, Pending } from "@/lib/identity/factors/admit";
import { clientDevice, currentAccount } from "@/lib/identity/gates/session";
import { signIn } from "@/lib/identity/session/config";
import { type SealedCookie, setSealed } from "@/lib/identity/session/sealed-cookie";
import { endSession, type SignInMethod, startSession } from "@/lib/identity/session/sessions";
import { sealTicket } from "@/lib/identity/session/ticket";

/** Who is between the two steps of signing in on this device. */
export const SECOND_STEP: SealedCookie = {
  name: "second-step",
  purpose: "second-factor",
  seconds: 10 * 60,
};

/** Signs somebody in on this device who has proved who they are: a new session, and its cookie. */
export async function enter(accountId: string, method: SignInMethod): Promise<void> {
  const device = await clientDevice();
  const sessionId = await transaction((tx) => startSession(tx, { accountId, method, device }));
  await remember(sessionId);
}

/** Gives this device the cookie of a session that was just started; the one it had before ends. */
export async function remember(sessionId: string): Promise<void> {
  const before = await currentAccount();
  if (before) {
    const { address } = await clientDevice();
    await transaction((tx) => endSession(tx, before, before.sessionId, address));
  }
  await signIn("credentials", { redirect: false, ticket: sealTicket(sessionId) });
}

/** Goes on after the first step: in, or to the second one. `next` is one of our own paths. */
export async function land(admission: Admission, next: string): Promise<never> {
  if ("sessionId" in admission) {
    await remember(admission.sessionId);
    redirect(next);
  }
  await setSealed(SECOND_STEP, admission.pending satisfies Pending);
  redirect(`/sign-in/code?next=${encodeURIComponent(next)}`);
}
