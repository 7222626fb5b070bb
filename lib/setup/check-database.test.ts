import { createServer, type Server, type Socket } from "node:net";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { closeDatabase } from "@/db/client";
import { env, forgetEnv } from "@/lib/base/env";
import { checkDatabase, type Part } from "@/lib/setup/check-database";
import { withConnection } from "@/lib/testing/old-database";
import { NO_PGBOUNCER, startPgBouncer } from "@/lib/testing/pgbouncer";
import { AUTHORITY, startTlsPostgres } from "@/lib/testing/tls-postgres";
import { freePort } from "@/scripts/ports.mjs";

const home = env().DATABASE_URL;
const server = await startTlsPostgres();
await withConnection(server.url, async (sql) => {
  await sql`create role poor login password 'poor'`;
  await sql`revoke connect on database template1 from public`;
});
afterAll(() => server.stop());
afterEach(() => {
  vi.stubEnv("DATABASE_URL", home);
  vi.stubEnv("DATABASE_DIRECT_URL", "");
  forgetEnv();
});

/** What is said of an address, before migrations and the worker unless told otherwise. */
async function check(url: string, part: Part = "all", direct = "") {
  await closeDatabase();
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("DATABASE_DIRECT_URL", direct);
  forgetEnv();
  return checkDatabase(part);
}

function changed(change: (url: URL) => void): string {
  const url = new URL(server.url);
  change(url);
  return url.href;
}

test("the owner's address is tried where somebody may migrate, and only there", async () => {
  const owner = env().DATABASE_MIGRATE_URL;
  const wrong = changed((url) => {
    url.password = "wrong";
  });
  vi.stubEnv("DATABASE_MIGRATE_URL", wrong);
  try {
    expect((await check(server.url))?.sentence).toMatch(
      /refused the password .*\(DATABASE_MIGRATE_URL\)\.$/,
    );
    expect(await check(server.url, "worker")).toBeUndefined();
    expect(await check(server.url, "web")).toBeUndefined();
  } finally {
    vi.stubEnv("DATABASE_MIGRATE_URL", owner);
  }
});

test("a database that can be used is no problem", async () => {
  expect(await check(server.url)).toBeUndefined();
  expect(await check(`${server.url}?sslmode=require`)).toBeUndefined();
});

test.each<[string, (url: URL) => void, RegExp]>([
  [
    "password",
    (url) => {
      url.password = "wrong";
    },
    /refused the password of the user “postgres”: correct it/,
  ],
  [
    "database",
    (url) => {
      url.pathname = "/none";
    },
    /has no database “none”: create it/,
  ],
  [
    "right",
    (url) => Object.assign(url, { username: "poor", password: "poor", pathname: "/template1" }),
    /“poor” lacks a right/,
  ],
  [
    "TLS that is wanted",
    (url) => Object.assign(url, { username: "careful", password: "careful" }),
    /wants TLS: add sslmode=require/,
  ],
  [
    "authority",
    (url) => Object.assign(url, { hostname: "localhost", search: "?sslmode=verify-full" }),
    /no authority that Starloop trusts: .* with sslrootcert/,
  ],
  [
    "host of the certificate",
    (url) => {
      url.search = `?sslmode=verify-full&sslrootcert=${AUTHORITY}`;
    },
    /certificate .* is for another host/,
  ],
  [
    "file of the authority",
    (url) => {
      url.search = "?sslrootcert=/nowhere/ca.pem";
    },
    /^sslrootcert names \/nowhere\/ca\.pem, which can’t be read \(ENOENT\)/,
  ],
  [
    "setting",
    (url) => {
      url.search = "?options=-c%20nonsense%3D1";
    },
    /refused the connection \(unrecognized .*nonsense/,
  ],
  [
    "host",
    (url) => {
      url.hostname = "nowhere.invalid";
    },
    /There is no host called nowhere\.invalid|can’t be looked up/,
  ],
  [
    "socket",
    (url) => Object.assign(url, { search: "?host=/nowhere" }),
    /There is no socket \/nowhere\/\.s\.PGSQL/,
  ],
])("the wrong %s is named, with what to do", async (_, change, sentence) => {
  const problem = await check(changed(change));
  expect(problem?.sentence).toMatch(sentence);
  expect(problem?.sentence).toMatch(/\(DATABASE_URL\)\.$/);
  expect(problem?.sentence.split("\n")).toHaveLength(1);
  expect(problem?.sentence).not.toContain("wrong");
});

test("a server without TLS is told from one that is away, and only the latter is waited for", async () => {
  expect((await check(`${home}?sslmode=require`))?.sentence).toMatch(/offers no TLS/);
  const port = await freePort();
  const away = await check(
    changed((url) => {
      url.port = String(port);
    }),
  );
  expect(away).toEqual({
    sentence: `Nothing listens at 127.0.0.1:${port}: start PostgreSQL, or correct the address (DATABASE_URL).`,
    mayPass: true,
  });
  const wrong = await check(
    changed((url) => {
      url.password = "wrong";
    }),
  );
  expect(wrong?.mayPass).toBe(false);
});

test("what is no PostgreSQL, and what says nothing at all, is named within five seconds", async () => {
  const web = await listen((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  const mute = await listen((socket) => socket.resume());
  const urls = [web, mute].map((one) =>
    changed((url) => {
      url.port = String(portOf(one));
    }),
  );
  const [foreign, silent] = [`${urls[0]}?sslmode=require`, urls[1] ?? ""];
  expect((await check(foreign))?.sentence).toMatch(/is not PostgreSQL/);
  const startedAt = performance.now();
  expect((await check(silent))?.sentence).toMatch(/doesn’t answer/);
  expect(performance.now() - startedAt).toBeLessThan(7_000);
  for (const one of [web, mute]) one.close();
});

test.skipIf(NO_PGBOUNCER)(
  "PgBouncer is recognised by what it refuses, and works once it is named",
  async () => {
    const bouncer = await startPgBouncer(server.url);
    expect((await check(bouncer.url, "web"))?.sentence).toMatch(
      /PgBouncer at .* refuses statement_timeout: add pgbouncer=true to the address \(DATABASE_URL\)\.$/,
    );
    const named = `${bouncer.url}?pgbouncer=true`;
    expect(await check(named, "web")).toBeUndefined();
    expect((await check(named))?.sentence).toMatch(/^DATABASE_DIRECT_URL is missing/);
    expect(await check(named, "all", server.url)).toBeUndefined();
    expect((await check(named, "worker", named))?.sentence).toMatch(
      /^DATABASE_DIRECT_URL names PgBouncer/,
    );
    expect(
      (
        await check(
          named,
          "worker",
          changed((url) => {
            url.password = "wrong";
          }),
        )
      )?.sentence,
    ).toMatch(/refused the password .*\(DATABASE_DIRECT_URL\)\.$/);
    await bouncer.stop();
  },
);
if (NO_PGBOUNCER) process.stderr.write(`PgBouncer was not tried: ${NO_PGBOUNCER}.\n`);

function listen(talk: (socket: Socket) => void): Promise<Server> {
  return new Promise((resolve) => {
    const one = createServer((socket) => {
      socket.on("error", () => {});
      talk(socket);
    });
    one.listen(0, "127.0.0.1", () => resolve(one));
  });
}

function portOf(one: Server): number {
  const address = one.address();
  return typeof address === "object" && address ? address.port : 0;
}
