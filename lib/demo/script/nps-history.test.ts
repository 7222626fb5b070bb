import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { mailTemplates, shops } from "@/db/schema";
import { loadDemo } from "@/lib/demo/script/load-demo";
import { findSurveyShop, trustedCaller } from "@/lib/identity/access/survey-access";
import { scanSurveys } from "@/lib/nps/ask/scan-surveys";
import { readReviews } from "@/lib/nps/read-reviews";
import { npsScore } from "@/lib/nps/score";

let demo: Awaited<ReturnType<typeof loadDemo>>;
let shopId: string;

beforeAll(async () => {
  demo = await loadDemo();
  const [shop] = await database().select({ id: shops.id }).from(shops);
  shopId = shop?.id ?? "";
}, 120_000);

type Counts = { promoter: number; passive: number; detractor: number };

async function scoreBetween(code: string, from: number, to: number): Promise<number> {
  const [counts] = await database().execute<Counts>(sql`
    select coalesce(sum(answers) filter (where score >= 9), 0)::int as promoter,
      coalesce(sum(answers) filter (where score between 7 and 8), 0)::int as passive,
      coalesce(sum(answers) filter (where score <= 6), 0)::int as detractor
    from nps_days d join nps_categories k on k.shop_id = d.shop_id and k.id = d.category_id
    where k.code = ${code} and day between current_date - ${from}::int and current_date - ${to}::int`);
  if (!counts) throw new Error("A sum of nothing.");
  return npsScore(counts) ?? Number.NaN;
}

test("a year of answers tells a story: parcels lay in summer, support got better", async () => {
  const [all] = await database().execute(sql`
    select count(*)::int as answers, count(customer_id)::int as customers,
      count(*) filter (where had_contact)::int as contact, count(work_update_id)::int as work,
      (select sum(answers)::int from nps_days) as counted,
      count(*) filter (where created_at > now() - interval '5 minutes')::int as late
    from nps_reviews`);
  expect(all?.counted).toBe(all?.answers);
  expect(all?.answers).toBeGreaterThan(2500);
  expect(all?.customers).toBeGreaterThan(200);
  expect(all?.contact).toBeGreaterThan(20);
  expect(all?.work).toBeGreaterThanOrEqual(3);
  expect(all?.late).toBe(0);
  const trouble = await scoreBetween("delivery", 135, 105);
  expect(trouble).toBeLessThan((await scoreBetween("delivery", 220, 160)) - 20);
  expect(trouble).toBeLessThan((await scoreBetween("delivery", 80, 40)) - 20);
  expect(await scoreBetween("support", 90, 1)).toBeGreaterThan(
    await scoreBetween("support", 365, 275),
  );
});

test("the templates keep their merge fields", async () => {
  const templates = await database().select().from(mailTemplates);
  expect(templates.map(({ subject }) => subject).sort()).toEqual([
    "How likely are you to recommend {shop_name}?",
    "One question about {shop_name}",
  ]);
  for (const { body } of templates) expect(body).toContain("{nps_scale}");
});

test("invitations were decided on, their mails sent and emptied, and their answers belong to them", async () => {
  const states = await database().execute<{ state: string; n: number }>(
    sql`select state, count(*)::int as n from nps_invitations group by 1 order by 1`,
  );
  expect(states.find(({ state }) => state === "invited")?.n).toBeGreaterThan(300);
  const odd = await database().execute(sql`
    select i.id from nps_invitations i
    left join mails m on m.shop_id = i.shop_id and m.id = i.mail_id
    left join nps_reviews r on r.shop_id = i.shop_id and r.id = i.review_id
    where i.decided_at > now() or m.sent_at <> i.decided_at or m.customer_id <> i.customer_id
      or r.created_at <> i.answered_at or r.customer_id <> i.customer_id
      or (i.answered_at is null) <> (i.review_id is null)`);
  expect(odd).toHaveLength(0);
});

test("the hourly job finds nothing to send", async () => {
  expect(await scanSurveys(shopId)).toMatchObject({ invited: 0 });
  expect(await database().execute(sql`select id from graphile_worker.jobs`)).toHaveLength(0);
});

test("the printed keys open the survey API, at every start the same", async () => {
  const again = await loadDemo();
  expect(again.survey).toEqual(demo.survey);
  const caller = trustedCaller(await findSurveyShop(demo.survey.shopId), demo.survey.shopSecret);
  const all = { from: null, to: null, channelId: null, categoryId: null };
  const { json } = await readReviews(caller.shopId, all, 1000);
  expect(JSON.parse(json.text)).toHaveLength(1000);
});
