import { expect, test } from "vitest";
import { callApi } from "@/app/api/test-client";
import { forgetNewestMigration } from "@/lib/testing/api-rows";
import { ownDatabase } from "@/lib/testing/own-database";

await ownDatabase();

const healthy = async (method = "GET") => {
  const { status, text, headers } = await callApi(method, "/api/health");
  expect(headers.get("cache-control")).toBe("no-store");
  return [status, text];
};

test("is healthy with a migrated database, and not with an outdated one", async () => {
  expect(await healthy()).toEqual([200, '{"status":"ok"}']);
  expect((await healthy("HEAD"))[0]).toBe(200);
  await forgetNewestMigration();
  expect(await healthy()).toEqual([503, '{"status":"unavailable"}']);
  expect((await healthy("HEAD"))[0]).toBe(503);
});
