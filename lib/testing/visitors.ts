import { encode } from "next-auth/jwt";
import { transaction } from "@/db/client";
import { env } from "@/lib/base/env";
import { type SealPurpose, seal } from "@/lib/base/seal";
import type { CustomerActor, OwnCustomerActor } from "@/lib/identity/actor";
import { createSession } from "@/lib/identity/session/sessions";

/** The cookie next-auth gives over HTTP. */
const COOKIE = "authjs.session-token";

/** The `Cookie` header of a member who has just signed in, without the trip through the form. */
export async function cookieOf(member: { accountId: string }): Promise<string> {
  const device = { address: "127.0.0.1", userAgent: "Test" };
  const { accountId } = member;
  const sessionId = await transaction((tx) =>
    createSession(tx, { accountId, method: "password", device }),
  );
  const token = await encode({
    token: { sub: sessionId },
    secret: env().AUTH_SECRET,
    salt: COOKIE,
  });
  return `${COOKIE}=${token}`;
}

/** The `Cookie` header of a device that has opened an order. */
export function portalCookie({ shopId, linkId, orderId }: CustomerActor): string {
  return sealed(`portal-${orderId}`, "portal-cookie", { shopId, linkId, orderId });
}

/** The `Cookie` header of a device that has opened a customer's own page. */
export function customerCookie({ shopId, linkId }: OwnCustomerActor): string {
  return sealed("customer", "customer-cookie", { shopId, linkId });
}

function sealed(name: string, purpose: SealPurpose, ticket: object): string {
  const expires = Date.now() + 60 * 60_000;
  const value = seal(purpose, JSON.stringify({ ...ticket, expires }));
  return `${name}=${value.toString("base64url")}`;
}
