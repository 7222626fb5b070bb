import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import postgres from "postgres";
import { type MigrateOptions, migrate } from "@/db/migrate";
import { readMigrations } from "@/db/migration-file";
import { asSuperuser, createDatabase, EMPTY, type TestDatabase } from "@/lib/testing/database";
import { TEST_ENV } from "@/lib/testing/test-env";
import { MANY_UPDATES } from "@/lib/testing/tier";

/** Also at the size of a big installation; takes minutes. */
export const LONG = process.env.TEST_LONG === "1";
export const BIG = MANY_UPDATES;
/** From so many updates on the rows are faster written without indexes. */
const MANY = 50_000;

const NEWEST_OLD = "0007_nps_guards";
const SEED = ["1-shops", "2-updates", "3-nps"];
/** Bytes of text in a stored mail, of a usual one with its HTML. */
const MAIL_BYTES = 9000;

export interface OldDatabase extends TestDatabase {
  /** Runs the migrations since then, or those given in their place; again after an interruption. */
  upgrade(options?: MigrateOptions): Promise<void>;
  /** How many rows each table of ours holds. */
  countRows(): Promise<Record<string, number>>;
  /** Another one with the same rows. */
  copy(): Promise<OldDatabase>;
}

/** How much an old database holds. */
export interface OldSize {
  updates?: number;
  /** Of so many newest updates the texts of mails are kept. */
  sealed?: number;
}

/**
 * A database as it stood after migration 0007, filled by plain SQL: three shops, and updates in
 * every state there was. Nothing here knows the schema of today.
 */
export async function createOldDatabase({
  updates = 200,
  sealed = updates,
}: OldSize = {}): Promise<OldDatabase> {
  const database = await createDatabase({ template: EMPTY });
  const all = readMigrations();
  const old = all.slice(0, all.findIndex(({ tag }) => tag === NEWEST_OLD) + 1);
  await migrate(database.ownerUrl, { migrations: old });
  await asSuperuser(database.url, (sql) => fill(sql, updates, sealed));
  return asOld(database);
}

function asOld(database: TestDatabase): OldDatabase {
  return {
    ...database,
    upgrade: (options) =>
      migrate(database.ownerUrl, { applicationUrls: [database.url], ...options }),
    countRows: () => withConnection(database.ownerUrl, countRows),
    copy: async () =>
      asOld(await createDatabase({ template: new URL(database.url).pathname.slice(1) })),
  };
}

/** One connection to a database for as long as `work` takes. */
export async function withConnection<T>(
  url: string,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(url, { max: 1, prepare: false, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

async function fill(sql: postgres.Sql, updates: number, sealed: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select set_config('seed.size', ${String(updates)}, true), set_config('seed.sealed', ${String(sealed)}, true)`;
    await tx`create temp table seed_sealed (purpose text, number int, sealed bytea)`;
    for (const sample of samples()) await tx`insert into seed_sealed ${tx(sample)}`;
    if (updates < MANY) return runSeed(tx);
    await withoutIndexes(tx, () => runSeed(tx));
  });
  await sql`discard temp`;
  await sql`analyze`;
}

async function runSeed(tx: postgres.TransactionSql): Promise<void> {
  for (const part of SEED)
    await tx.unsafe(readFileSync(`lib/testing/old-shape/${part}.sql`, "utf8"));
}

/** Many rows cost a fraction of the time when their indexes are built afterwards. */
async function withoutIndexes(
  tx: postgres.TransactionSql,
  work: () => Promise<void>,
): Promise<void> {
  await tx`select set_config('work_mem', '256MB', true), set_config('maintenance_work_mem', '512MB', true)`;
  const indexes = await tx<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index join pg_class on pg_class.oid = indexrelid
    where not indisunique and relnamespace = 'public'::regnamespace`;
  for (const { name } of indexes) await tx.unsafe(`drop index ${name}`);
  // They are known to refer to one another; the answers' counts need their trigger.
  await tx`select set_config('session_replication_role', 'replica', true)`;
  await tx`alter table nps_reviews enable always trigger nps_reviews_count_new`;
  await work();
  await tx`alter table nps_reviews enable trigger nps_reviews_count_new`;
  for (const { definition } of indexes) await tx.unsafe(definition);
}

async function countRows(sql: postgres.Sql): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await sql`select count(*)::int as count from ${sql(name)}`;
    counts[name] = row?.count;
  }
  return counts;
}

/** The sealed values of an old installation. */
function samples() {
  const credential = (purpose: string, value: object) => ({
    purpose,
    number: 0,
    sealed: sealAsBefore("credentials", JSON.stringify(value)),
  });
  const smtp = { host: "mail.shop.test", port: 587, secure: false, user: "shop", password: "old" };
  return [
    {
      purpose: "totp",
      number: 0,
      sealed: sealAsBefore("totp", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
    },
    credential("smtp", { smtp }),
    credential("resend", { resend: "re_old" }),
    credential("webhook", { webhook: "whsec_old" }),
    ...[0, 1, 2, 3, 4].map((number) => ({
      purpose: "mail",
      number,
      sealed: sealAsBefore("mail", JSON.stringify(oldMessage(number))),
    })),
  ];
}

function oldMessage(number: number) {
  const shop = { name: "Shop", address: "help@shop.test" };
  const cell =
    '<td style="padding:0 24px;font-family:Inter,Helvetica,Arial,sans-serif;color:#1d2b2f">';
  return {
    from: shop,
    to: { name: "Customer", address: "customer@mail.test" },
    replyTo: shop,
    subject: `Order ${number}`,
    html: cell.repeat(Math.ceil(MAIL_BYTES / cell.length)),
    text: `Mail ${number}`,
    messageId: `<mail.${number}@localhost>`,
    inReplyTo: null,
    date: "2026-01-01T00:00:00.000Z",
    headers: {},
  };
}

/** AES-256-GCM behind a byte 1: how every value was sealed before keys had ids. */
export function sealAsBefore(purpose: string, plain: string, key = TEST_ENV.APP_KEY): Buffer {
  const iv = randomBytes(12);
  const hashed = createHash("sha256").update(Buffer.from(key, "base64")).digest();
  const cipher = createCipheriv("aes-256-gcm", hashed, iv).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.from([1]), iv, cipher.getAuthTag(), body]);
}
