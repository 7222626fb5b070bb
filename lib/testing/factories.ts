import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { database, transaction } from "@/db/client";
import { accounts } from "@/db/schema";
import { createApiKey, findApiKeyActor } from "@/lib/identity/access/api-keys";
import { readLink } from "@/lib/identity/access/customer-links";
import type { ApiKeyActor, CustomerActor, MemberActor, Role, Scope } from "@/lib/identity/actor";
import { hashPassword } from "@/lib/identity/factors/password";
import { memberActorById } from "@/lib/identity/session/members";
import { systemActor } from "@/lib/identity/system";
import { createLink, type NewLink } from "@/lib/mail/links";
import type { UpsertOrder } from "@/lib/orders/schema";
import { upsertOrder } from "@/lib/orders/upsert-order";
import { readRatingSettings } from "@/lib/settings/queries";
import type { RatingSettings } from "@/lib/settings/schema";
import { addMember, createShop } from "@/lib/shops/create-shop";
import { newShopTexts } from "@/lib/shops/new-shop-texts";
import { openUpdate } from "@/lib/updates/open-update";

export const PASSWORD = "correct-horse-battery";
let hashed: Promise<string> | undefined;

/** A shop with its owner. */
export async function makeShop(
  name = "Holm & Hazel",
): Promise<{ shopId: string; owner: MemberActor }> {
  const shopId = await transaction((tx) =>
    createShop(tx, {
      name,
      siteUrl: "https://holm-hazel.example",
      replyTo: "hello@holm-hazel.example",
      timeZone: "Europe/Copenhagen",
      ...newShopTexts("en"),
    }),
  );
  return { shopId, owner: await makeMember(shopId, "owner", "Ida Lindqvist") };
}

/** A member with an address of their own: `<role>-<random>@staff.test`. */
export async function makeMember(
  shopId: string,
  role: Role,
  name = "Amara Osei",
): Promise<MemberActor> {
  const email = `${role}-${randomUUID().slice(0, 8)}@staff.test`;
  // Hashed once in a process: that costs more than all else about a member.
  hashed ??= hashPassword(PASSWORD);
  const passwordHash = await hashed;
  const memberId = await transaction(async (tx) => {
    // As if they had chosen it: customers read the first word alone.
    const publicName = name.split(" ")[0];
    await tx.insert(accounts).values({ email, name, publicName, passwordHash });
    return addMember(tx, { shopId, email, name, publicName, role, password: PASSWORD });
  });
  return memberActorById(shopId, memberId);
}

/** An order of Clara's over EUR 214.00, changed by `changes`. */
export async function makeOrder(
  shopId: string,
  changes: Partial<UpsertOrder> = {},
): Promise<string> {
  const number = String(10_000 + Math.floor(Math.random() * 89_999));
  const { orderId } = await upsertOrder(systemActor(shopId), {
    externalId: randomUUID(),
    number,
    status: "processing",
    currency: "EUR",
    total: "214.00",
    placedAt: new Date("2026-11-06T10:12:00Z"),
    customer: {
      email: `clara-${randomUUID().slice(0, 8)}@example.com`,
      ...{ name: "Clara Jørgensen", firstName: "Clara", lastName: "Jørgensen" },
    },
    items: [{ name: "Stoneware mug, set of 4", sku: "MUG-4", quantity: 1, total: "58.00" }],
    ...changes,
  });
  return orderId;
}

/** An open update the customer can see, opened by `member`. */
export async function makeUpdate(
  member: MemberActor,
  orderId: string,
  changes: { title?: string; internal?: boolean; assigneeId?: string } = {},
): Promise<string> {
  const { updateId } = await openUpdate(member, {
    orderId,
    title: changes.title ?? "Two mugs arrived chipped",
    customerNote: changes.internal ? undefined : "We are looking into it.",
    internalNote: changes.internal ? "Ask the warehouse." : undefined,
    assigneeId: changes.assigneeId,
  });
  return updateId;
}

/** The same, but no member of the team is responsible for it: a program wrote to the customer. */
export async function makeUnassigned(
  shopId: string,
  orderId: string,
  title = "Two mugs arrived chipped",
): Promise<string> {
  const { actor } = await makeKey(shopId);
  const { updateId } = await openUpdate(actor, {
    orderId,
    title,
    customerNote: "We are looking into it.",
    internalNote: undefined,
  });
  return updateId;
}

/** A customer who came by a portal link to the order. */
export async function makeCustomer(shopId: string, orderId: string): Promise<CustomerActor> {
  const { token } = await makeLink(shopId, orderId);
  const link = await readLink("portal", token);
  if (link.state !== "good") throw new Error("A fresh link that does not work.");
  return link.actor;
}

/** A fresh link to the order; of the portal unless told otherwise. */
export async function makeLink(
  shopId: string,
  orderId: string,
  more: Partial<NewLink> = {},
): Promise<{ url: string; token: string }> {
  const url = await transaction((tx) =>
    createLink(tx, { purpose: "portal", ...more, shopId, orderId }),
  );
  return { url, token: url.split("/").at(-1) ?? "" };
}

/** A key with these scopes, as the header that carries it and as the actor it makes. */
export async function makeKey(
  shopId: string,
  scopes: Scope[] = ["read", "write", "ratings"],
  memberId?: string,
): Promise<{ authorization: string; actor: ApiKeyActor }> {
  const key = await transaction((tx) =>
    createApiKey(tx, { shopId, name: "Test", scopes, memberId }),
  );
  const authorization = `Bearer ${key}`;
  const actor = await findApiKeyActor(authorization);
  if (!actor) throw new Error("A fresh key that does not work.");
  return { authorization, actor };
}

/** The shop's rating settings as a form would send them back. */
export async function settingsOf(member: MemberActor): Promise<RatingSettings> {
  return (await readRatingSettings(member)).settings;
}

/** The address a member signs in with. */
export async function accountEmail(member: MemberActor): Promise<string> {
  const [account] = await database()
    .select({ email: accounts.email })
    .from(accounts)
    .where(eq(accounts.id, member.accountId));
  if (!account) throw new Error("A member without an account.");
  return account.email;
}
