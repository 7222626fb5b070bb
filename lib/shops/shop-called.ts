import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { shops } from "@/db/schema";
import { OperatorProblem } from "@/lib/base/operator-problem";

/** The shop that an operator names to a command. Throws `OperatorProblem` where there is none of that name, or more than one. */
export async function shopCalled(name: string) {
  const found = await database().select().from(shops).where(eq(shops.name, name));
  const [shop] = found;
  if (shop && found.length === 1) return shop;
  throw new OperatorProblem(
    `There ${shop ? "is more than one shop" : "is no shop"} called “${name}”.`,
  );
}
