import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { apiKeys, customers, events, mails, members, notes, ratings, updates } from "@/db/schema";
import { person, SYSTEM, type UpdateMail } from "@/lib/updates/card";
import { readAnswers } from "@/lib/updates/card-answers";

/** Everything that hangs on these updates, read at once for all of them. */
export async function readParts(shopId: string, ids: string[]) {
  const [noteRows, eventRows, mailRows, ratingRows, answers, related] = await Promise.all([
    readNotes(shopId, ids),
    readEvents(shopId, ids),
    readMails(shopId, ids),
    readRatings(shopId, ids),
    readAnswers(shopId, ids),
    readRelated(shopId, ids),
  ]);
  return {
    notes: noteRows,
    events: eventRows,
    mails: mailRows,
    ratings: ratingRows,
    answers,
    related,
  };
}

async function readNotes(shopId: string, ids: string[]) {
  const rows = await database()
    .select({
      note: notes,
      memberName: members.name,
      customerName: customers.name,
      keyName: apiKeys.name,
    })
    .from(notes)
    .leftJoin(members, and(eq(members.shopId, notes.shopId), eq(members.id, notes.memberId)))
    .leftJoin(
      customers,
      and(eq(customers.shopId, notes.shopId), eq(customers.id, notes.customerId)),
    )
    .leftJoin(apiKeys, and(eq(apiKeys.shopId, notes.shopId), eq(apiKeys.id, notes.apiKeyId)))
    .where(and(eq(notes.shopId, shopId), oneOf(notes.updateId, ids)))
    .orderBy(asc(notes.createdAt), asc(notes.id));
  return rows.map(({ note, memberName, customerName, keyName }) => ({
    id: note.id,
    updateId: note.updateId,
    kind: note.kind,
    body: note.body,
    createdAt: note.createdAt,
    mailId: note.mailId,
    author:
      person("member", note.memberId, memberName) ??
      person("customer", note.customerId, customerName) ??
      person("apiKey", note.apiKeyId, keyName) ??
      SYSTEM,
  }));
}

async function readEvents(shopId: string, ids: string[]) {
  const rows = await database()
    .select({
      event: events,
      name: sql<string | null>`coalesce(${members.name}, ${customers.name}, ${apiKeys.name})`,
    })
    .from(events)
    .leftJoin(
      members,
      and(
        eq(members.shopId, events.shopId),
        eq(members.id, events.actorId),
        eq(events.actorKind, "member"),
      ),
    )
    .leftJoin(
      customers,
      and(
        eq(customers.shopId, events.shopId),
        eq(customers.id, events.actorId),
        eq(events.actorKind, "customer"),
      ),
    )
    .leftJoin(
      apiKeys,
      and(
        eq(apiKeys.shopId, events.shopId),
        eq(apiKeys.id, events.actorId),
        eq(events.actorKind, "apiKey"),
      ),
    )
    .where(and(eq(events.shopId, shopId), oneOf(events.updateId, ids)))
    .orderBy(desc(events.id));
  return rows.map(({ event, name }) => ({
    id: event.id,
    updateId: event.updateId,
    type: event.type,
    data: event.data,
    at: event.at,
    actor: { kind: event.actorKind, id: event.actorId, name: name ?? "" },
  }));
}

function readMails(shopId: string, ids: string[]) {
  return database()
    .select({
      id: mails.id,
      updateId: mails.updateId,
      kind: mails.kind,
      state: mails.state,
      toAddress: mails.toAddress,
      subject: mails.subject,
      dropReason: mails.dropReason,
      sendAt: mails.sendAt,
      nextAttemptAt: mails.nextAttemptAt,
      sentAt: mails.sentAt,
      createdAt: mails.createdAt,
      visits: sql<UpdateMail["visits"]>`(
        select json_build_object('people', count(*) filter (where v.machine is null),
          'machines', count(v.machine))
        from links l join link_visits v on v.shop_id = l.shop_id and v.link_id = l.id
        where l.shop_id = mails.shop_id and l.mail_id = mails.id)`,
    })
    .from(mails)
    .where(and(eq(mails.shopId, shopId), oneOf(mails.updateId, ids)))
    .orderBy(desc(mails.createdAt), desc(mails.id));
}

async function readRatings(shopId: string, ids: string[]) {
  const rows = await database()
    .select({ rating: ratings, memberName: members.name, keyName: apiKeys.name })
    .from(ratings)
    .leftJoin(
      members,
      and(eq(members.shopId, ratings.shopId), eq(members.id, ratings.solverMemberId)),
    )
    .leftJoin(
      apiKeys,
      and(eq(apiKeys.shopId, ratings.shopId), eq(apiKeys.id, ratings.solverApiKeyId)),
    )
    .where(and(eq(ratings.shopId, shopId), oneOf(ratings.updateId, ids)));
  return rows.map(({ rating, memberName, keyName }) => ({
    id: rating.id,
    updateId: rating.updateId,
    stars: rating.stars,
    comment: rating.comment,
    createdAt: rating.createdAt,
    solvedBy:
      person("member", rating.solverMemberId, memberName) ??
      person("apiKey", rating.solverApiKeyId, keyName),
  }));
}

/** Updates that follow a rated one up, and those they follow, in both directions: each by its own index, which "or" would use neither of. */
function readRelated(shopId: string, ids: string[]) {
  const list = sql`${sql.param(ids)}::uuid[]`;
  const followed = sql`array(select follows_update_id from updates
    where shop_id = ${shopId} and id = any(${list}))`;
  return union(
    related(shopId, sql`${updates.followsUpdateId} = any(${list})`),
    related(shopId, sql`${updates.id} = any(${followed})`),
  );
}

function related(shopId: string, which: SQL) {
  return database()
    .select({
      id: updates.id,
      title: updates.title,
      followsUpdateId: updates.followsUpdateId,
      solvedAt: updates.solvedAt,
      ratedAt: updates.ratedAt,
      byCustomer: sql<boolean>`${updates.openedByCustomerId} is not null`.as("by_customer"),
      stars: ratings.stars,
    })
    .from(updates)
    .leftJoin(ratings, and(eq(ratings.shopId, updates.shopId), eq(ratings.updateId, updates.id)))
    .where(and(eq(updates.shopId, shopId), which));
}
