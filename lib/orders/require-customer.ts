import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { customers } from "@/db/schema";
import { AppError } from "@/lib/base/errors";

export type Whose = { shopId: string; customerId: string };

/** Holds a customer until the transaction ends, so that nothing is stored of one who is being erased. Throws `not_found`. */
export async function requireCustomer(tx: Tx, { shopId, customerId }: Whose): Promise<void> {
  const [customer] = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(
      and(eq(customers.shopId, shopId), eq(customers.id, customerId), isNull(customers.erasedAt)),
    )
    .for("key share");
  if (!customer) throw new AppError("not_found");
}
