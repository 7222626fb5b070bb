import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Sql } from "postgres";
import { withConnection } from "@/lib/testing/old-database";
import { startTestPostgres, testPostgresUrl } from "@/scripts/test-postgres.mjs";

const CERTIFICATES = resolve("lib/testing/certificates");

/** The certificate of the authority that signed the server's. */
export const AUTHORITY = join(CERTIFICATES, "authority.pem");
/** The server's own, for the name "localhost" alone, and its key. */
export const LOCALHOST = {
  cert: join(CERTIFICATES, "localhost.pem"),
  key: join(CERTIFICATES, "localhost.key"),
};

/** A PostgreSQL of its own, which offers TLS and wants it of the user "careful". */
export async function startTlsPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const before = process.env.TEST_POSTGRES_URL;
  const server = await startTestPostgres();
  const url = testPostgresUrl();
  process.env.TEST_POSTGRES_URL = before;
  await withConnection(url, async (sql) => {
    await put(sql, readFileSync(LOCALHOST.cert, "utf8"), "server.crt");
    await put(sql, readFileSync(LOCALHOST.key, "utf8"), "server.key");
    await put(sql, "hostnossl all careful all reject", "first");
    await put(sql, "", "added && cat first pg_hba.conf > added && cp added pg_hba.conf");
    await sql`create role careful login password 'careful'`;
    await sql.unsafe("alter system set ssl = on");
    await sql`select pg_reload_conf()`;
  });
  return { url, stop: server.stop };
}

/** Has the server itself write a file into its folder, which perhaps only its user can enter. */
async function put(sql: Sql, text: string, file: string): Promise<void> {
  const lines = text
    .trim()
    .split("\n")
    .map((line) => `('${line}')`);
  await sql.unsafe(`copy (values ${lines.join(", ")}) to program 'umask 077 && cat > ${file}'`);
}
