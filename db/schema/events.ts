import { sql } from "drizzle-orm";
import {
  bigint,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { ACTOR_KINDS, EVENT_TYPES, type PRIORITIES } from "@/lib/base/vocabularies";
import { enumChecks, moment, shopId } from "./columns";
import { updates } from "./updates";

type Priority = (typeof PRIORITIES)[number];

/** The tracking log: only ever inserted into (a trigger refuses the rest). `data` holds ids and flags, no personal text. */
export const events = pgTable(
  "events",
  {
    shopId: shopId(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    updateId: uuid("update_id").notNull(),
    type: text("type", { enum: EVENT_TYPES }).notNull(),
    actorKind: text("actor_kind", { enum: ACTOR_KINDS }).notNull(),
    actorId: uuid("actor_id"),
    data: jsonb("data").$type<EventData>().notNull().default({}),
    // The form that caused this; sent twice, it takes effect once.
    submissionId: uuid("submission_id"),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [
    ...enumChecks(t),
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({ columns: [t.shopId, t.updateId], foreignColumns: [updates.shopId, updates.id] }),
    index("events_by_update").on(t.shopId, t.updateId, t.id),
    // Of what nobody was told: Home.
    index("events_nobody").on(t.shopId, t.updateId).where(sql`type = 'alert.nobody'`),
    uniqueIndex("events_submission").on(t.shopId, t.submissionId),
  ],
);

export type EventData = {
  notify?: boolean;
  /** So long a solve could be undone. */
  undoSeconds?: number;
  /** The member a solve is credited to. */
  memberId?: string;
  noteId?: string;
  ratingId?: string;
  stars?: number;
  fromId?: string | null;
  toId?: string | null;
  followsUpdateId?: string;
  /** The NPS answer a rule opened the update for. */
  reviewId?: number;
  fromPriority?: Priority;
  toPriority?: Priority;
};
