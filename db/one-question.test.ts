import type postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDatabase } from "@/db/client";
import { reviewHost } from "@/lib/base/review-hosts";
import { asSuperuser } from "@/lib/testing/database";
import { createOldDatabase, type OldDatabase, withConnection } from "@/lib/testing/old-database";

const TRUSTPILOT = "https://www.trustpilot.com/evaluate/shop.test";

/** What a shop shared before, whether everyone was to be asked, and the review page it has today. */
const SHARED: [url: string | null, ask: boolean, page: string | null][] = [
  [TRUSTPILOT, true, TRUSTPILOT],
  ["https://DK.Trustpilot.com./review", true, "https://DK.Trustpilot.com./review"],
  ["https://search.google.co.uk/local/writereview", true, "same"],
  ["https://www.google.dk:443/maps?cid=1", true, "same"],
  ["https://g.page/r/abc/review", true, "same"],
  ["https://www.yelp.de/biz/x#top", true, "same"],
  ["https://www.tripadvisor.co.uk/x", true, "same"],
  ["https://shop.app/m/x", true, "same"],
  ["https://www.facebook.com/holm/Reviews", true, "same"],
  ["https://www.facebook.com/holm#reviews", true, null],
  ["https://www.facebook.com/holm", true, null],
  ["https://nottrustpilot.com", true, null],
  ["https://mygoogle.com.evil.example", true, null],
  ["https://holm.test/trustpilot.com", true, null],
  ["https://holm.test/love", false, null],
  [null, true, null],
  [null, false, null],
];

let old: OldDatabase;
beforeAll(async () => {
  old = await createOldDatabase();
  await asSuperuser(old.url, prepare);
  await old.upgrade();
  vi.stubEnv("DATABASE_URL", old.url);
});
afterAll(async () => {
  await closeDatabase();
  await old.drop();
});

const nameOf = (index: number) => `shared-${index}`;

async function prepare(sql: postgres.Sql) {
  await sql`set session_replication_role = replica`;
  for (const [index, [url, ask]] of SHARED.entries()) {
    const [shop] =
      await sql`insert into shops (name, slug, site_url, reply_to, locale, colors, solved_status_id, opened_status_id)
      select 'Shop', ${nameOf(index)}, 'https://shop.test', 'a@shop.test', ${index % 2 ? "da" : "en"}, colors, solved_status_id, opened_status_id
      from shops limit 1 returning id`;
    await sql`insert into rating_settings (shop_id, share_text, networks, share_url, ask_everyone)
      values (${shop?.id}, ${`Text ${index}`}, '{x}', ${url}, ${ask})`;
  }
  await sql`set session_replication_role = origin`;
  // Named surveys could have one page of the shop's alone; those after solved updates only while they were off.
  await sql`update nps_surveys set success_url = 'https://shop.test/yes', error_url = null where name like '%1'`;
  await sql`update nps_surveys set success_url = null, error_url = 'https://shop.test/no' where name like '%2'`;
  await sql`update nps_surveys set success_url = 'https://shop.test/yes', error_url = 'https://shop.test/no' where name like '%3'`;
  await sql`update nps_settings set success_url = 'https://shop.test/alone', error_url = null, invitations_on = false
    where shop_id = (select min(shop_id::text)::uuid from nps_settings)`;
}

const rows = (query: (sql: postgres.Sql) => Promise<Record<string, unknown>[]>) =>
  withConnection(old.ownerUrl, async (sql) => [...(await query(sql))]);

