import { and, asc, eq, isNotNull, isNull, ne, notExists, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { accounts, mailSettings, members, shops } from "@/db/schema";
import { DEMO_OWNER } from "@/lib/base/demo-owner";
import { env } from "@/lib/base/env";
import { AppError } from "@/lib/base/errors";
import type { CommonFacts } from "@/lib/mail/common-facts";
import { installationSender } from "@/lib/mail/message";
import { installationTransport, TRANSPORT_COLUMNS, transportFrom } from "@/lib/mail/shop-transport";
import type { Transport } from "@/lib/mail/transport";

/** The one way that emails with a way into an account go. */
export type InstallationMail = {
  transport: Exclude<Transport, { lost: true }>;
  /** Null: the sender depends on the shop, see `senderFor`. */
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
  for (const row of await providers(isNotNull(mailSettings.verifiedAt))) {
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

/**
 * The facts of a mail with the way it leaves by: the shop's, or for a way into an account the
 * installation's. What comes back, bounced or answered with the link quoted, then goes to no shop of
 * somebody else either. Null without a way.
 */
export async function readWayOut(
  { wayIn }: { wayIn?: true | undefined },
  facts: CommonFacts,
): Promise<CommonFacts | null> {
  if (!wayIn) return facts;
  const way = await readInstallationMail();
  if (!way) return null;
  const from = way.from ?? (await senderFor(facts));
  return { ...facts, transport: way.transport, from, shop: { ...facts.shop, replyTo: from } };
}

/** From whom the operator's provider sends a way in: a shop's own sender only where nobody else's shop is at stake. */
async function senderFor({ shop, from }: CommonFacts): Promise<string> {
  const { MAIL_FROM } = env();
  if (MAIL_FROM) return MAIL_FROM;
  const [own] = await providers(eq(mailSettings.shopId, shop.id));
  return own ? from : installationSender();
}

const other = alias(shops, "other");
const owners = alias(members, "owners");
const owning = alias(members, "owning");

/** Of shops that own the whole installation, the oldest first; the demo shop's invented owner takes nothing from it. */
function providers(which: SQL) {
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
    .select(TRANSPORT_COLUMNS)
    .from(mailSettings)
    .innerJoin(shops, eq(shops.id, mailSettings.shopId))
    .where(and(which, notExists(notTheirs)))
    .orderBy(asc(shops.createdAt), sql`${shops.id}`);
}
