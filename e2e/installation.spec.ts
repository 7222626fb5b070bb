import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { hashPassword } from "@/lib/identity/factors/password";
import { createDatabase } from "@/lib/testing/database";
import { begin, type Running, run } from "@/lib/testing/launcher";
import { withConnection } from "@/lib/testing/old-database";
import { SmtpSink } from "@/lib/testing/smtp-sink";
import { TEST_ENV } from "@/lib/testing/test-env";
import { isHealthy } from "@/scripts/health.mjs";
import { freePort } from "@/scripts/ports.mjs";

const SHOP =
  'npm run create-shop -- --shop "Holm & Hazel" --url https://holm-hazel.example --name "Ida Lindqvist" --time-zone Europe/Copenhagen';
const PASSWORD = "correct-horse-battery";

let folder: string;
const running: Running[] = [];
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "starloop-installation-"));
});
test.afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  rmSync(folder, { recursive: true, force: true });
});

const dataOf = (name: string) => join(folder, name);

function start(name: string, port: number, env: Record<string, string> = {}): Running {
  const child = begin("npm start", {
    env: { DATA_DIR: dataOf(name), PORT: String(port), ...env },
  });
  running.push(child);
  return child;
}

/** The process of a role that a data folder's notes name. */
function pidOf(name: string, role: string): number {
  const files = spawnSync("ls", [join(dataOf(name), "run")], { encoding: "utf8" }).stdout;
  return Number(files.match(new RegExp(`^${role}-(\\d+)`, "m"))?.[1]);
}

