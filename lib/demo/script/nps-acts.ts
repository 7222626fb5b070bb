import { and, eq } from "drizzle-orm";
import { npsCategories, npsChannels } from "@/db/schema";
import type { Ago, Clock } from "@/lib/demo/clock";
import type { Channel } from "@/lib/demo/nps/mood";
import type { Category } from "@/lib/demo/nps/words";
import type { Act } from "@/lib/demo/script/tell-story";
import { known, statusId, visitor, type World } from "@/lib/demo/world";
import { texts } from "@/lib/i18n/texts";
import { personOf } from "@/lib/nps/record-review";
import { addRule } from "@/lib/nps/rules/save-rule";
import { storeReview } from "@/lib/nps/store-review";

type Said = {
  at: Ago;
  order: string;
  score: number;
  channel: Channel;
  category: Category;
  comment: string | null;
};

/** The last days' answers of customers we know; the low ones open work by the rules. */
const SAID: Said[] = [
  said(
    "6d 20:15",
    "10449",
    9,
    "email",
    "support",
    "A vase instead of a bowl, and sorted on the same day.",
  ),
  said(
    "5d 19:40",
    "10455",
    4,
    "website",
    "delivery",
    "The parcel stood in the rain, the box fell apart in my hands.",
  ),
  said("4d 08:31", "10476", 10, "website", "checkout", null),
  said(
    "3d 21:05",
    "10431",
    3,
    "website",
    "delivery",
    "Three delivery dates, and none of them was kept.",
  ),
  said(
    "2d 18:20",
    "10422",
    6,
    "email",
    "support",
    "Kind answers, but the spout of the teapot is chipped again.",
  ),
  said(
    "1d 09:50",
    "10475",
    2,
    "website",
    "delivery",
    "I waited all morning, then the tracking said nobody was at home.",
  ),
  said("1d 20:12", "10452", 9, "website", "checkout", "Nemt og overskueligt."),
  said("5h", "10486", 8, "email", "delivery", "A day late, but very well packed."),
];

function said(
  ...[at, order, score, channel, category, comment]: [
    Ago,
    string,
    number,
    Channel,
    Category,
    string | null,
  ]
): Said {
  return { at, order, score, channel, category, comment };
}

/** What goes through the verbs: two rules, and the newest answers. */
export function npsActs(clock: Clock): Act[] {
  return [
    { at: clock("200d 11:15"), run: makeRules },
    ...SAID.map((one, index) => ({
      at: clock(one.at, index),
      run: (world: World) => answer(world, one),
    })),
  ];
}

async function makeRules(world: World): Promise<void> {
  const t = texts("en", "demo");
  const { categoryId } = await placeOf(world, "website", "delivery");
  const jonas = known(world.team, "jonas");
  await addRule(jonas, {
    name: t("nps.brokenRule"),
    maxScore: 8,
    categoryId: null,
    keywords: ["broken", "chipped", "cracked", "in pieces"],
    title: t("nps.brokenTitle"),
    statusId: await statusId(world, "urgent"),
    priority: "high",
    assigneeId: known(world.team, "mette").memberId,
  });
  await addRule(jonas, {
    name: t("nps.deliveryRule"),
    maxScore: 6,
    categoryId,
    keywords: [],
    title: t("nps.deliveryTitle"),
    statusId: await statusId(world, "warning"),
    priority: "normal",
    assigneeId: null,
  });
}

async function answer(world: World, { order, channel, category, score, comment }: Said) {
  const { tx, shopId } = world;
  const orderId = known(world.orders, order);
  const { customerId } = await visitor(world, order);
  await storeReview(tx, {
    shopId,
    score,
    lowest: channel === "email" ? 0 : 1,
    comment,
    ...(await placeOf(world, channel, category)),
    person: personOf(customerId),
    customerId,
    orderId,
    orderRef: order,
  });
}

async function placeOf({ tx, shopId }: World, channel: Channel, category: Category) {
  const [place] = await tx
    .select({ channelId: npsChannels.id, categoryId: npsCategories.id })
    .from(npsChannels)
    .innerJoin(npsCategories, eq(npsCategories.shopId, npsChannels.shopId))
    .where(
      and(
        eq(npsChannels.shopId, shopId),
        eq(npsChannels.code, channel),
        eq(npsCategories.code, category),
      ),
    );
  if (!place) throw new Error(`A shop without ${channel} and ${category}.`);
  return place;
}
