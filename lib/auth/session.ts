import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { MemberActor, Role } from "@/lib/auth/actor";
import { auth } from "@/lib/auth/config";
import { requireRole } from "@/lib/auth/guards";
import { findMemberActor } from "@/lib/auth/members";
import { AppError } from "@/lib/errors";

/** The member signed in, checked against the database once per request; null for anybody else. */
export const currentMember = cache(async (): Promise<MemberActor | null> => {
  const session = (await auth()) as { accountId?: string; sessionVersion?: number } | null;
  if (!session?.accountId || !session.sessionVersion) return null;
  return findMemberActor(session.accountId, session.sessionVersion);
});

/** The gate of a page: sends strangers to the sign-in page. */
export async function pageMember(returnTo: string): Promise<MemberActor> {
  const member = await currentMember();
  if (!member) redirect(`/sign-in?next=${encodeURIComponent(returnTo)}`);
  return member;
}

/** The gate of an action. Throws `unauthorized`, and `forbidden` below `role`. */
export async function actionMember(role: Role = "agent"): Promise<MemberActor> {
  const member = await currentMember();
  if (!member) throw new AppError("unauthorized");
  requireRole(member, role);
  return member;
}

/** The address of whoever asks. Behind a trusted proxy its last hop counts; the server strips what others claim. */
export async function clientAddress(): Promise<string> {
  const forwarded = (await headers()).get("x-forwarded-for") ?? "";
  return forwarded.split(",").at(-1)?.trim() || "unknown";
}