/** The database of a running installation, as one of its roles. */
async function withDatabase<T>(
  name: string,
  role: string,
  work: (sql: postgres.Sql) => Promise<T>,
) {
  const read = (file: string) => JSON.parse(readFileSync(join(dataOf(name), file), "utf8"));
  const { port } = read(`run/postgres-${pidOf(name, "postgres")}.json`);
  const secrets = read("secrets.json");
  const [user, secret] =
    role === "superuser"
      ? ["postgres", "POSTGRES_PASSWORD"]
      : [`starloop_${role}`, `POSTGRES_${role.toUpperCase()}_PASSWORD`];
  const sql = postgres(`postgres://${user}:${secrets[secret]}@127.0.0.1:${port}/postgres`, {
    max: 1,
    onnotice: () => {},
  });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

test("a shop by command: the password comes from a pipe or a terminal, where it is not shown", async () => {
  test.setTimeout(180_000);
  const env = { DATA_DIR: dataOf("data"), PORT: String(await freePort()) };
  const early = await run(`${SHOP} --email ida@holm-hazel.example`, {
    env,
    input: `${PASSWORD}\n`,
  });
  expect([early.code, early.output]).toEqual([1, expect.stringContaining("npm run migrate first")]);
  expect((await run("npm run migrate", { env })).code).toBe(0);
  const none = await run(`${SHOP} --email ida@holm-hazel.example`, { env });
  expect(none.code).toBe(1);
  expect(none.output).toContain("The password must have");
  const short = await run(`${SHOP} --email ida@holm-hazel.example`, { env, input: "short\n" });
  expect([short.code, short.output]).toEqual([
    1,
    expect.stringContaining("The password must have"),
  ]);
  const piped = await run(`${SHOP} --email ida@holm-hazel.example`, {
    env,
    input: `${PASSWORD}\nand more\n`,
  });
  expect(piped.code, piped.output).toBe(0);

  test.skip(!existsSync("/usr/bin/script"), "no `script` to make a terminal");
  const line = `${SHOP} --email bo@holm-hazel.example`.replace("Holm & Hazel", "Second");
  writeFileSync(join(folder, "line.sh"), line);
  const typed = begin(
    `mkfifo ${folder}/keys; script -qec "bash ${folder}/line.sh" /dev/null < ${folder}/keys & exec 9> ${folder}/keys; until grep -q Password ${folder}/seen; do sleep 0.1; done; sleep 0.5; echo ${PASSWORD} >&9; until grep -qE "Created|must have|failed" ${folder}/seen; do sleep 0.1; done; exec 9>&-; wait $!`,
    { env },
  );
  running.push(typed);
  const watch = setInterval(() => writeFileSync(join(folder, "seen"), typed.output), 100);
  const { code, output } = await typed.ended;
  clearInterval(watch);
  expect([code, output]).toEqual([0, expect.stringContaining("Second")]);
  expect(output).toContain("Password (at least");
  expect(output).not.toContain(PASSWORD);
});

test("a copy runs beside the original, stops none of it and emails nobody until it is released", async () => {
  test.setTimeout(300_000);
  const sink = new SmtpSink();
  await sink.start();
  const [one, two] = [await freePort(), await freePort()];
  const original = start("data", one, { SMTP_URL: sink.url });
  await original.says("Starloop is running");
  const env = { DATA_DIR: dataOf("data"), PORT: String(one), SMTP_URL: sink.url };
  const made = await run(`${SHOP} --email ida@holm-hazel.example`, { env, input: `${PASSWORD}\n` });
  expect(made.code, made.output).toBe(0);
  expect(original.output).not.toContain("Warning");

  // The roles: the application works, and owns nothing.
  const owners = await withDatabase("data", "app", async (sql) => [
    ...(await sql`select distinct tableowner from pg_tables where schemaname in ('public', 'graphile_worker', 'drizzle')`),
  ]);
  expect(owners).toEqual([{ tableowner: "starloop_owner" }]);
  await expect(
    withDatabase("data", "app", (sql) => sql`delete from setting_changes`),
  ).rejects.toMatchObject({ code: "42501" });

  // As a backup of a running machine has it: with the notes of processes that live.
  await run(`cp -a ${dataOf("data")}/. ${dataOf("copy")}`);
  await original.stop();
  await run(`rm -r ${dataOf("copy")}/postgres; cp -a ${dataOf("data")}/postgres ${dataOf("copy")}`);
  const again = start("data", one, { SMTP_URL: sink.url });
  await again.says("Starloop is running");
  expect(again.output).not.toContain("held back");
  await run(`cp -a ${dataOf("data")}/run/. ${dataOf("copy")}/run`);
  const pids = ["launcher", "postgres", "web", "worker"].map((role) => pidOf("data", role));

  const copy = start("copy", two, { SMTP_URL: sink.url });
  await copy.says("Starloop is running");
  await expect.poll(() => holdOf("copy"), { timeout: 20_000 }).toBe(true);
  expect(await holdOf("data")).toBe(false);
  for (const pid of pids) expect(() => process.kill(pid, 0)).not.toThrow();
  expect(await isHealthy(`http://localhost:${one}`)).toBe(true);

  const there = { DATA_DIR: dataOf("copy"), PORT: String(two), SMTP_URL: sink.url };
  const told = await run("npm run release-mail", { env: there });
  expect(told.output).toContain(`folder: ${dataOf("data")} → ${dataOf("copy")}`);
  expect(await holdOf("copy")).toBe(true);
  const released = await run("npm run release-mail -- --leave-out", { env: there });
  expect(released.output).toContain("Emails leave from here");
  expect(await holdOf("copy")).toBe(false);
  expect((await run("npm run release-mail -- --wrong", { env: there })).code).toBe(1);
  await sink.stop();
});

const holdOf = (name: string) =>
  withDatabase(name, "app", async (sql) => {
    const [row] = await sql`select held_since is not null as held from installation`;
    return row?.held;
  });

test("the data of a version with one role are handed over at the first start", async () => {
  test.setTimeout(180_000);
  const port = await freePort();
  const env = { DATA_DIR: dataOf("data"), PORT: String(port) };
  const before = start("data", port);
  await before.says("Starloop is running");
  await withDatabase("data", "superuser", async (sql) => {
    await sql.unsafe(`reassign owned by starloop_owner to postgres; drop owned by starloop_app;
      drop role starloop_app; alter database postgres owner to postgres; drop owned by starloop_owner; drop role starloop_owner`);
  });
  await before.stop();
  const file = join(dataOf("data"), "secrets.json");
  const { POSTGRES_OWNER_PASSWORD, POSTGRES_APP_PASSWORD, ...kept } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  expect(POSTGRES_OWNER_PASSWORD).not.toBe(POSTGRES_APP_PASSWORD);
  writeFileSync(file, JSON.stringify(kept));

  const after = start("data", port);
  await after.says("Starloop is running");
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject(kept);
  const made = await run(`${SHOP} --email ida@holm-hazel.example`, { env, input: `${PASSWORD}\n` });
  expect(made.code, made.output).toBe(0);
  const left = await withDatabase("data", "superuser", async (sql) => [
    ...(await sql`select relname from pg_class c where relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace, 'drizzle'::regnamespace)
      and relowner <> 'starloop_owner'::regrole and not exists (select from pg_depend where objid = c.oid and deptype = 'e')
      union all select proname from pg_proc p where pronamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
      and proowner <> 'starloop_owner'::regrole and not exists (select from pg_depend where objid = p.oid and deptype = 'e')`),
  ]);
  expect(left).toEqual([]);
});

test("a start refuses a newer version's database and the demo's, and says when there is one role", async () => {
  test.setTimeout(180_000);
  const database = await createDatabase();
  const { url: DATABASE_URL, ownerUrl: DATABASE_MIGRATE_URL } = database;
  const port = String(await freePort());
  const env = { ...TEST_ENV, PORT: port, DATABASE_URL, DATABASE_MIGRATE_URL };
  const refuses = async (line: string, words: string) => {
    const { code, output } = await run(line, { env });
    expect([code, output], line).toEqual([1, expect.stringContaining(words)]);
  };
  const later = (statement: string) =>
    withConnection(DATABASE_MIGRATE_URL, (sql) => sql.unsafe(statement));

  await later("insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9e15)");
  const key = 'npm run create-key -- --shop "Holm & Hazel" --name "Shop" --scopes read';
  for (const line of ["npm start", "npm run web", "npm run migrate", key]) {
    await refuses(line, "newer version");
  }
  await later("delete from drizzle.__drizzle_migrations where hash = 'later'");
  await refuses(key, "There is no shop");

  const made = await run(`${SHOP} --email owner@demo.test`, { env, input: `${PASSWORD}\n` });
  expect(made.code, made.output).toBe(0);
  await later(`update accounts set password_hash = '${await hashPassword("starloop-demo")}'`);
  await refuses("npm start", "npm run demo");
  await later("update accounts set password_hash = null");
  const owned = begin("npm start", {
    env: { ...env, DATABASE_URL: DATABASE_MIGRATE_URL, DATABASE_MIGRATE_URL: "" },
  });
  running.push(owned);
  await owned.says("Starloop is running");
  expect(owned.output).toContain('as "starloop_owner", who owns its tables');
  await owned.stop();
  await database.drop();
});

test("a log that cannot be written stops nothing", async () => {
  test.setTimeout(180_000);
  test.skip(!existsSync("/dev/full"), "no /dev/full, which is as full as a disk can be");
  // Without a guard, a program that speaks there ends.
  expect((await run("node -e 'process.stdout.write(\"x\")' > /dev/full")).code).not.toBe(0);
  const port = await freePort();
  const full = begin("npm start > /dev/full 2>&1", {
    env: { DATA_DIR: dataOf("data"), PORT: String(port) },
  });
  running.push(full);
  await expect.poll(() => isHealthy(`http://localhost:${port}`), { timeout: 90_000 }).toBe(true);
  const pids = ["launcher", "web", "worker"].map((role) => pidOf("data", role));
  await fetch(`http://localhost:${port}/setup?code=wrong`);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect(["launcher", "web", "worker"].map((role) => pidOf("data", role))).toEqual(pids);
  for (const pid of pids) expect(() => process.kill(pid, 0)).not.toThrow();
});
