import { describe, expect, test } from "vitest";
import { listAnswers } from "@/lib/nps/report/answers";
import { countAnswers } from "@/lib/nps/report/count-answers";
import { hasAnswers, readFigures, readLists } from "@/lib/nps/report/figures";
import { dayIn, type PeriodName, resolvePeriod } from "@/lib/nps/report/periods";
import { readProducts } from "@/lib/nps/report/products";
import { ALL_ANSWERS, type AnswerFilter } from "@/lib/nps/report/schema";
import { answersIn, npsScore } from "@/lib/nps/score";
import { makeOrder, makeShop } from "@/lib/testing/factories";
import { goldenScores, makeAnswers, moveShop, npsLists } from "@/lib/testing/nps-answers";

const EVERYWHERE = { channelId: null, categoryId: null };
const on = (today: string, name: PeriodName = "30d") =>
  resolvePeriod(name, { from: null, to: null }, today);
const at = (moment: string) => ({ createdAt: new Date(moment) });

test("sixty, thirty and ten of a hundred: 50, compared with the month before", async () => {
  const { shopId, owner } = await makeShop();
  expect(await hasAnswers(owner)).toBe(false);
  await makeAnswers(shopId, goldenScores(100), at("2026-10-20T10:00:00Z"));
  await makeAnswers(shopId, [10, 8, 0], at("2026-09-20T10:00:00Z"));
  await makeAnswers(shopId, [0], at("2026-08-20T10:00:00Z"));
  const figures = await readFigures(owner, on("2026-10-30"), EVERYWHERE);
  expect(figures.all).toEqual({ promoter: 60, passive: 30, detractor: 10 });
  expect(figures.before).toEqual({ promoter: 1, passive: 1, detractor: 1 });
  expect(npsScore(figures.all)).toBe(50);
  expect(figures.trend).toHaveLength(30);
  expect(figures.trend.filter(({ counts }) => answersIn(counts) > 0)).toEqual([
    { from: "2026-10-20", to: "2026-10-20", counts: figures.all },
  ]);
  const ever = await readFigures(owner, on("2026-10-30", "all"), EVERYWHERE);
  expect([answersIn(ever.all), ever.before]).toEqual([104, null]);
  expect([ever.step, ever.trend[0]?.from, ever.trend.at(-1)?.to]).toEqual([
    "week",
    "2026-08-20",
    "2026-10-30",
  ]);
  expect(await hasAnswers(owner)).toBe(true);
});

test("by channel, category and contact, each as many as its list holds", async () => {
  const { shopId, owner } = await makeShop();
  const lists = await npsLists(shopId);
  const site = { channelId: lists.channel("website") };
  const delivery = { categoryId: lists.category("delivery") };
  await makeAnswers(shopId, [10, 9, 3], { hadContact: true });
  await makeAnswers(shopId, [8, 2], { ...site, hadContact: false });
  await makeAnswers(shopId, [7], { ...site, ...delivery });
  const { owner: stranger } = await makeShop();
  const period = on(dayIn("Europe/Copenhagen", new Date()), "all");
  const figures = await readFigures(owner, period, EVERYWHERE);
  const sizes = <Key>(groups: { key: Key; counts: typeof figures.all }[]) =>
    groups.map(({ key, counts }): [Key, number] => [key, answersIn(counts)]);
  expect(Object.fromEntries(sizes(figures.channels))).toEqual({
    [lists.channel("email")]: 3,
    [site.channelId]: 3,
  });
  expect(sizes(figures.contacts)).toEqual([
    ["yes", 3],
    ["no", 2],
    ["unknown", 1],
  ]);
  for (const { key, counts } of figures.categories) {
    const filter = { ...ALL_ANSWERS, categoryId: key };
    const { rows } = await listAnswers(owner, { filter, cursor: null, limit: 50 });
    expect(rows).toHaveLength(answersIn(counts));
    expect(await countAnswers(owner, filter)).toBe(answersIn(counts));
  }
  const narrow = await readFigures(owner, period, { ...EVERYWHERE, ...site });
  expect(narrow.all).toEqual({ promoter: 0, passive: 2, detractor: 1 });
  expect((await readFigures(stranger, period, { ...EVERYWHERE, ...site })).channels).toEqual([]);
  expect((await readLists(stranger)).channels.map(({ id }) => id)).not.toContain(site.channelId);
});

