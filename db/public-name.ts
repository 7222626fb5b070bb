import { type Column, sql } from "drizzle-orm";

/** What customers call a member: what they chose for it, otherwise their name. Null where nobody is joined. */
export function publicNameOf(member: { publicName: Column; name: Column }) {
  return sql<string | null>`coalesce(${member.publicName}, ${member.name})`;
}
