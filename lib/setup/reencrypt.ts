import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { currentHeads, type SealPurpose, seal, unseal } from "@/lib/base/seal";

/** Rows read and written at once. */
const BATCH = 200;

type SealedColumn = {
  table: string;
  column: string;
  purpose: SealPurpose;
  /** The primary key; every part of it is a uuid. */
  key: string[];
};

/** Every column that holds sealed values. A test compares it with the database. */
export const SEALED_COLUMNS: SealedColumn[] = [
  { table: "accounts", column: "totp_sealed", purpose: "totp", key: ["id"] },
  { table: "mail_settings", column: "smtp_sealed", purpose: "credentials", key: ["shop_id"] },
  { table: "mail_settings", column: "resend_sealed", purpose: "credentials", key: ["shop_id"] },
  { table: "mail_settings", column: "webhook_sealed", purpose: "credentials", key: ["shop_id"] },
  { table: "mails", column: "sealed", purpose: "mail", key: ["shop_id", "id"] },
];

/** `unreadable` can be opened with none of the keys given, and stay as they are. */
export type Reencrypted = { rewritten: number; unreadable: number };

type Options = { batch?: number; onProgress?: (sum: Reencrypted, where: string) => void };

/**
 * Seals every stored value anew with the current key, also those of today's key in an older form.
 * May be interrupted and called again: what is done is passed over. Goes through everything until
 * nothing is left to do: a process that was started before may still seal with a former key.
 */
export async function reencrypt(options: Options = {}): Promise<Reencrypted> {
  const sum: Reencrypted = { rewritten: 0, unreadable: 0 };
  for (let before = -1; before !== sum.rewritten; ) {
    before = sum.rewritten;
    sum.unreadable = 0;
    await rewriteAll(sum, options);
  }
  return sum;
}

async function rewriteAll(sum: Reencrypted, { batch = BATCH, onProgress }: Options): Promise<void> {
  for (const sealed of SEALED_COLUMNS) {
    let after: string[] | null = null;
    do {
      const rows: Row[] = await readBatch(sealed, after, batch);
      const known = rows.map((row) => renew(sealed, row)).filter((row) => row !== null);
      sum.unreadable += rows.length - known.length;
      sum.rewritten += await writeBatch(sealed, known);
      after = rows.length === batch ? (rows.at(-1)?.key ?? null) : null;
      onProgress?.(sum, `${sealed.table}.${sealed.column}`);
    } while (after);
  }
}

type Row = { key: string[]; sealed: Buffer };
type Renewed = { key: string[]; was: string; sealed: string };

function keyList({ key }: SealedColumn): SQL {
  return sql.join(
    key.map((name) => sql.identifier(name)),
    sql`, `,
  );
}

/** The next values, in the order of the key, that the current key has not sealed. */
async function readBatch(
  sealed: SealedColumn,
  after: string[] | null,
  batch: number,
): Promise<Row[]> {
  const column = sql.identifier(sealed.column);
  const heads = currentHeads().map((head) => sql`substr(${column}, 1, ${head.length}) <> ${head}`);
  const from =
    after &&
    sql.join(
      after.map((part) => sql`${part}::uuid`),
      sql`, `,
    );
  const rows = await database().execute<Row>(sql`
    select array[${keyList(sealed)}]::text[] as key, ${column} as sealed from ${sql.identifier(sealed.table)}
    where ${column} is not null and ${sql.join(heads, sql` and `)}
      ${from ? sql`and (${keyList(sealed)}) > (${from})` : sql``}
    order by ${keyList(sealed)} limit ${batch}`);
  return [...rows];
}

function renew({ purpose }: SealedColumn, { key, sealed }: Row): Renewed | null {
  const plain = unseal(purpose, sealed);
  if (plain === null) return null;
  const was = createHash("sha256").update(sealed).digest("hex");
  return { key, was, sealed: seal(purpose, plain).toString("hex") };
}

/** Only over the value that was read: what somebody has changed since stays. */
async function writeBatch(sealed: SealedColumn, rows: Renewed[]): Promise<number> {
  if (rows.length === 0) return 0;
  const table = sql.identifier(sealed.table);
  const column = sql.identifier(sealed.column);
  const same = sealed.key.map(
    (name, index) => sql`t.${sql.identifier(name)} = (r.key->>${sql.raw(String(index))})::uuid`,
  );
  const written = await database().execute(sql`
    update ${table} t set ${column} = decode(r.sealed, 'hex')
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(key json, was text, sealed text)
    where ${sql.join(same, sql` and `)} and sha256(t.${column}) = decode(r.was, 'hex')
    returning 1`);
  return written.length;
}
