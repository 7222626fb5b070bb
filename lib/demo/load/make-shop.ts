import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  apiKeys,
  mailSettings,
  mailTemplates,
  members,
  npsCategories,
  npsChannels,
  npsRules,
  npsSurveys,
  settingChanges,
  shopSetups,
  shops,
  statuses,
} from "@/db/schema";
import { WINDOW_DAYS } from "@/lib/base/invitation-window";
import { DAY } from "@/lib/base/time";
import { newToken } from "@/lib/base/tokens";
import { DAYS } from "@/lib/demo/load/calendar";
import { TEAM_NAMES } from "@/lib/demo/load/names";
import type { Colleague, ShopFacts } from "@/lib/demo/load/run";
import { ASK_DAYS } from "@/lib/demo/load/write-nps";
import { createApiKey } from "@/lib/identity/access/api-keys";
import { messageIdOf, sealMessage } from "@/lib/mail/message";
import { isSolvedSurvey } from "@/lib/nps/solved-survey";
import { addMember, createShop } from "@/lib/shops/create-shop";
import { newShopTexts } from "@/lib/shops/new-shop-texts";

/** Who owns every loaded shop. */
export const OWNER_EMAIL = "owner@load.test";

const NAMES = ["Nordlys Living", "Fjord & Field", "Little Anchor", "Kystens Keramik"];
const LOGGED = 300;
const TIME_ZONE = "Europe/Copenhagen";

/**
 * Makes the shop with this number, with its team, a key and a rule, as if it had opened long ago.
 * Its email stays in its Outbox, and its surveys are off: by itself it sends nothing.
 */
export async function makeShop(tx: Tx, index: number, password: string): Promise<ShopFacts> {
  const name = NAMES[index] ?? `Loaded shop ${index + 1}`;
  const siteUrl = `https://shop-${index + 1}.example`;
  const replyTo = `hello@shop-${index + 1}.example`;
  const id = await createShop(tx, {
    ...{ name, siteUrl, replyTo, timeZone: TIME_ZONE },
    ...newShopTexts("en"),
  });
  const opened = new Date(Date.now() - (DAYS + 1) * DAY);
  await settle(tx, id, opened);
  const team = await makeTeam(tx, id, {
    size: index === 0 ? TEAM_NAMES.length : 3,
    index,
    password,
  });
  const [owner, ...agents] = team;
  if (!owner) throw new Error("A shop needs an owner.");
  await tx.update(members).set({ createdAt: opened }).where(eq(members.shopId, id));
  await createApiKey(tx, { shopId: id, name: "Warehouse", scopes: ["read", "write", "ratings"] });
  await changeSettings(tx, id, owner.id);
  const message = exampleMessage(name, replyTo);
  return {
    ...{ id, name, timeZone: TIME_ZONE, owner, agents, sealed: sealMessage(message) },
    ...(await readLists(tx, id)),
  };
}

async function settle(tx: Tx, shopId: string, opened: Date): Promise<void> {
  await tx.update(shops).set({ createdAt: opened }).where(eq(shops.id, shopId));
  await tx
    .update(shopSetups)
    .set({ storeDecidedAt: opened, testRatedAt: opened, closedAt: opened })
    .where(eq(shopSetups.shopId, shopId));
  await tx.update(mailSettings).set({ transport: "outbox" }).where(eq(mailSettings.shopId, shopId));
}

type Team = { size: number; index: number; password: string };

/** A settings log of some pages. */
async function changeSettings(tx: Tx, shopId: string, memberId: string): Promise<void> {
  const setting = "ratings.followUpDelayMinutes";
  const at = (index: number) => new Date(Date.now() - (index + 1) * 3 * DAY);
  const changes = Array.from({ length: LOGGED }, (_, index) => {
    const [from, to] = [5 + ((index + 1) % 7) * 5, 5 + (index % 7) * 5];
    return { shopId, memberId, setting, from, to, at: at(index) };
  });
  await tx.insert(settingChanges).values(changes);
}

/** One person owns all loaded shops; nobody else can sign in by a password. */
async function makeTeam(tx: Tx, shopId: string, { size, index, password }: Team) {
  const team: Colleague[] = [];
  for (const [place, name] of TEAM_NAMES.slice(0, size).entries()) {
    const first = name.split(" ")[0] as string;
    const email = place === 0 ? OWNER_EMAIL : `member-${index + 1}-${place}@load.test`;
    const role = place === 0 ? "owner" : place === 1 ? "admin" : "agent";
    const secret = place === 0 ? password : newToken();
    const person = { shopId, email, name, publicName: first, role, password: secret } as const;
    team.push({ id: await addMember(tx, person), name, email });
  }
  return team;
}

async function readLists(tx: Tx, shopId: string) {
  const [shop] = await tx.select().from(shops).where(eq(shops.id, shopId));
  const [key] = await tx.select().from(apiKeys).where(eq(apiKeys.shopId, shopId));
  const [survey] = await tx.select().from(npsSurveys).where(isSolvedSurvey(shopId));
  const [template] = await tx.select().from(mailTemplates).where(eq(mailTemplates.shopId, shopId));
  const channels = await tx.select().from(npsChannels).where(eq(npsChannels.shopId, shopId));
  const categories = await tx.select().from(npsCategories).where(eq(npsCategories.shopId, shopId));
  const open = await tx
    .select()
    .from(statuses)
    .where(and(eq(statuses.shopId, shopId), ne(statuses.id, shop?.solvedStatusId ?? "")))
    .orderBy(asc(statuses.position));
  const idOf = (list: { id: number; code: string }[], code: string) =>
    known(list.find((entry) => entry.code === code)).id;
  const surveyId = known(survey).id;
  const scannedTo = sql`now() - make_interval(days => ${ASK_DAYS + WINDOW_DAYS})`;
  await tx
    .update(npsSurveys)
    .set({ templateId: known(template).id, days: ASK_DAYS, scannedTo })
    .where(eq(npsSurveys.id, surveyId));
  return {
    apiKeyId: known(key).id,
    solvedStatusId: known(shop).solvedStatusId,
    openStatusIds: open.map(({ id }) => id),
    surveyId,
    ruleId: await makeRule(tx, shopId, known(open[0]).id),
    emailChannelId: idOf(channels, "email"),
    websiteChannelId: idOf(channels, "website"),
    supportCategoryId: idOf(categories, "support"),
    otherCategoryIds: [idOf(categories, "delivery"), idOf(categories, "checkout")],
  };
}

async function makeRule(tx: Tx, shopId: string, statusId: string): Promise<string> {
  const rule = { shopId, position: 0, name: "Unhappy with words", maxScore: 6, statusId };
  const [made] = await tx
    .insert(npsRules)
    .values({ ...rule, title: "An unhappy answer" })
    .returning({ id: npsRules.id });
  return known(made).id;
}

function known<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error("A new shop lacks something it starts with.");
  return thing;
}

function exampleMessage(name: string, address: string) {
  const text = "Hello,\n\nthis message stands for every one a loaded shop has sent.\n";
  return {
    from: { name, address },
    to: { name: "Customer", address: "customer@example.com" },
    replyTo: { name, address },
    subject: "About your order",
    html: `<p>${text.replaceAll("\n\n", "</p><p>")}</p>`.repeat(12),
    text,
    messageId: messageIdOf("loaded"),
    inReplyTo: null,
    date: new Date().toISOString(),
    headers: {},
  };
}
