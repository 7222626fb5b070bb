import { createHmac } from "node:crypto";
import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { accounts, apiKeys, members, orders, surveyAccess, updates } from "@/db/schema";
import { withAllowance } from "@/lib/base/allowance";
import { env } from "@/lib/base/env";
import { MINUTE } from "@/lib/base/time";
import { hashToken } from "@/lib/base/tokens";
import { buildShop, type Doors } from "@/lib/demo/script/build-shop";
import { OWNER_EMAIL, PASSWORD, SIGN_INS, TEAM } from "@/lib/demo/team";
import { texts } from "@/lib/i18n/texts";
import { createApiKey } from "@/lib/identity/access/api-keys";
import { createLink } from "@/lib/mail/links";
import type { UpdateState } from "@/lib/updates/schema";

/** What the demo command tells whoever started it. */
type Demo = {
  dashboard: string;
  /** Who waits for whom: the page to begin with. */
  home: string;
  signIns: { email: string; role: string }[];
  password: string;
  links: { label: string; url: string }[];
  outbox: string;
  apiKey: string;
  /** What a shop front sends to the survey API. */
  survey: { title: string; page: string; shopId: string; shopSecret: string };
  notes: string[];
};

/** Any fixed number: of two loads at once, the second finds the shop of the first. */
const LOAD_LOCK = 7_411_921;
/** The order whose conversations are shown first, one in each state. */
const SHOWN_ORDER = "10482";
const KEY_NAME = "Demo key";

/**
 * Makes the demo shop if there is none yet, in one transaction that leaves either the whole shop or
 * nothing, and in any case fresh customer links and a fresh API key, which ends the one before.
 */
export async function loadDemo(): Promise<Demo & { created: boolean }> {
  return transaction(async (tx) => {
    const { shopId, created } = await ensureShop(tx, "demo");
    return { ...(await welcome(tx, shopId)), created };
  });
}

/**
 * Makes the demo shop beside real ones, if there is none yet, with an owner's seat for this account.
 * Nobody can sign in to it by a known password, and its mail stays in its Outbox.
 */
export async function loadDemoBeside(owner: {
  accountId: string;
  name: string;
  publicName: string | null;
}): Promise<void> {
  await transaction(async (tx) => {
    const { shopId } = await ensureShop(tx, "closed");
    await tx
      .insert(members)
      .values({ shopId, ...owner, role: "owner" })
      .onConflictDoNothing({ target: [members.shopId, members.accountId] });
  });
}

async function ensureShop(tx: Tx, doors: Doors): Promise<{ shopId: string; created: boolean }> {
  await tx.execute(sql`set local statement_timeout = ${sql.raw(String(2 * MINUTE))}`);
  // Until somebody else has made it.
  await withAllowance(2 * MINUTE, async () => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOAD_LOCK})`);
  });
  const known = await findShop(tx);
  return { shopId: known ?? (await buildShop(tx, new Date(), doors)), created: known === null };
}

/** The demo shop is the one its owner's account came with. */
async function findShop(tx: Tx): Promise<string | null> {
  const [seat] = await tx
    .select({ shopId: members.shopId })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(eq(accounts.email, OWNER_EMAIL))
    .orderBy(asc(members.createdAt))
    .limit(1);
  return seat?.shopId ?? null;
}

async function welcome(tx: Tx, shopId: string): Promise<Demo> {
  const t = texts("en", "demo");
  const site = env().APP_URL;
  const links: Demo["links"] = [];
  for (const state of ["open", "solved", "rated"] as const) {
    const url = await portalLink(tx, shopId, state);
    if (url) links.push({ label: t(`links.${state}`), url });
  }
  const survey = await surveyKeys(tx, shopId);
  const page = `${site}/nps/demo?shop=${survey.shopId}`;
  return {
    dashboard: site,
    home: `${site}/home`,
    signIns: SIGN_INS.map((key) => ({
      email: TEAM[key].email,
      role: t(`roles.${TEAM[key].role}`),
    })),
    password: PASSWORD,
    links,
    outbox: `${site}/outbox`,
    apiKey: await freshKey(tx, shopId),
    survey: { title: t("survey"), page, ...survey },
    notes: [t("notes.past"), t("notes.now"), t("notes.again")],
  };
}

const STATES = {
  open: isNull(updates.solvedAt),
  solved: and(isNotNull(updates.solvedAt), isNull(updates.ratedAt)),
  rated: isNotNull(updates.ratedAt),
};

/** A link into a conversation that is in this state now: the best known order's, else the newest. */
async function portalLink(tx: Tx, shopId: string, state: UpdateState): Promise<string | null> {
  const [update] = await tx
    .select({ id: updates.id, orderId: updates.orderId })
    .from(updates)
    .innerJoin(orders, and(eq(orders.shopId, updates.shopId), eq(orders.id, updates.orderId)))
    .where(and(eq(updates.shopId, shopId), isNotNull(updates.visibleAt), STATES[state]))
    .orderBy(desc(sql`${orders.number} = ${SHOWN_ORDER}`), desc(updates.activeAt))
    .limit(1);
  if (!update) return null;
  const link = await createLink(tx, { shopId, purpose: "portal", orderId: update.orderId });
  return `${link}?update=${update.id}`;
}

/** Keys can be read once, so each run hands out a new one in place of the last. */
async function freshKey(tx: Tx, shopId: string): Promise<string> {
  await tx
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKeys.shopId, shopId), eq(apiKeys.name, KEY_NAME), isNull(apiKeys.revokedAt)));
  return createApiKey(tx, { shopId, name: KEY_NAME, scopes: ["read", "write", "ratings"] });
}

/**
 * The survey API's name and secret of the demo shop. Only a hash is stored, so the secret follows
 * from the installation's key: the same at every start, and printed at each.
 */
async function surveyKeys(tx: Tx, shopId: string) {
  const shopSecret = createHmac("sha256", env().APP_KEY)
    .update(`demo survey ${shopId}`)
    .digest("base64url");
  const [access] = await tx
    .update(surveyAccess)
    .set({ secretHash: hashToken(shopSecret) })
    .where(eq(surveyAccess.shopId, shopId))
    .returning({ publicKey: surveyAccess.publicKey });
  if (!access) throw new Error("The demo shop has no survey key.");
  return { shopId: access.publicKey, shopSecret };
}
