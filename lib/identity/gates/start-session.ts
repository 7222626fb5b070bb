import { redirect } from "next/navigation";
import { transaction } from "@/db/client";
import type { FirstFactorResult, PendingSignIn } from "@/lib/identity/factors/sign-in-steps";
import { clientDevice, currentAccount } from "@/lib/identity/gates/session";
import { signIn, signOut } from "@/lib/identity/session/config";
import { rememberDevice } from "@/lib/identity/session/known-device";
import { type SealedCookie, setSealed } from "@/lib/identity/session/sealed-cookie";
import { createSession, endSession, type SignInMethod } from "@/lib/identity/session/sessions";
import { sealTicket } from "@/lib/identity/session/ticket";

/** Who is between the two steps of signing in on this device. */
export const SECOND_STEP: SealedCookie = {
  name: "second-step",
  purpose: "second-factor",
  seconds: 10 * 60,
};

/** Signs somebody in on this device who has proved who they are: a new session, and its cookie. */
export async function startSession(accountId: string, method: SignInMethod): Promise<void> {
  const device = await clientDevice();
  const sessionId = await transaction((tx) => createSession(tx, { accountId, method, device }));
  await setSessionCookie(sessionId);
}

/** Gives this device the cookie of a session that was just started; the one it had before ends. */
export async function setSessionCookie(sessionId: string): Promise<void> {
  await endSessionHere();
  await signIn("credentials", { redirect: false, ticket: sealTicket(sessionId) });
  await rememberDevice(sessionId);
}

async function endSessionHere(): Promise<void> {
  const account = await currentAccount();
  if (!account) return;
  const { address } = await clientDevice();
  await transaction((tx) => endSession(tx, account, account.sessionId, address));
}

/** Goes on after the first step: in, or to the second one. `next` is one of our own paths. */
export async function redirectAfterSignIn(result: FirstFactorResult, next: string): Promise<never> {
  if ("sessionId" in result) {
    await setSessionCookie(result.sessionId);
    redirect(next);
  }
  await setSealed(SECOND_STEP, result.pending satisfies PendingSignIn);
  redirect(`/sign-in/code?next=${encodeURIComponent(next)}`);
}

/** Ends the session on this device and goes to the sign-in page. */
export async function signOutHere(): Promise<never> {
  await endSessionHere();
  await signOut({ redirect: false });
  redirect("/sign-in");
}
