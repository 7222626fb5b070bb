import { encode } from "next-auth/jwt";
import { transaction } from "@/db/client";
import { env } from "@/lib/base/env";
import type { MemberActor } from "@/lib/identity/actor";
import { startSession } from "@/lib/identity/session/sessions";

/** The cookie next-auth gives over HTTP. */
const COOKIE = "authjs.session-token";

/** The `Cookie` header of a member who has just signed in, without the trip through the form. */
export async function cookieOf(member: MemberActor): Promise<string> {
  const device = { address: "127.0.0.1", userAgent: "Test" };
  const { accountId } = member;
  const sessionId = await transaction((tx) =>
    startSession(tx, { accountId, method: "password", device }),
  );
  const token = await encode({
    token: { sub: sessionId },
    secret: env().AUTH_SECRET,
    salt: COOKIE,
  });
  return `${COOKIE}=${token}`;
}