test("what was shared on a review site is the review page; asking the unhappy alone has ended, and the log says so", async () => {
  const settings = await rows(
    (
      sql,
    ) => sql`select s.slug, s.id, r.share_url, r.review_url from rating_settings r join shops s on s.id = r.shop_id
      where s.slug like 'shared-%'`,
  );
  const log = await rows(
    (
      sql,
    ) => sql`select s.slug, c.setting, c."from", c."to", c.member_id from setting_changes c join shops s on s.id = c.shop_id
      where s.slug like 'shared-%'`,
  );
  for (const [index, [url, ask, page]] of SHARED.entries()) {
    const about = `${url}, ${ask}`;
    const expected = page === "same" ? url : page;
    expect(reviewHost(url ?? "") !== null, about).toBe(expected !== null);
    const row = settings.find(({ slug }) => slug === nameOf(index));
    expect(row, about).toMatchObject({ share_url: url, review_url: expected });
    const off = { setting: "ratings.askEveryone", from: true, to: false, member_id: null };
    const moved = { setting: "ratings.reviewUrl", from: null, to: expected, member_id: null };
    const lines = log.filter(({ slug }) => slug === nameOf(index));
    expect(lines, about).toMatchObject(expected ? [moved] : ask ? [off] : []);
  }
});

test("every text is in the language of its shop", async () => {
  const shops = await rows((sql) => sql`select id, locale from shops order by id`);
  const localeOf = (id: unknown) => shops.find((shop) => shop.id === id)?.locale;
  const shared = await rows((sql) => sql`select shop_id, locale, text from share_texts`);
  expect(shared).toHaveLength(shops.length);
  const texts = [
    ...shared,
    ...(await rows((sql) => sql`select shop_id, locale from nps_categories`)),
    ...(await rows((sql) => sql`select shop_id, locale from mail_templates`)),
  ];
  expect(new Set(texts.map(({ locale }) => locale))).toEqual(new Set(["en", "da"]));
  for (const { shop_id, locale } of texts) expect(locale).toBe(localeOf(shop_id));
  expect(shared.map(({ text }) => text)).toContain("A good shop");
  expect(shared.map(({ text }) => text)).toContain("Text 3");
});

test("a survey has both pages of the shop's or neither, and the log keeps the one it had", async () => {
  const surveys = await rows(
    (sql) => sql`select id, shop_id, name, kind, success_url, error_url from nps_surveys`,
  );
  const pagesOf = (end: string) =>
    surveys
      .filter(({ name }) => typeof name === "string" && name.endsWith(end))
      .map(({ success_url, error_url }) => [success_url, error_url]);
  expect(pagesOf("1").length).toBeGreaterThan(0);
  for (const pages of [...pagesOf("1"), ...pagesOf("2")]) expect(pages).toEqual([null, null]);
  expect(pagesOf("3").length).toBeGreaterThan(0);
  for (const pages of pagesOf("3")) {
    expect(pages).toEqual(["https://shop.test/yes", "https://shop.test/no"]);
  }
  const log = await rows(
    (sql) => sql`select setting, subject_id, "from", "to" from setting_changes
      where setting ~ '^nps\\.(survey\\.)?(success|error)Url$' and member_id is null`,
  );
  const line = (setting: string, from: string) =>
    expect(log).toContainEqual(
      expect.objectContaining({ setting, from, to: null, subject_id: expect.anything() }),
    );
  line("nps.survey.successUrl", "https://shop.test/yes");
  line("nps.survey.errorUrl", "https://shop.test/no");
  expect(log).toContainEqual({
    setting: "nps.successUrl",
    subject_id: null,
    from: "https://shop.test/alone",
    to: null,
  });
  expect(log).toHaveLength(pagesOf("1").length + pagesOf("2").length + 1);
});

test("the database refuses one page alone", async () => {
  await withConnection(old.ownerUrl, async (sql) => {
    const one = sql`update nps_surveys set success_url = 'https://shop.test/yes', error_url = null where kind = 'solved'`;
    await expect(one).rejects.toMatchObject({ constraint_name: "nps_surveys_after_voting" });
    const active = sql`update nps_surveys set active = true, template_id = null where kind = 'solved'`;
    await expect(active).rejects.toMatchObject({ constraint_name: "nps_surveys_complete" });
    const address = sql`update rating_settings set review_url = 'javascript:alert(1)'`;
    await expect(address).rejects.toMatchObject({ constraint_name: "rating_settings_review_url" });
    await sql`update nps_surveys set success_url = 'https://shop.test/yes', error_url = 'https://shop.test/no' where kind = 'solved'`;
  });
});
