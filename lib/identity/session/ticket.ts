import { seal, unseal } from "@/lib/base/seal";
import { MINUTE } from "@/lib/base/time";

type Ticket = { sessionId: string; expires: number };

/** The proof that a session was just started here, which next-auth turns into the cookie. Good for a minute. */
export function sealTicket(sessionId: string): string {
  const ticket: Ticket = { sessionId, expires: Date.now() + MINUTE };
  return seal("sign-in-ticket", JSON.stringify(ticket)).toString("base64url");
}

/** The session a ticket was made for; null for any other string. */
export function openTicket(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const plain = unseal("sign-in-ticket", Buffer.from(value, "base64url"));
  if (!plain) return null;
  const ticket = JSON.parse(plain) as Ticket;
  return ticket.expires > Date.now() ? ticket.sessionId : null;
}