describe("a period ends at midnight on the shop's clock, on days that clocks change", () => {
  test.each([
    ["Europe/Copenhagen", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"],
    ["Europe/Copenhagen", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"],
    ["America/New_York", "2026-03-08", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"],
    ["America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"],
  ])("%s %s", async (zone, day, starts, ends) => {
    const { shopId, owner } = await makeShop();
    await moveShop(shopId, zone);
    const justBefore = (moment: string) => ({ createdAt: new Date(Date.parse(moment) - 1) });
    await makeAnswers(shopId, [0], justBefore(starts));
    await makeAnswers(shopId, [10], at(starts));
    await makeAnswers(shopId, [10], justBefore(ends));
    await makeAnswers(shopId, [0], at(ends));
    const figures = await readFigures(owner, on(day, "today"), EVERYWHERE);
    expect(figures.all).toEqual({ promoter: 2, passive: 0, detractor: 0 });
    expect(figures.before).toEqual({ promoter: 0, passive: 0, detractor: 1 });
    const filter = { ...ALL_ANSWERS, from: day, to: day };
    const { rows } = await listAnswers(owner, { filter, cursor: null, limit: 9 });
    expect(rows.map(({ score }) => score)).toEqual([10, 10]);
  });
});

test("by product: an answer counts once for each product of its order", async () => {
  const { shopId, owner } = await makeShop();
  const item = (name: string) => ({ name, sku: null, quantity: 1, total: "10.00" });
  const orderId = await makeOrder(shopId, { items: [item("Lamp"), item("Lamp"), item("Mug")] });
  const other = await makeOrder(shopId, { items: [item("Mug")] });
  await makeAnswers(shopId, [10, 2], { orderId });
  await makeAnswers(shopId, [9], { orderId: other });
  await makeAnswers(shopId, [5]);
  const { products, sample, cut } = await readProducts(owner, ALL_ANSWERS);
  expect(products).toEqual([
    { key: "Mug", counts: { promoter: 2, passive: 0, detractor: 1 } },
    { key: "Lamp", counts: { promoter: 1, passive: 0, detractor: 1 } },
  ]);
  expect([sample, cut]).toEqual([3, false]);
  const filter = { ...ALL_ANSWERS, product: "Lamp" };
  expect(await countAnswers(owner, filter)).toBe(2);
  expect((await listAnswers(owner, { filter, cursor: null, limit: 9 })).rows).toHaveLength(2);
  const { owner: stranger } = await makeShop();
  expect((await readProducts(stranger, ALL_ANSWERS)).products).toEqual([]);
});

describe("the list", () => {
  test("goes on where it stopped, also among answers of one moment", async () => {
    const { shopId, owner } = await makeShop();
    const made = await makeAnswers(shopId, [1, 2, 3, 4, 5], at("2026-10-20T10:00:00Z"));
    const seen: number[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const found: Awaited<ReturnType<typeof listAnswers>> = await listAnswers(owner, {
        filter: ALL_ANSWERS,
        cursor,
        limit: 2,
      });
      seen.push(...found.rows.map(({ id }) => id));
      cursor = found.next;
      await makeAnswers(shopId, [9]);
    }
    expect(seen).toEqual(made.toReversed());
  });

  test("one answer alone, of this shop", async () => {
    const { shopId, owner } = await makeShop();
    const [first = 0] = await makeAnswers(shopId, [3, 10]);
    const filter = { ...ALL_ANSWERS, id: first };
    const { rows } = await listAnswers(owner, { filter, cursor: null, limit: 9 });
    expect(rows.map(({ id, score }) => [id, score])).toEqual([[first, 3]]);
    expect(await countAnswers(owner, filter)).toBe(1);
  });

  test.each<[Partial<AnswerFilter>, number[]]>([
    [{ band: "promoter" }, [10]],
    [{ band: "passive" }, [8]],
    [{ band: "detractor" }, [6, 0]],
    [{ score: 0 }, [0]],
    [{ withComment: true }, [6]],
    [{ openWork: true }, []],
    [{ contact: "yes" }, [8]],
    [{ contact: "unknown" }, [10, 6, 0]],
    [{ from: "2026-10-21" }, []],
  ])("narrowed by %j", async (changes, scores) => {
    const { shopId, owner } = await makeShop();
    const moment = at("2026-10-20T10:00:00Z");
    await makeAnswers(shopId, [0], moment);
    await makeAnswers(shopId, [6], { ...moment, comment: "Late." });
    await makeAnswers(shopId, [8], { ...moment, hadContact: true });
    await makeAnswers(shopId, [10], moment);
    const filter = { ...ALL_ANSWERS, ...changes };
    const { rows } = await listAnswers(owner, { filter, cursor: null, limit: 9 });
    expect(rows.map(({ score }) => score)).toEqual(scores);
    const count = await countAnswers(owner, filter);
    if (count !== null) expect(count).toBe(scores.length);
  });
});
