import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  customers,
  mailTemplates,
  mailTemplateTexts,
  npsCategories,
  npsChannels,
  npsExperiments,
  npsSurveys,
  optOuts,
  surveyAccess,
} from "@/db/schema";
import { learnSizes } from "@/lib/demo/at-moment";
import type { Clock } from "@/lib/demo/clock";
import { CUSTOMERS } from "@/lib/demo/customers";
import { addBuyers } from "@/lib/demo/nps/buyers";
import { crowd } from "@/lib/demo/nps/crowd";
import { invite, orderAnswers } from "@/lib/demo/nps/invite";
import { AFTER_DAYS, readOccasions, readOrders } from "@/lib/demo/nps/occasions";
import { storeAnswers, storeInvitations } from "@/lib/demo/nps/store";
import { SHOP } from "@/lib/demo/team";
import { known, type World } from "@/lib/demo/world";
import { texts } from "@/lib/i18n/texts";
import { isSolvedSurvey } from "@/lib/nps/solved-survey";

const OPENED = "300d 10:00";
const EXPERIMENT_FROM = "75d 09:30";
const OPTED_OUT = { dieter: "60d 18:20", henrik: "5d 20:10", hannah: "48d 12:05" } as const;

/** What the shop has asked and heard in a year: answers, invitations, and the settings behind them. */
export async function tellNps(world: World, clock: Clock, now: Date): Promise<void> {
  const { tx, shopId } = world;
  await addBuyers(tx, shopId, clock);
  const lists = await readLists(tx, shopId);
  const settled = await settle(world, lists, clock, now);
  const made = await makeSurveys(world, { ...lists, templateId: settled.first, clock });
  const surveys = { ...made, solved: settled.solved };
  const experimentFrom = clock(EXPERIMENT_FROM);
  const experimentId = await startExperiment(world, settled, experimentFrom);
  const occasions = await readOccasions(tx, shopId, { clock, now, surveys });
  const optedOut = await optOut(world, clock);
  const invitations = invite(occasions, { now, experimentFrom, optedOut });
  const answers = invitations.flatMap(({ answer }) => answer ?? []);
  const told = orderAnswers(await readOrders(tx, shopId), now);
  await storeAnswers(tx, shopId, [...crowd(clock), ...answers, ...told]);
  await learnSizes(tx);
  const subject = texts("en", "shops")("nps.template.subject", { shop_name: SHOP.name });
  await storeInvitations(tx, shopId, { invitations, subject, experimentId });
  await learnSizes(tx);
}

type Lists = { email: number; support: number; delivery: number };

async function readLists(tx: Tx, shopId: string): Promise<Lists> {
  const channels = await tx.select().from(npsChannels).where(eq(npsChannels.shopId, shopId));
  const categories = await tx.select().from(npsCategories).where(eq(npsCategories.shopId, shopId));
  const ids = new Map([...channels, ...categories].map(({ code, id }) => [code, id]));
  return {
    email: known(ids, "email"),
    support: known(ids, "support"),
    delivery: known(ids, "delivery"),
  };
}

/** The survey after solved updates, and what it is sent with. */
type Settled = { solved: string; first: string; second: string };

/** Invitations are on, and everything that came due so far has been decided on. */
async function settle(
  { tx, shopId }: World,
  { email, support }: Lists,
  clock: Clock,
  now: Date,
): Promise<Settled> {
  const t = texts("en", "demo");
  const [first] = await tx.select().from(mailTemplates).where(eq(mailTemplates.shopId, shopId));
  const danish = texts("da", "demo");
  const opened = clock(OPENED);
  const [second] = await tx
    .insert(mailTemplates)
    .values({
      shopId,
      name: t("nps.template"),
      locale: "en",
      subject: t.raw("nps.subject"),
      body: t.raw("nps.body"),
      createdAt: opened,
      updatedAt: opened,
    })
    .returning({ id: mailTemplates.id });
  if (!first || !second) throw new Error("A shop without its templates.");
  await tx.insert(mailTemplateTexts).values({
    shopId,
    templateId: second.id,
    locale: "da",
    subject: danish.raw("nps.subject"),
    body: danish.raw("nps.body"),
  });
  const [solved] = await tx
    .update(npsSurveys)
    .set({
      active: true,
      days: AFTER_DAYS,
      templateId: first.id,
      successUrl: `${SHOP.siteUrl}/thank-you`,
      errorUrl: `${SHOP.siteUrl}/survey-problem`,
      channelId: email,
      categoryId: support,
      scannedTo: sql`${now.toISOString()}::timestamptz - make_interval(days => ${AFTER_DAYS})`,
    })
    .where(isSolvedSurvey(shopId))
    .returning({ id: npsSurveys.id });
  if (!solved) throw new Error("A shop without its survey after solved updates.");
  await tx
    .update(surveyAccess)
    .set({ allowedOrigins: [SHOP.siteUrl] })
    .where(eq(surveyAccess.shopId, shopId));
  return { solved: solved.id, first: first.id, second: second.id };
}

/** Both have run; they rest now, so that nothing leaves a demo by itself. */
async function makeSurveys(
  { tx, shopId }: World,
  of: Lists & { templateId: string; clock: Clock },
) {
  const t = texts("en", "demo");
  const { templateId, clock } = of;
  const both = { shopId, templateId, channelId: of.email, createdAt: clock(OPENED) };
  const rows = await tx
    .insert(npsSurveys)
    .values([
      {
        ...both,
        name: t("nps.orders"),
        kind: "order",
        days: 10,
        categoryId: of.delivery,
      },
      {
        ...both,
        name: t("nps.regular"),
        kind: "relationship",
        days: 60,
        categoryId: of.support,
        round: 5,
        roundStartedAt: clock("45d 08:00"),
      },
    ])
    .returning({ id: npsSurveys.id });
  const [orders, regular] = rows;
  if (!orders || !regular) throw new Error("The surveys were not stored.");
  return { orders: orders.id, regular: regular.id };
}

async function startExperiment(
  { tx, shopId, team }: World,
  settled: Settled,
  startedAt: Date,
): Promise<string> {
  const [experiment] = await tx
    .insert(npsExperiments)
    .values({
      shopId,
      surveyId: settled.solved,
      about: "wording",
      otherTemplateId: settled.second,
      baseDays: AFTER_DAYS,
      baseTemplateId: settled.first,
      plannedEach: 50,
      startedById: known(team, "ida").memberId,
      startedAt,
    })
    .returning({ id: npsExperiments.id });
  if (!experiment) throw new Error("The experiment was not stored.");
  return experiment.id;
}

/** A few have opted out. */
async function optOut({ tx, shopId }: World, clock: Clock): Promise<Map<string, Date>> {
  const optedOut = new Map<string, Date>();
  for (const [key, ago] of Object.entries(OPTED_OUT)) {
    const { email } = CUSTOMERS[key as keyof typeof OPTED_OUT];
    const [customer] = await tx
      .select({ id: customers.id })
      .from(customers)
      .where(and(eq(customers.shopId, shopId), eq(customers.email, email)));
    if (!customer) throw new Error(`Nobody has the address ${email}.`);
    const createdAt = clock(ago);
    await tx.insert(optOuts).values({ shopId, customerId: customer.id, topic: "nps", createdAt });
    optedOut.set(email, createdAt);
  }
  return optedOut;
}
