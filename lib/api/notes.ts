import { and, asc, eq, type SQL } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKeys, customers, members, notes } from "@/db/schema";
import { type PersonJson, personJson } from "@/lib/api/person";
import type { ListQuery } from "@/lib/api/schema";
import { requireUpdate } from "@/lib/api/updates";
import { page, pageBy } from "@/lib/base/cursor";
import { AppError } from "@/lib/base/errors";
import type { NoteKind } from "@/lib/base/vocabularies";
import type { ApiKeyActor } from "@/lib/identity/actor";
import { person } from "@/lib/updates/card";

/** One message of an update's thread. */
export type NoteJson = {
  id: string;
  updateId: string;
  kind: NoteKind;
  body: string;
  author: PersonJson | null;
  createdAt: string;
};

/** One note. Throws `not_found`. */
export async function getNoteJson(actor: ApiKeyActor, noteId: string): Promise<NoteJson> {
  const [row] = await readNotes(actor, eq(notes.id, noteId), 1);
  if (!row) throw new AppError("not_found");
  return noteJson(row);
}

/** The notes of an update, both kinds, oldest first. Throws `not_found`. */
export async function listNotesJson(
  actor: ApiKeyActor,
  updateId: string,
  { limit, cursor }: ListQuery,
): Promise<{ data: NoteJson[]; next: string | null }> {
  await requireUpdate(actor, updateId);
  const which = and(
    eq(notes.updateId, updateId),
    pageBy({ at: notes.createdAt, id: notes.id, oldestFirst: true }, cursor).where,
  );
  const rows = await readNotes(actor, which, limit + 1);
  const found = page(rows, limit, ({ note }) => ({ at: note.createdAt, id: note.id }));
  return { data: found.rows.map(noteJson), next: found.next };
}

function readNotes(actor: ApiKeyActor, which: SQL | undefined, limit: number) {
  return database()
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
    .where(and(eq(notes.shopId, actor.shopId), which))
    .orderBy(asc(notes.createdAt), asc(notes.id))
    .limit(limit);
}

type NoteRow = Awaited<ReturnType<typeof readNotes>>[number];

function noteJson({ note, memberName, customerName, keyName }: NoteRow): NoteJson {
  return {
    id: note.id,
    updateId: note.updateId,
    kind: note.kind,
    body: note.body,
    author: personJson(
      person("member", note.memberId, memberName) ??
        person("customer", note.customerId, customerName) ??
        person("apiKey", note.apiKeyId, keyName),
    ),
    createdAt: note.createdAt.toISOString(),
  };
}
