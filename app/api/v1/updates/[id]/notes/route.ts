import { getNoteJson, listNotesJson } from "@/lib/api/notes";
import { listSchema } from "@/lib/api/schema";
import { methods } from "@/lib/http/methods";
import { apiRoute } from "@/lib/identity/gates/route";
import { writeNoteSchema } from "@/lib/updates/schema";
import { writeNote } from "@/lib/updates/write-note";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ scope: "read", query: listSchema }, async ({ actor, id, query }) => ({
    status: 200,
    data: await listNotesJson(actor, id, query),
  })),

  POST: apiRoute({ scope: "write", body: writeNoteSchema }, async ({ actor, id, body }) => {
    const { noteId } = await writeNote(actor, { ...body, updateId: id });
    if (!noteId) throw new Error("A note without an id.");
    return { status: 201, data: await getNoteJson(actor, noteId) };
  }),
});
