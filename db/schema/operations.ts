import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, moment, shopId } from "./columns";
import { members } from "./people";
import { shops } from "./shops";

/** First answers to API calls that carried an Idempotency-Key, kept for 24 hours. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    shopId: shopId().references(() => shops.id),
    route: text("route").notNull(),
    key: text("key").notNull(),
    bodyHash: bytea("body_hash").notNull(),
    status: integer("status"),
    response: jsonb("response"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.route, t.key] }),
    index("idempotency_keys_by_age").on(t.createdAt),
  ],
);

/** Counters behind every limit, here so that they hold over several processes. */
export const limits = pgTable(
  "limits",
  {
    bucket: text("bucket").primaryKey(),
    startedAt: moment("started_at").notNull(),
    hits: integer("hits").notNull(),
  },
  (t) => [index("limits_by_age").on(t.startedAt)],
);

/** Job workers alive; the jobs of one that stopped beating are given to another. */
export const workers = pgTable("workers", {
  id: text("id").primaryKey(),
  beatAt: moment("beat_at").notNull().defaultNow(),
});

/**
 * Where this installation is at home, in a single row. One that finds itself elsewhere was restored,
 * copied or moved, and holds its emails back until somebody says that this is its place now.
 */
export const installation = pgTable(
  "installation",
  {
    id: integer("id").primaryKey().default(1),
    place: jsonb("place").$type<Place>().notNull(),
    foundPlace: jsonb("found_place").$type<Place>(),
    heldSince: moment("held_since"),
  },
  (t) => [
    check("installation_single", sql`${t.id} = 1`),
    check("installation_held", sql`(${t.foundPlace} is null) = (${t.heldSince} is null)`),
  ],
);

/** What differs between an installation and its copy. */
export type Place = {
  /** PostgreSQL's own number of the cluster; null where it keeps it to itself. */
  cluster: string | null;
  database: string;
  databaseId: number;
  url: string;
  /** The data folder, where PostgreSQL is the included one. */
  folder: string | null;
};

/** Who changed which setting of a shop, from what to what: only ever inserted into. */
export const settingChanges = pgTable(
  "setting_changes",
  {
    shopId: shopId().references(() => shops.id),
    id: uuid("id").notNull().defaultRandom(),
    // Null: an upgrade changed it.
    memberId: uuid("member_id"),
    setting: text("setting").notNull(),
    // What the setting belongs to where the shop has several: a member, a key, an invitation.
    subjectId: uuid("subject_id"),
    from: jsonb("from"),
    to: jsonb("to"),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId, t.memberId], foreignColumns: [members.shopId, members.id] }),
    index("setting_changes_newest").on(t.shopId, t.at),
  ],
);
