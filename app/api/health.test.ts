import { expect, test } from "vitest";
import { callApi } from "@/app/api/test-client";
import { env } from "@/lib/base/env";
import { forgetNewestMigration, hideMigrations } from "@/lib/testing/api-rows";
import { beatBefore, makeLate, queueLinks, takeOne } from "@/lib/testing/dispatch";
import { makeShop } from "@/lib/testing/factories";
import { ownDatabase, useDatabase } from "@/lib/testing/own-database";

await ownDatabase();

const healthy = async (method = "GET") => {
  const { status, text, headers } = await callApi(method, "/api/health");
  expect(headers.get("cache-control")).toBe("no-store");
  return [status, text];
};

const full = async () => {
  const { status, text } = await callApi("GET", "/api/health?full");
  const parts = JSON.parse(text) as Record<string, string | null>;
  const broken = Object.keys(parts).filter((name) => parts[name] === "unavailable");
  return { status, broken: broken.filter((name) => name !== "status"), parts };
};

const beat = (seconds: number) => beatBefore("mail-1", seconds);

test("in full it says when the worker or emails stand still, and since when", async () => {
  expect(await full()).toMatchObject({ status: 503, broken: ["worker"] });
  await beat(31);
  expect(await full()).toMatchObject({ status: 503, broken: ["worker"] });
  await beat(20);
  const { shopId } = await makeShop();
  await queueLinks(shopId, 2);
  await makeLate(shopId, 1);
  expect(await full()).toMatchObject({ status: 200, broken: [], parts: { oldestDueEmail: null } });
  await makeLate(shopId, 3);
  const late = await full();
  expect(late).toMatchObject({ status: 503, broken: ["email"] });
  expect(Date.parse(late.parts.oldestDueEmail ?? "")).toBeLessThan(Date.now() - 170_000);
  // In somebody's hands, or behind what is: a mail server that is away stops nobody else.
  await takeOne(shopId, "mail-1");
  expect(await full()).toMatchObject({ status: 200, broken: [] });
  await beat(31);
  expect(await full()).toMatchObject({ status: 503, broken: ["worker", "email"] });
  expect(await healthy()).toEqual([200, '{"status":"ok"}']);
});

test("in full it tells a database that nobody has migrated from one that is away", async () => {
  expect((await full()).parts).toMatchObject({ web: "ok", database: "ok", migrations: "ok" });
  await hideMigrations(async () => {
    expect(await full()).toMatchObject({
      status: 503,
      parts: { status: "unavailable", web: "ok", database: "ok", migrations: "unavailable" },
    });
    expect(await healthy()).toEqual([503, '{"status":"unavailable"}']);
  });
  const home = env().DATABASE_URL;
  await useDatabase("postgres://nobody@127.0.0.1:9/nowhere");
  const unknown = { migrations: "unknown", worker: "unknown", email: "unknown" };
  expect(await full()).toMatchObject({
    status: 503,
    parts: { status: "unavailable", web: "ok", database: "unavailable", ...unknown },
  });
  await useDatabase(home);
  expect((await full()).parts).toMatchObject({ database: "ok", migrations: "ok" });
});

test("is healthy with a migrated database, and not with an outdated one", async () => {
  expect(await healthy()).toEqual([200, '{"status":"ok"}']);
  expect((await healthy("HEAD"))[0]).toBe(200);
  await forgetNewestMigration();
  expect(await healthy()).toEqual([503, '{"status":"unavailable"}']);
  expect((await healthy("HEAD"))[0]).toBe(503);
});
