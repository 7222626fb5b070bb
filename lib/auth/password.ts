import { hash, verify } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { accounts } from "@/db/schema";

/** Argon2id with the parameters OWASP names first (19 MiB, 2 passes). */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Compared against when there is no such account, so that both answers take as long. */
let dummyHash: Promise<string> | undefined;

/** An Argon2id hash of a password, with its salt and parameters in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2);
}

export type KnownAccount = { accountId: string; email: string; name: string };

/** The account with this address and password, or null; takes the same time for an unknown address. */
export async function checkPassword(email: string, password: string): Promise<KnownAccount | null> {
  const [account] = await database()
    .select()
    .from(accounts)
    .where(eq(accounts.email, email.trim().toLowerCase()));
  dummyHash ??= hashPassword("no such account");
  const right = await verify(account?.passwordHash ?? (await dummyHash), password);
  if (!account?.passwordHash || !right) return null;
  return { accountId: account.id, email: account.email, name: account.name };
}
