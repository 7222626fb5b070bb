import { transaction } from "@/db/client";
import { AppError } from "@/lib/base/errors";
import type { Addresses } from "@/lib/customers/belongings";
import { getCustomer } from "@/lib/customers/customer-detail";
import { readLinks, readMails } from "@/lib/customers/export-mails";
import { readAnswers, readInvitations } from "@/lib/customers/export-nps";
import { readOrders } from "@/lib/customers/export-orders";
import type { ExportPart } from "@/lib/customers/export-parts";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import type { Whose } from "@/lib/orders/require-customer";
import { readShop } from "@/lib/shops/queries";
import { recordChanges } from "@/lib/shops/record-changes";

/**
 * Everything the shop knows about one customer, read in pages while it is written out. Internal notes
 * are part of it, team members are named as customers call them, secret links are left out. Who took it stands in the log.
 * Throws `forbidden` for agents, and `not_found`, also for somebody who is erased.
 */
export async function exportCustomer(
  actor: MemberActor,
  customerId: string,
): Promise<AsyncGenerator<ExportPart>> {
  requireRole(actor, "admin");
  const [customer, shop] = await Promise.all([getCustomer(actor, customerId), readShop(actor)]);
  if (customer.erased) throw new AppError("not_found");
  const { shopId } = actor;
  await transaction((tx) =>
    recordChanges(tx, actor, [
      { setting: "customers.exported", subjectId: customerId, from: null, to: null },
    ]),
  );
  const person: ExportPart = {
    part: "person",
    data: {
      shop: { name: shop.name, timeZone: shop.timeZone },
      name: customer.name,
      firstName: customer.firstName,
      lastName: customer.lastName,
      email: customer.email,
      unusableEmail: customer.unusableEmail,
      tags: customer.tags,
      since: customer.createdAt,
      stopped: customer.optOuts,
      blocked: customer.blocked,
    },
  };
  return parts(person, { shopId, customerId }, customer);
}

async function* parts(
  person: ExportPart,
  whose: Whose,
  addresses: Addresses,
): AsyncGenerator<ExportPart> {
  yield person;
  for await (const data of readOrders(whose)) yield { part: "orders", data };
  for await (const data of readAnswers(whose, addresses)) yield { part: "answers", data };
  for await (const data of readInvitations(whose)) yield { part: "invitations", data };
  for await (const data of readMails(whose)) yield { part: "mails", data };
  for await (const data of readLinks(whose)) yield { part: "links", data };
}
