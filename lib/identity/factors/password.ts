import { randomBytes } from "node:crypto";
import { hash, hashRaw, verify } from "@node-rs/argon2";
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

/** Salt for `hashSecret`. */
export function newSalt(): Buffer {
  return randomBytes(16);
}

/** The same hash of another secret, under a salt that is kept beside it. */
export function hashSecret(secret: Buffer, salt: Buffer): Promise<Buffer> {
  return hashRaw(secret, { ...ARGON2, salt });
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

/** The account with this address and what its password is compared with; undefined for an unknown one. */
export async function findByAddress(
  email: string,
): Promise<{ accountId: string; passwordHash: string | null } | undefined> {
  const [account] = await database()
    .select({ accountId: accounts.id, passwordHash: accounts.passwordHash })
    .from(accounts)
    .where(eq(accounts.email, email.trim().toLowerCase()));
  return account;
}
