import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type ListenOptions, type Server } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { pgOptions, postgresOptions } from "@/db/driver-options";
import { env } from "@/lib/base/env";
import { AUTHORITY, LOCALHOST, startTlsPostgres } from "@/lib/testing/tls-postgres";

const server = await startTlsPostgres();
afterAll(() => server.stop());

type Answer = { encrypted: boolean; name: string; geqo: string };
const QUESTION = `select ssl as encrypted, current_setting('application_name') as name,
  current_setting('geqo') as geqo from pg_stat_ssl where pid = pg_backend_pid()`;

async function byPostgres(url: string): Promise<Answer> {
  const { pooled: _, ...options } = postgresOptions(url);
  const sql = postgres({ ...options, max: 1, fetch_types: false });
  try {
    const [row] = await sql.unsafe<[Answer]>(QUESTION);
    return row;
  } finally {
    await sql.end({ timeout: 0 });
  }
}

async function byPg(url: string): Promise<Answer> {
  const client = new Client(await pgOptions(url));
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.query<Answer>(QUESTION)).rows[0] as Answer;
  } finally {
    await client.end();
  }
}

function address(query: string, host = "localhost"): string {
  const url = new URL(server.url);
  url.hostname = host;
  return `${url.href}?${query}`;
}

const codeOf = (error: unknown) =>
  error instanceof Error && "code" in error ? error.code : String(error);

const CA = `sslrootcert=${AUTHORITY}`;
const FOREIGN = `sslrootcert=${LOCALHOST.cert}`;

test.each([
  ["", false],
  ["sslmode=disable", false],
  ["sslmode=allow", true],
  ["sslmode=prefer", true],
  ["sslmode=require", true],
  [`sslmode=require&${CA}`, true],
  [`sslmode=verify-ca&${CA}`, true],
  [`sslmode=verify-full&${CA}`, true],
  [`channel_binding=require&${CA}`, true],
])("both drivers take “%s” the same way", async (query, encrypted) => {
  const answers = await Promise.all([byPostgres(address(query)), byPg(address(query))]);
  expect(answers.map((answer) => answer.encrypted)).toEqual([encrypted, encrypted]);
});

test.each([
  ["sslmode=verify-full", "localhost", /UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT/],
  [
    "channel_binding=require",
    "localhost",
    /UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT/,
  ],
  [`sslmode=verify-ca&sslrootcert=/nowhere/ca.pem`, "localhost", /can’t be read/],
  [`sslmode=verify-full&${CA}`, "127.0.0.1", /ERR_TLS_CERT_ALTNAME_INVALID/],
])("both refuse “%s” at %s", async (query, host, code) => {
  for (const ask of [byPostgres, byPg]) {
    const error = await ask(address(query, host)).catch(codeOf);
    expect(error).toMatch(code);
  }
});

test("an authority is heeded: another one’s certificate is refused, a name that isn’t in it only in full", async () => {
  for (const ask of [byPostgres, byPg]) {
    expect(await ask(address(`sslmode=verify-ca&${CA}`, "127.0.0.1"))).toMatchObject({
      encrypted: true,
    });
    const other = await ask(address(`sslmode=verify-ca&${FOREIGN}`)).catch(codeOf);
    expect(other).not.toHaveProperty("encrypted");
  }
});

test("settings of the address reach the server by both", async () => {
  const url = address("application_name=somebody&options=-c%20geqo%3Doff");
  for (const ask of [byPostgres, byPg]) {
    expect(await ask(url)).toMatchObject({ name: "somebody", geqo: "off" });
  }
});

test("a server without TLS is taken plainly where it is only preferred", async () => {
  const plain = new URL(env().DATABASE_URL);
  plain.searchParams.set("sslmode", "prefer");
  for (const ask of [byPostgres, byPg]) {
    expect(await ask(plain.href)).toMatchObject({ encrypted: false });
  }
});

/** Hands connections on to the server, which itself listens on 127.0.0.1 alone. */
function relay(where: ListenOptions): Promise<Server> {
  const { port, hostname } = new URL(server.url);
  const one = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) socket.on("error", () => {});
    near.pipe(far).pipe(near);
  });
  return new Promise((resolve) => one.listen(where, () => resolve(one)));
}

function at(query: string, place: string): string {
  return `postgres://postgres:test@${place}/postgres${query}`;
}

test("both find a server by the folder of its socket, in three ways of writing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "starloop-socket-"));
  const one = await relay({ path: join(folder, ".s.PGSQL.5433") });
  const urls = [
    at(`?host=${folder}&port=5433`, ""),
    at("", `${encodeURIComponent(folder)}:5433`),
    `postgres:///postgres?host=${folder}&port=5433&user=postgres&password=test`,
  ];
  for (const url of urls) {
    for (const ask of [byPostgres, byPg])
      expect(await ask(url)).toMatchObject({ encrypted: false });
  }
  one.close();
  rmSync(folder, { recursive: true, force: true });
});

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === "::1");
if (!hasIpv6) process.stderr.write("IPv6 was not tried: this machine has no ::1.\n");

test.skipIf(!hasIpv6)("both reach an IPv6 address, also by TLS", async () => {
  const one = await relay({ host: "::1", port: 0 });
  const bound = one.address();
  const port = typeof bound === "object" ? bound?.port : 0;
  for (const ask of [byPostgres, byPg]) {
    expect(await ask(at("", `[::1]:${port}`))).toMatchObject({ encrypted: false });
    expect(await ask(at("?sslmode=require", `[::1]:${port}`))).toMatchObject({ encrypted: true });
  }
  one.close();
});
