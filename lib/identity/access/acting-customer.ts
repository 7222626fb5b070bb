import { AppError } from "@/lib/base/errors";
import { type LinkState, readLink } from "@/lib/identity/access/customer-links";
import { readNpsLink } from "@/lib/identity/access/nps-links";
import { portalCustomer } from "@/lib/identity/access/portal-session";
import type { CustomerActor, NpsActor } from "@/lib/identity/actor";
import type { Topic } from "@/lib/mail/kinds";
import type { LinkPurpose } from "@/lib/mail/links";

/**
 * The customer a form of a conversation speaks for: by the token of the request to rate that it
 * carries, else by the order's cookie. Throws `not_found`, `not_solved` (opened again since) and `expired`.
 */
export async function actingCustomer(fields: Record<string, string>): Promise<CustomerActor> {
  if (fields.token !== undefined) return (await requireValidLink("rate", fields.token)).actor;
  const actor = fields.orderId ? await portalCustomer(fields.orderId) : null;
  if (!actor) throw new AppError("not_found");
  return actor;
}

/** A link of this purpose that works. Throws `not_found`, `not_solved` (opened again since) and `expired`. */
export async function requireValidLink(
  purpose: LinkPurpose,
  token: string | undefined,
): Promise<Extract<LinkState, { state: "good" }>> {
  const link = await readLink(purpose, token ?? "");
  if (link.state === "good") return link;
  if (link.state === "expired") throw new AppError("expired");
  throw new AppError(link.state === "reopened" ? "not_solved" : "not_found");
}

/**
 * Who may stop which mails: by the unsubscribe link of one, or by the link to an NPS question, which
 * stands for questions like it. Throws `not_found` and `expired`.
 */
export async function stoppableMails(
  fields: Record<string, string>,
): Promise<{ actor: CustomerActor | NpsActor; topic: Topic }> {
  if (fields.purpose === "nps") {
    const link = await readNpsLink(fields.token ?? "");
    if (link.state === "expired") throw new AppError("expired");
    if (link.state !== "good" && link.state !== "answered") throw new AppError("not_found");
    return { actor: link.actor, topic: "nps" };
  }
  const { actor, topic } = await requireValidLink("unsubscribe", fields.token);
  if (!topic) throw new AppError("not_found");
  return { actor, topic };
}
