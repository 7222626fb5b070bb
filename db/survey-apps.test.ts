import { afterAll, beforeAll, expect, test } from "vitest";
import { createOldDatabase, type OldDatabase, withConnection } from "@/lib/testing/old-database";

let old: OldDatabase;
let ids: string[];

beforeAll(async () => {
  old = await createOldDatabase();
  await withConnection(old.ownerUrl, async (sql) => {
    ids = (await sql`select id from shops order by id`).map((row) => row.id);
    const [first = "", second = ""] = ids;
    await sql`update shops set locale = case when id = ${second} then 'da' else 'en' end`;
    await sql`insert into nps_channels (shop_id, code, name, active)
      values (${first}, 'ios_app', 'Our old app', false)`;
  });
  await old.upgrade();
});
afterAll(() => old.drop());

const appsOf = (shopId = "") =>
  withConnection(old.ownerUrl, async (sql) => [
    ...(await sql`select code, name, active from nps_channels
      where shop_id = ${shopId} and code like '%\\_app' order by code`),
  ]);

test("every shop gets the apps' channels in its language, and keeps one it had", async () => {
  const android = { code: "android_app", active: true };
  const ios = { code: "ios_app", active: true };
  expect(await appsOf(ids[0])).toEqual([
    { ...android, name: "Android app" },
    { code: "ios_app", name: "Our old app", active: false },
  ]);
  expect(await appsOf(ids[1])).toEqual([
    { ...android, name: "Android-app" },
    { ...ios, name: "iOS-app" },
  ]);
  expect(await appsOf(ids[2])).toEqual([
    { ...android, name: "Android app" },
    { ...ios, name: "iOS app" },
  ]);
});

test("nobody's country is guessed", async () => {
  const rows = await withConnection(old.ownerUrl, (sql) => sql`select country from shops`);
  expect(rows.map(({ country }) => country)).toEqual([null, null, null]);
});
