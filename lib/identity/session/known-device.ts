import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { sessions } from "@/db/schema";
import { readSealed, type SealedCookie, setSealed } from "@/lib/identity/session/sealed-cookie";

/** On which accounts somebody signed in wholly on this device, each under a number of its own. */
type KnownDevice = { accounts: [accountId: string, number: string][] };

/** Accounts that one device is known for, the latest. */
const MOST_ACCOUNTS = 5;

const KNOWN: SealedCookie = {
  name: "known-device",
  purpose: "known-device",
  seconds: 365 * 24 * 60 * 60,
};

/** The numbers by which this device is known, by account. Whoever guesses elsewhere does not use up its tries. */
export async function readKnownDevice(): Promise<ReadonlyMap<string, string>> {
  const known = await readSealed<KnownDevice>(KNOWN);
  return new Map(known?.accounts ?? []);
}

/** Knows this device from now on for the account of a session that was just started, under a new number. */
export async function rememberDevice(sessionId: string): Promise<void> {
  const [session] = await database()
    .select({ accountId: sessions.accountId })
    .from(sessions)
    .where(eq(sessions.id, sessionId));
  if (!session) return;
  const others = [...(await readKnownDevice())].filter(([id]) => id !== session.accountId);
  const accounts = [[session.accountId, randomUUID()], ...others].slice(0, MOST_ACCOUNTS);
  await setSealed(KNOWN, { accounts });
}
