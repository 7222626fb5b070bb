import { and, asc, eq, isNotNull, isNull, ne, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { accounts, mailSettings, members, shops } from "@/db/schema";
import { DEMO_OWNER } from "@/lib/base/demo-owner";
import { AppError } from "@/lib/base/errors";
import { installationTransport, transportFrom } from "@/lib/mail/shop-transport";
import type { Transport } from "@/lib/mail/transport";

/** The one way that emails with a way into an account go. */
export type InstallationMail = {
  transport: Exclude<Transport, { lost: true }>;
  /** Null: from whom the shop's other emails are. */
  from: string | null;
  /** The shop whose provider it is; null for the operator's. */
  shopId: string | null;
};

/**
 * How emails that carry a way into an account leave: through the operator's provider; without one
 * through a shop's own, once it is verified, and only while every owner of that shop owns all the
 * others too. Whoever chooses a provider can read what it carries, and an account is one in every
 * shop. Null: no such email leaves.
 */
export async function readInstallationMail(): Promise<InstallationMail | null> {
  const operators = installationTransport();
  if (operators) return { transport: operators, from: null, shopId: null };
  for (const row of await verifiedProviders()) {
    const { transport, from } = transportFrom(row);
    if (transport.name === "outbox" || "lost" in transport) continue;
    return { transport, from, shopId: row.shopId };
  }
  return null;
}

/** Throws `no_sign_in_mail` while no email with a way into an account can leave. */
export async function requireInstallationMail(): Promise<void> {
  if (!(await readInstallationMail())) throw new AppError("no_sign_in_mail");
}

/** What is known of a mail, with the way it leaves by: the shop's, or for a way into an account the installation's. Null without one. */
export async function readWayOut<Facts extends { transport: Transport; from: string }>(
  { wayIn }: { wayIn?: true | undefined },
  facts: Facts,
): Promise<Facts | null> {
  if (!wayIn) return facts;
  const way = await readInstallationMail();
  return way && { ...facts, transport: way.transport, from: way.from ?? facts.from };
}

const other = alias(shops, "other");
const owners = alias(members, "owners");
const owning = alias(members, "owning");

/** Of shops that own the whole installation, the oldest first; the demo shop's invented owner takes nothing from it. */
function verifiedProviders() {
  const isActiveOwner = (of: typeof owners | typeof owning) =>
    and(eq(of.role, "owner"), isNull(of.deactivatedAt));
  const ownsOther = database()
    .select({ id: owning.id })
    .from(owning)
    .where(
      and(
        eq(owning.shopId, other.id),
        eq(owning.accountId, owners.accountId),
        isActiveOwner(owning),
      ),
    );
  const isDemo = database()
    .select({ id: owning.id })
    .from(owning)
    .innerJoin(accounts, eq(accounts.id, owning.accountId))
    .where(and(eq(owning.shopId, other.id), eq(accounts.email, DEMO_OWNER)));
  const notTheirs = database()
    .select({ id: other.id })
    .from(other)
    .innerJoin(owners, and(eq(owners.shopId, mailSettings.shopId), isActiveOwner(owners)))
    .where(and(ne(other.id, mailSettings.shopId), notExists(isDemo), notExists(ownsOther)));
  return database()
    .select({
      shopId: mailSettings.shopId,
      transport: mailSettings.transport,
      fromAddress: mailSettings.fromAddress,
      smtpSealed: mailSettings.smtpSealed,
      resendSealed: mailSettings.resendSealed,
    })
    .from(mailSettings)
    .innerJoin(shops, eq(shops.id, mailSettings.shopId))
    .where(and(isNotNull(mailSettings.verifiedAt), notExists(notTheirs)))
    .orderBy(asc(shops.createdAt), sql`${shops.id}`);
}
