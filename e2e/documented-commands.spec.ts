import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "@playwright/test";
import { asSuperuser } from "@/lib/testing/database";
import { documentedCommands } from "@/lib/testing/documented-commands";
import { begin, type Running, run } from "@/lib/testing/launcher";
import { TEST_ENV } from "@/lib/testing/test-env";
import { choose } from "@/lib/testing/tier";
import { isHealthy } from "@/scripts/health.mjs";
import { freePort } from "@/scripts/ports.mjs";
import { root } from "@/scripts/root.mjs";
import { testPostgresUrl } from "@/scripts/test-postgres.mjs";

/** What no run of this file can be: the tests themselves, and measurements of minutes. */
const ELSEWHERE = /^npm (test|run (bench|check|test:\w+|load))$/;
const MINUTE = 60_000;
const MIGRATIONS = "db/migrations/*.sql";
const PASSWORD = "correct-horse-battery";

let folder: string;
let clone: string;
const running: Running[] = [];
const typed = new Set<string>();

test.describe.configure({ mode: "serial" });
test.skip(!choose(false, true), "installs and builds two versions: npm run test:long");

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "starloop-documented-"));
  clone = join(folder, "starloop");
  execFileSync("git", ["clone", "--quiet", root, clone]);
});
test.afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The one documented command that begins so, as it is written there. */
function documented(beginning: string): string {
  const found = documentedCommands().filter((line) => line.startsWith(beginning));
  const line = found.find((one) => one === beginning) ?? found[0];
  if (!line) throw new Error(`No document says “${beginning}”.`);
  typed.add(line);
  return line;
}

type Options = { env?: Record<string, string>; input?: string };

async function succeeds(line: string, options: Options = {}): Promise<string> {
  const { code, output } = await run(line, { cwd: clone, ...options });
  expect(code, `${line}\n${output}`).toBe(0);
  return output;
}

async function starts(line: string, words: string, env: Record<string, string>): Promise<Running> {
  const child = begin(line, { cwd: clone, env });
  running.push(child);
  await child.says(words, 300);
  return child;
}

const git = (...args: string[]) =>
  execFileSync("git", args, { cwd: clone, encoding: "utf8" }).trim();

test("a fresh clone of the version before is installed, filled and upgraded", async () => {
  test.setTimeout(30 * MINUTE);
  const newest = git("rev-parse", "HEAD");
  const added = git("log", "-1", "--format=%H", "--diff-filter=A", "--", MIGRATIONS);
  const isWhole = git("rev-parse", "--is-shallow-repository") === "false";
  test.skip(!isWhole, "the clone has no history to upgrade from");
  git("checkout", "--quiet", `${added}^`);
  const env = { PORT: String(await freePort()) };
  const install = documented("npm ci && npm run build");
  await succeeds(install, { env });
  const few = documented("npm run load -- --updates").replace("1000000", "300");
  const loaded = await succeeds(few, { env });
  const owner = loaded.match(/as (\S+@\S+)/)?.[1] ?? "";
  const before = await starts(documented("npm start"), "Starloop is running", env);
  await before.stop();

  git("checkout", "--quiet", newest);
  await succeeds(install, { env });
  const after = await starts(documented("npm start"), "Starloop is running", env);
  const files = git(
    "diff",
    "--name-only",
    "--diff-filter=A",
    `${added}^`,
    newest,
    "--",
    MIGRATIONS,
  );
  const tags = files.split("\n").map((file) => basename(file, ".sql"));
  for (const tag of tags) expect(after.output).toContain(`${tag}: done`);
  const link = documented("npm run sign-in-link -- --email");
  const printed = await succeeds(link.replace(/--email \S+/, `--email ${owner}`), { env });
  const address = printed.match(/http\S+/)?.[0] ?? "";
  expect((await fetch(address)).status).toBe(200);
  await succeeds(documented("npm run reencrypt"), { env });
});

test("the shop of the first start, by the commands beside it", async () => {
  test.setTimeout(10 * MINUTE);
  for (const line of ["npm ci", "npm run build"]) typed.add(line);
  const env = { PORT: String(await freePort()), DATA_DIR: join(folder, "shop") };
  await succeeds(documented("npm run migrate"), { env });
  await starts(documented("npm start"), "Nobody has an account yet. Open http", env);
  await succeeds(documented("npm run create-shop"), { env, input: `${PASSWORD}\n` });
  expect(await succeeds(documented("npm run create-key"), { env })).toMatch(/^sl_/m);
  for (const line of documentedCommands().filter((one) => /sign-in-link.*--email/.test(one))) {
    typed.add(line);
    expect(await succeeds(line, { env })).toContain("http");
  }
  // Upgrading names it without the address that operations.md gives with it.
  typed.add("npm run sign-in-link -- --without-codes");
  for (const line of documentedCommands().filter((one) => one.includes("release-mail"))) {
    typed.add(line);
    expect(await succeeds(line, { env })).toContain("No emails are held");
  }
});

test("a PostgreSQL of one's own, with the roles of the document, and its parts by themselves", async () => {
  test.setTimeout(5 * MINUTE);
  const [, block = ""] =
    readFileSync("docs/operations.md", "utf8").match(/^```sql\n([\s\S]*?)^```/m) ?? [];
  const statements = block.replaceAll("starloop", "documented").replaceAll("…", PASSWORD);
  const superuser = testPostgresUrl();
  for (const statement of statements.split(";\n").filter(Boolean)) {
    await asSuperuser(superuser, (sql) => sql.unsafe(statement));
  }
  const as = (user: string) => {
    const url = new URL(superuser);
    Object.assign(url, {
      username: `documented_${user}`,
      password: PASSWORD,
      pathname: "/documented",
    });
    return url.href;
  };
  const port = await freePort();
  const parts = { ...TEST_ENV, PORT: String(port), DATABASE_URL: as("app") };
  await succeeds(documented("npm run migrate"), {
    env: { ...parts, DATABASE_MIGRATE_URL: as("owner") },
  });
  const web = await starts(documented("npm run web"), "The web is running", parts);
  const worker = await starts(documented("npm run worker"), "The worker is running", parts);
  expect(await isHealthy(`http://localhost:${port}`)).toBe(true);
  expect(web.output + worker.output).not.toContain("Warning");
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await asSuperuser(superuser, async (sql) => {
    await sql`drop database documented with (force)`;
    await sql`drop role documented_owner`;
    await sql`drop role documented_app`;
  });
});

test("a large shop, the demo, its reset, and the product from its sources", async () => {
  test.setTimeout(15 * MINUTE);
  const env = { PORT: String(await freePort()) };
  const large = documented("DATA_DIR=.data/large npm run load");
  expect(await succeeds(large.replace("1000000", "300"), { env })).toContain("Password:");
  await starts(documented("DATA_DIR=.data/large npm start"), "Starloop is running", env);
  await Promise.all(running.splice(0).map((one) => one.stop()));

  const demo = { ...env, DATA_DIR: join(folder, "demo") };
  const words = "Starloop is running. Stop it with Ctrl-C";
  for (const line of ["npm run demo", "npm run demo -- --reset"]) {
    const child = await starts(documented(line), words, demo);
    expect((await child.stop()).code).toBe(0);
  }
  const sources = { ...env, DATA_DIR: join(folder, "dev") };
  await starts(documented("npm run dev"), "Starloop runs from its sources", sources);
});

test("every command of the documents was typed", () => {
  const left = documentedCommands().filter((line) => !typed.has(line) && !ELSEWHERE.test(line));
  expect(left).toEqual([]);
});
