import { execFileSync } from "node:child_process";
import { accessSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { Command } from "@/lib/testing/command";
import { createDatabase, EMPTY, type TestDatabase } from "@/lib/testing/database";
import { withConnection } from "@/lib/testing/old-database";
import { freePort } from "@/scripts/ports.mjs";
import { testPostgresUrl } from "@/scripts/test-postgres.mjs";

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const folder = mkdtempSync(join(tmpdir(), "starloop-starts-"));
const commands: Command[] = [];
let database: TestDatabase;
let port: number;

test.beforeAll(async () => {
  database = await createDatabase();
  port = await freePort();
});
test.afterEach(async () => {
  await Promise.all(commands.splice(0).map((command) => command.stop()));
});
test.afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function run(args: string, env: Record<string, string> = {}, uid?: number): Command {
  const own = { DATABASE_URL: database.url, PORT: String(port), ...env };
  const command = new Command(args.split(" "), {
    env: { APP_URL: `http://localhost:${own.PORT}`, ...own },
    uid,
  });
  commands.push(command);
  return command;
}

/** It ends by itself and soon, with exit code 1 and a sentence, and without a stack. */
async function expectRefusal(command: Command, ...sentences: RegExp[]): Promise<void> {
  expect(await command.ends(15_000)).toBe(1);
  for (const sentence of sentences) expect(command.text).toMatch(sentence);
  expect(command.text).not.toMatch(/^\s+at /m);
  expect(command.text).not.toContain('"stack"');
  // Node's own word about a file of certificates comes before anything of ours runs.
  const lines = command.text
    .trim()
    .split("\n")
    .filter((line) => !line.startsWith("Warning: "));
  expect(lines.length).toBeLessThanOrEqual(sentences.length + 1);
}

function changed(change: Partial<URL>): string {
  return Object.assign(new URL(database.url), change).href;
}

test("a database that can’t be used is named by its cause, whatever was to be started", async () => {
  test.setTimeout(120_000);
  const wrong = { DATABASE_URL: changed({ password: "wrong" }) };
  for (const part of ["start.mjs", "start.mjs web", "start.mjs worker", "run.mjs migrate"]) {
    await expectRefusal(
      run(part, wrong),
      /refused the password of the user .*\(DATABASE_URL\)\.$/m,
    );
  }
  const away = { DATABASE_URL: "postgres://u:p@127.0.0.1:9/one" };
  for (const part of ["start.mjs", "start.mjs web", "run.mjs create-key"]) {
    await expectRefusal(run(part, away), /^Nothing listens at 127\.0\.0\.1:9/m);
  }
  const unknown = { DATABASE_URL: changed({ search: "?sslmod=require" }) };
  await expectRefusal(run("start.mjs", unknown), /parameter “sslmod”.*did you mean sslmode\?/);
});

test("a user who may not create tables is told so by the migration", async () => {
  const empty = await createDatabase({ template: EMPTY });
  await withConnection(testPostgresUrl(), (sql) => sql`create role poor login password 'poor'`);
  const poor = Object.assign(new URL(empty.url), { username: "poor", password: "poor" }).href;
  await expectRefusal(
    run("run.mjs migrate", { DATABASE_URL: poor }),
    /“poor” lacks a right .*permission denied/,
  );
  await withConnection(testPostgresUrl(), (sql) => sql`drop role poor`);
  await empty.drop();
});

test("a command on a database without tables says what to run first", async () => {
  const empty = await createDatabase({ template: EMPTY });
  const command = run("run.mjs create-key --shop x --name x --scopes read", {
    DATABASE_URL: empty.url,
  });
  await expectRefusal(command, /not set up for this version yet: run npm run migrate first/);
  await empty.drop();
});

test("variables that are wrong or misspelt are named, each in a line", async () => {
  await expectRefusal(
    run("start.mjs", {
      APP_URL: "https://help.example.com/starloop",
      DATABASE_POOL: "many",
      SMPT_URL: "x",
    }),
    /^APP_URL must be an address without a path/m,
    /^DATABASE_POOL must be a whole number from 1 to 200\.$/m,
    /^SMPT_URL is no variable of Starloop’s: did you mean SMTP_URL\?/m,
  );
  await expectRefusal(
    run("start.mjs", { NODE_EXTRA_CA_CERTS: "/nowhere/ca.pem" }),
    /^NODE_EXTRA_CA_CERTS names \/nowhere\/ca\.pem, which can’t be read\.$/m,
  );
  await expectRefusal(run("run.mjs sign-in-link --emial x"), /Unknown option '--emial'/);
});

test("of two starts on one port one runs, and the other says why it doesn’t", async () => {
  test.setTimeout(120_000);
  const both = [run("start.mjs web"), run("start.mjs web")];
  await expect
    .poll(() => both.filter(({ isRunning }) => isRunning).length, { timeout: 60_000 })
    .toBe(1);
  const [loser] = both.filter(({ isRunning }) => !isRunning);
  const [winner] = both.filter(({ isRunning }) => isRunning);
  expect(await loser?.ends()).toBe(1);
  expect(loser?.text).toMatch(new RegExp(`^Port ${port} is in use by another program`, "m"));
  expect(loser?.text).not.toContain("is running");
  await winner?.says("The web is running");
  const third = run("start.mjs web");
  await expectRefusal(third, /is in use by another program: stop it, or choose another port/);
  expect(await winner?.stop()).toBe(0);
  for (const line of ["web ready", "web stopping", "web stopped"]) {
    expect(winner?.text.match(new RegExp(`"message":"${line}"`, "g"))).toHaveLength(1);
  }
});

test("a port that the user may not use is told from one that is taken", async () => {
  const first = Number(readFileSync("/proc/sys/net/ipv4/ip_unprivileged_port_start", "utf8"));
  test.skip(first <= 80, "every user may use every port of this machine");
  test.skip(isRoot && !canRead("scripts/start.mjs", NOBODY), "nobody else can read this folder");
  const uid = isRoot ? NOBODY : undefined;
  await expectRefusal(
    run("start.mjs web", { PORT: "80" }, uid),
    /may not use port 80: choose one from 1024 on/,
  );
});

test("a full disk is called one", async () => {
  const small = join(folder, "small");
  mkdirSync(small);
  test.skip(!mountSmall(small), "only root can make a small disk here");
  try {
    const command = run("start.mjs", { DATABASE_URL: "", DATA_DIR: join(small, "data") });
    await expectRefusal(command, /The disk is full.*: free some space and start again\.$/m);
  } finally {
    execFileSync("umount", [small]);
  }
});

test("data that can’t be used are named", async () => {
  const data = join(folder, "data");
  mkdirSync(data);
  writeFileSync(join(data, "secrets.json"), "{");
  const env = { DATABASE_URL: "", DATA_DIR: data };
  await expectRefusal(
    run("start.mjs", env),
    /secrets\.json is damaged and can’t be read: restore it/,
  );
  const file = { ...env, DATA_DIR: join(data, "secrets.json") };
  await expectRefusal(
    run("start.mjs", file),
    /secrets\.json is not a folder: choose another with DATA_DIR/,
  );
});

test("a worker waits for a database that is away, and says what it waits for", async () => {
  const gone = await freePort();
  const worker = run("start.mjs worker", { DATABASE_URL: `postgres://u:p@127.0.0.1:${gone}/one` });
  await worker.says(/^Nothing listens at 127.*\n.*waits for the database/m);
  await worker.says('"message":"worker ready"');
  expect(await worker.stop()).toBe(0);
  for (const line of ["worker ready", "worker stopping", "worker stopped"]) {
    expect(worker.text.match(new RegExp(`"message":"${line}"`, "g"))).toHaveLength(1);
  }
});

test("a web process before the migration says what it waits for", async () => {
  test.setTimeout(60_000);
  const empty = await createDatabase({ template: EMPTY });
  const web = run("start.mjs web", { DATABASE_URL: empty.url });
  await web.says(/The web app waits, .*older than this version; run npm run migrate/);
  await web.stop();
  await empty.drop();
});

function canRead(path: string, uid: number): boolean {
  try {
    accessSync(path);
    // By its full path: whoever starts in a folder may read there what they could not find.
    execFileSync("cat", [resolve(path)], { uid, stdio: "ignore" });
    execFileSync(process.execPath, ["--version"], { uid, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function mountSmall(path: string): boolean {
  if (!isRoot || process.platform !== "linux") return false;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", path], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
