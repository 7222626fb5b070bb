import { eq } from "drizzle-orm";
import postgres, { type TransactionSql } from "postgres";
import { transaction } from "@/db/client";
import { postgresOptions } from "@/db/driver-options";
import { ownerUrl } from "@/db/migrate-configured";
import { accounts, npsReviews, shops } from "@/db/schema";
import { newToken } from "@/lib/base/tokens";
import { withBareTables } from "@/lib/demo/load/bare-tables";
import { CopyRows } from "@/lib/demo/load/copy-rows";
import { fillShop } from "@/lib/demo/load/fill-shop";
import { makeShop, OWNER_EMAIL } from "@/lib/demo/load/make-shop";
import type { ShopFacts } from "@/lib/demo/load/run";
import { sumUp } from "@/lib/demo/load/sum-up";

export type LoadOptions = {
  updates: number;
  /** As many as usual for so many updates, where nobody says. */
  orders?: number;
  shops: number;
  seed: number;
  /** Also beside shops that are there already. */
  force: boolean;
  report: (sentence: string) => void;
};

export type Loaded = {
  /** How many rows each table got. */
  rows: Record<string, number>;
  shops: { id: string; name: string; updates: number }[];
  email: string;
  /** Made up for this load; null where the owner was there before and keeps theirs. */
  password: string | null;
};

const ORDERS_PER_UPDATE = 0.8;
/** Of all updates, what each shop but the first has. */
const SMALL_SHARE = 0.01;

const TABLES = [
  ...["customers", "orders", "order_items", "updates", "notes", "solves", "ratings", "events"],
  ...[
    "mails",
    "links",
    "link_visits",
    "nps_reviews",
    "nps_invitations",
    "opt_outs",
    "blocked_addresses",
  ],
];

/**
 * Fills the configured database with shops as they are after three years, a big one and small ones
 * beside it. The shops come first, then all their rows in one transaction, at whose end PostgreSQL
 * checks every key and reference. Throws where there are shops already, unless it is forced.
 */
export async function loadShops(options: LoadOptions): Promise<Loaded> {
  const { facts, password } = await makeShops(options);
  const sizes = facts.map((_, index) => sizeOf(options, index));
  const rows = new CopyRows([npsReviews]);
  const { pooled: _, connection, ...address } = postgresOptions(ownerUrl());
  const client = postgres({
    ...address,
    ...{ max: 1, prepare: false, onnotice: () => {} },
    connection: { application_name: "starloop load", ...connection },
  });
  try {
    await client.begin((sql) =>
      withBareTables(sql, TABLES, () => fill(sql, { facts, sizes, rows, options })),
    );
    options.report("Everything is written and checked. Tidying up …");
    for (const table of TABLES) await client.unsafe(`vacuum (freeze, analyze) ${table}`);
    await client.unsafe("analyze");
  } finally {
    await client.end();
  }
  const made = facts.map(({ id, name }, index) => ({ id, name, updates: sizes[index] ?? 0 }));
  return { rows: rows.written, shops: made, email: OWNER_EMAIL, password };
}

/** The shops themselves, which nobody can use before they are filled. */
async function makeShops({ force, shops: count }: LoadOptions) {
  return transaction(async (tx) => {
    if ((await tx.$count(shops)) > 0 && !force) throw new ShopsThere();
    const isKnown = (await tx.$count(accounts, eq(accounts.email, OWNER_EMAIL))) > 0;
    const password = newToken();
    const facts: ShopFacts[] = [];
    for (let index = 0; index < count; index++) facts.push(await makeShop(tx, index, password));
    return { facts, password: isKnown ? null : password };
  });
}

/** Loading into a database with shops of somebody else takes a word of its own. */
export class ShopsThere extends Error {
  constructor() {
    super(
      "There are shops in this database. Take an empty one, or add --force to load beside them.",
    );
  }
}

function sizeOf({ updates, shops: count }: LoadOptions, index: number): number {
  const small = Math.max(1, Math.round(updates * SMALL_SHARE));
  return index === 0 ? Math.max(1, updates - small * (count - 1)) : small;
}

type Filling = { facts: ShopFacts[]; sizes: number[]; rows: CopyRows; options: LoadOptions };

async function fill(sql: TransactionSql, { facts, sizes, rows, options }: Filling): Promise<void> {
  const { seed, updates: all, orders = Math.ceil(all * ORDERS_PER_UPDATE), report } = options;
  const now = Date.now();
  let done = 0;
  let nextReviewId = await firstReviewId(sql);
  for (const [index, shop] of facts.entries()) {
    const updates = sizes[index] ?? 0;
    const size = { updates, orders: Math.max(1, Math.round((orders * updates) / all)) };
    const filling = { shop, rows, ...size, seed: seed + index, now, nextReviewId };
    nextReviewId = await fillShop(sql, filling, (more) => {
      done += more;
      report(`${done.toLocaleString("en")} of ${all.toLocaleString("en")} updates`);
    });
  }
  report("Building indexes and checking every reference …");
  await sumUp(
    sql,
    facts.map(({ id }) => id),
    nextReviewId,
  );
}

async function firstReviewId(sql: TransactionSql): Promise<number> {
  const [row] = await sql<{ next: number }[]>`
    select nextval(pg_get_serial_sequence('nps_reviews', 'id'))::int as next`;
  return row?.next ?? 1;
}
