import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { closeDatabase, database } from "@/db/client";
import { forgetEnv } from "@/lib/base/env";
import { unseal } from "@/lib/base/seal";
import { openSmtp, sealSmtp } from "@/lib/mail/credentials";
import { reencrypt, SEALED_COLUMNS } from "@/lib/setup/reencrypt";
import { createOldDatabase, type OldDatabase, withConnection } from "@/lib/testing/old-database";
import { TEST_ENV } from "@/lib/testing/test-env";

const OLD = TEST_ENV.APP_KEY;
const NEW = randomBytes(32).toString("base64");

let upgraded: OldDatabase;
let copy: OldDatabase;
beforeAll(async () => {
  upgraded = await createOldDatabase({ updates: 60 });
  await upgraded.upgrade();
});
afterAll(() => upgraded.drop());

beforeEach(async () => {
  copy = await upgraded.copy();
  vi.stubEnv("DATABASE_URL", copy.url);
  useKeys(NEW, OLD);
});
afterEach(async () => {
  await closeDatabase();
  await copy.drop();
});

function useKeys(key: string, old = ""): void {
  vi.stubEnv("APP_KEY", key);
  vi.stubEnv("APP_KEY_OLD", old);
  forgetEnv();
}

/** How many sealed values there are, and how many of them open with the keys at hand. */
async function countValues(): Promise<{ all: number; open: number }> {
  let all = 0;
  let open = 0;
  for (const { table, column, purpose } of SEALED_COLUMNS) {
    const rows = await database().execute<{ value: Buffer }>(sql`
      select ${sql.identifier(column)} as value from ${sql.identifier(table)} where ${sql.identifier(column)} is not null`);
    all += rows.length;
    open += rows.filter(({ value }) => unseal(purpose, value) !== null).length;
  }
  return { all, open };
}

/** bytea that is no secret of ours: hashes and their salt, public keys, pictures. */
const NOT_SEALED = /\.(.*_hash|salt|public_key|bytes)$/;

test("every column that may hold sealed values is rewritten", async () => {
  const columns = await database().execute<{ name: string }>(sql`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'bytea' order by 1`);
  const sealed = columns.map(({ name }) => name).filter((name) => !NOT_SEALED.test(name));
  expect(sealed).toEqual(SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`).sort());
});

test("afterwards everything opens with the new key alone, and nothing with the old one", async () => {
  const { all } = await countValues();
  expect(all).toBeGreaterThan(50);
  expect(await reencrypt({ batch: 7 })).toEqual({ rewritten: all, unreadable: 0 });
  useKeys(NEW);
  expect(await countValues()).toEqual({ all, open: all });
  useKeys(OLD);
  expect(await countValues()).toEqual({ all, open: 0 });
});

test("it says the same as before, in less room", async () => {
  const read = () =>
    database().execute<{ sealed: Buffer }>(
      sql`select sealed from mails where sealed is not null order by id`,
    );
  const before = await read();
  await reencrypt();
  const after = await read();
  expect(after.map(({ sealed }) => unseal("mail", sealed))).toEqual(
    before.map(({ sealed }) => unseal("mail", sealed)),
  );
  const bytes = (rows: { sealed: Buffer }[]) =>
    rows.reduce((sum, { sealed }) => sum + sealed.length, 0);
  expect(bytes(after)).toBeLessThan(bytes(before) / 4);
});

test("interrupted, it goes on with what is left; once done there is nothing to do", async () => {
  const { all } = await countValues();
  let done = 0;
  const interrupted = reencrypt({
    batch: 5,
    onProgress: (sum) => {
      done = sum.rewritten;
      if (done > all / 2) throw new Error("interrupted");
    },
  });
  await expect(interrupted).rejects.toThrow("interrupted");
  expect(await reencrypt()).toEqual({ rewritten: all - done, unreadable: 0 });
  expect(await reencrypt()).toEqual({ rewritten: 0, unreadable: 0 });
});

test("what the app writes meanwhile stays", async () => {
  const server = { host: "new.shop.test", port: 587, secure: false, user: "", password: "" };
  const read = async () => {
    const [row] = await database().execute<{ value: Buffer }>(
      sql`select smtp_sealed as value from mail_settings where smtp_sealed is not null`,
    );
    return row ? openSmtp(row.value) : null;
  };
  expect(await read()).toMatchObject({ host: "mail.shop.test" });
  await withConnection(copy.url, async (app) => {
    await app`begin`;
    await app`update mail_settings set smtp_sealed = ${sealSmtp(server)} where smtp_sealed is not null`;
    const running = reencrypt();
    await expect
      .poll(async () => {
        const [row] = await database().execute<{
          count: number;
        }>(sql`select count(*)::int from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`);
        return row?.count;
      })
      .toBe(1);
    await app`commit`;
    await running;
  });
  expect(await read()).toEqual(server);
});

test("a value that no key opens is left alone and counted", async () => {
  await database().execute(
    sql`update accounts set totp_sealed = ${Buffer.from("damaged")} where totp_sealed is not null`,
  );
  const { unreadable } = await reencrypt();
  expect(unreadable).toBe(3);
});

test("values in an older form are renewed without a change of the key as well", async () => {
  useKeys(OLD);
  const { all } = await countValues();
  expect(await reencrypt()).toEqual({ rewritten: all, unreadable: 0 });
});
