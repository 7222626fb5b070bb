import { and, eq, isNull, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";
import { customers } from "@/db/schema";
import type { UpsertOrder } from "@/lib/orders/schema";

type Customer = UpsertOrder["customer"];

/** One address at most: the one that can be emailed, or what stands in its place. */
export function addressOf(customer: Customer) {
  const email = customer.email ?? null;
  return { email, unusableEmail: email === null ? (customer.unusableEmail ?? null) : null };
}

/** Whose an order is: whoever has its address; without one the same as before, or somebody new. */
export async function customerOf(
  tx: Tx,
  shopId: string,
  known: { customerId: string; email: string | null } | undefined,
  customer: Customer,
): Promise<string> {
  const sameNameless = known && known.email === null && !customer.email;
  if (!sameNameless) return findOrCreateCustomer(tx, shopId, customer);
  await tx
    .update(customers)
    .set({ ...toldOf(customer), ...namesApart(customer) })
    .where(
      and(
        eq(customers.shopId, shopId),
        eq(customers.id, known.customerId),
        isNull(customers.erasedAt),
      ),
    );
  return known.customerId;
}

async function findOrCreateCustomer(tx: Tx, shopId: string, customer: Customer): Promise<string> {
  const told = toldOf(customer);
  const [stored] = await tx
    .insert(customers)
    .values({ shopId, email: customer.email ?? null, ...told })
    .onConflictDoUpdate({
      target: [customers.shopId, customers.email],
      set: { ...told, ...namesApart(customer) },
    })
    .returning({ id: customers.id });
  if (!stored) throw new Error("The customer was not stored.");
  return stored.id;
}

/** What is said of a customer with an order. */
function toldOf(customer: Customer) {
  const { name, firstName = null, lastName = null, tags } = customer;
  const { unusableEmail } = addressOf(customer);
  return { name, firstName, lastName, unusableEmail, ...(tags && { tags }) };
}

/** Names told apart before stay true of the same whole name. */
function namesApart({ name, firstName, lastName }: Customer) {
  if (firstName || lastName) return {};
  const kept = (part: PgColumn) => sql`case when ${customers.name} = ${name} then ${part} end`;
  return { firstName: kept(customers.firstName), lastName: kept(customers.lastName) };
}
