import { sql } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { ownerUrl } from "@/db/migrate-configured";
import { NEWEST_MIGRATION } from "@/db/newest-migration";
import { env, forgetEnv } from "@/lib/base/env";
import { PASSWORD } from "@/lib/demo/team";
import { hashPassword } from "@/lib/identity/factors/password";
import { notePlace } from "@/lib/mail/place";
import { inspectDatabase } from "@/lib/setup/inspect-database";
import { asOwner } from "@/lib/testing/as-owner";
import { pointAt } from "@/lib/testing/caught-statements";
import { createDatabase, EMPTY } from "@/lib/testing/database";
import { makeShop } from "@/lib/testing/factories";
import { ownDatabase } from "@/lib/testing/own-database";

await ownDatabase();
const FINE = { outdated: false, newer: false, demo: false, owner: null, held: false };
const LATER = 9_999_999_999_999;

afterEach(async () => {
  await asOwner(
    (owner) => owner`delete from drizzle.__drizzle_migrations where created_at = ${LATER}`,
  );
  vi.stubEnv("ALLOW_NEWER_DATABASE", "");
  forgetEnv();
});

test("there is nothing to say of a database that is as it should be", async () => {
  await makeShop();
  expect(await inspectDatabase()).toEqual(FINE);
});

test("a newer version's database is refused, unless somebody says otherwise", async () => {
  await asOwner(
    (owner) =>
      owner`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', ${LATER})`,
  );
  expect(await inspectDatabase()).toEqual({ ...FINE, newer: true });
  vi.stubEnv("ALLOW_NEWER_DATABASE", "1");
  forgetEnv();
  expect(await inspectDatabase()).toEqual(FINE);
});

test("a database that is empty or waits for migrations is told apart from one that cannot be reached", async () => {
  const move = (by: number) =>
    asOwner(
      (owner) => owner`update drizzle.__drizzle_migrations set created_at = created_at + ${by}
        where created_at in (${NEWEST_MIGRATION}, ${NEWEST_MIGRATION - 1})`,
    );
  await move(-1);
  expect(await inspectDatabase()).toEqual({ ...FINE, outdated: true });
  await move(1);
  const url = env().DATABASE_URL;
  const empty = await createDatabase({ template: EMPTY });
  await pointAt(empty.url);
  expect(await inspectDatabase()).toEqual({ ...FINE, outdated: true });
  await pointAt(url.replace(/\/[^/]*$/, "/nowhere"));
  await expect(inspectDatabase()).rejects.toThrow();
  await pointAt(url);
  await empty.drop();
});

test("a demo is one while its known password opens it", async () => {
  const { owner } = await makeShop();
  const set = async (password: string) =>
    database().execute(sql`update accounts set email = 'owner@demo.test', password_hash = ${await hashPassword(password)}
      where id = ${owner.accountId}`);
  await set(PASSWORD);
  expect(await inspectDatabase()).toEqual({ ...FINE, demo: true });
  await set("something of their own");
  expect(await inspectDatabase()).toEqual(FINE);
});

test("it tells who owns the tables it works on, and that emails are held", async () => {
  await notePlace();
  const application = env().DATABASE_URL;
  await closeDatabase();
  vi.stubEnv("DATABASE_URL", ownerUrl());
  vi.stubEnv("APP_URL", "https://elsewhere.test");
  forgetEnv();
  // No worker has started there yet.
  const owner = new URL(ownerUrl()).username;
  expect(await inspectDatabase()).toEqual({ ...FINE, owner, held: true });
  await closeDatabase();
  vi.stubEnv("DATABASE_URL", application);
});
