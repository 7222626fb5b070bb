import { type Placeholder, sql } from "drizzle-orm";
import type { database, Tx } from "@/db/client";

/** A transaction, or the pool. */
export type Asker = Tx | ReturnType<typeof database>;
type Prepared<Rows> = { execute(values: Record<string, unknown>): Promise<Rows> };
type Statement<Rows> = { prepare(name: string): Prepared<Rows> };
type Places<Name extends string> = Record<Name, Placeholder<Name, string>>;

/**
 * A statement that is written once and asked often, with other values each time. drizzle puts its text
 * together at the first time only, and not at each: for a select of many columns that takes longer than
 * all else about it. It is asked within whichever transaction it is given, and at once: before statements
 * of drizzle's that were begun in the same breath, so never for what must be read after such a lock.
 */
export function oftenAsked<const Name extends string, Rows>(
  names: readonly Name[],
  write: (tx: Asker, values: Places<Name>) => Statement<Rows>,
): (tx: Asker, values: Record<Name, string>) => Promise<Rows> {
  const places = names.map((name) => [name, sql.placeholder(name)]);
  let known: Prepared<Rows> | undefined;
  return (tx, values) => {
    known ??= write(tx, Object.fromEntries(places) as Places<Name>).prepare("");
    // What drizzle prepares belongs to one transaction. All of it but the connection is the same in the next.
    const { client } = (tx as unknown as { session: { client: unknown } }).session;
    const own: Prepared<Rows> = Object.assign(Object.create(known), { client });
    return own.execute(values);
  };
}
