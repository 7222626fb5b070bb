import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { database, transaction } from "@/db/client";
import { apiKeys, invitations, limits, passkeys, sessions } from "@/db/schema";
import { hashToken, newToken } from "@/lib/base/tokens";
import { createAccountLink } from "@/lib/identity/account/account-links";
import type { MemberActor } from "@/lib/identity/actor";
import { inviteMembers } from "@/lib/members/invite-members";
import { makeApiKey } from "@/lib/shops/keys/make-api-key";

const only = <T>(row: T | undefined): T => {
  if (!row) throw new Error("A row that was just written is not there.");
  return row;
};

/** A seat offered to an address, with the token its mail would carry. */
export async function makeOffer(
  owner: MemberActor,
  email = `guest-${randomUUID().slice(0, 8)}@staff.test`,
): Promise<{ invitationId: string; email: string; token: string }> {
  await inviteMembers(owner, { emails: [email], role: "agent" });
  const token = newToken();
  const [row] = await database()
    .update(invitations)
    .set({ tokenHash: hashToken(token) })
    .where(and(eq(invitations.shopId, owner.shopId), eq(invitations.email, email)))
    .returning({ id: invitations.id });
  return { invitationId: only(row).id, email, token };
}

/** The id of a fresh API key. */
export async function makeKeyId(owner: MemberActor): Promise<string> {
  const name = `Key ${randomUUID()}`;
  await makeApiKey(owner, { name, scopes: ["read"], memberId: null });
  const [row] = await database()
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(and(eq(apiKeys.shopId, owner.shopId), eq(apiKeys.name, name)));
  return only(row).id;
}

/** A passkey that nothing can sign with. */
export async function makePasskeyRow({ accountId }: { accountId: string }): Promise<string> {
  const id = randomUUID();
  await database()
    .insert(passkeys)
    .values({ id, accountId, name: "Laptop", publicKey: Buffer.from("none") });
  return id;
}

/** The token in a link to an account. */
export async function accountToken(
  { accountId }: { accountId: string },
  purpose: "sign_in" | "reset" | "email",
  email?: string,
): Promise<string> {
  const url = await transaction((tx) => createAccountLink(tx, { accountId, purpose, email }));
  return url.split("/").at(-1) ?? "";
}

/** Nobody has tried anything yet. */
export async function forgetLimits(): Promise<void> {
  await database().delete(limits);
}

/** Everybody signed in an hour ago. */
export async function ageAllSessions(): Promise<void> {
  await database().update(sessions).set({ createdAt: sql`now() - interval '1 hour'` });
}
