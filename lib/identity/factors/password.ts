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

/** Whether this is the password behind a hash; takes the same time where there is none. */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  dummyHash ??= hashPassword("no such account");
  const right = await verify(passwordHash ?? (await dummyHash), password);
  return Boolean(passwordHash) && right;
}

/** `passwordHash` is what the password was compared with. */
type KnownAccount = {
  accountId: string;
  email: string;
  passwordHash: string | null;
  right: boolean;
};

/** The account with this address and whether the password is right; null for an unknown address, after the same time. */
export async function checkPassword(email: string, password: string): Promise<KnownAccount | null> {
  const [account] = await database()
    .select()
    .from(accounts)
    .where(eq(accounts.email, email.trim().toLowerCase()));
  const right = await isPassword(account?.passwordHash, password);
  if (!account) return null;
  const { id: accountId, email: known, passwordHash } = account;
  return { accountId, email: known, passwordHash, right };
}
