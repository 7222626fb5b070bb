import { parseCrontab } from "graphile-worker";
import { expect, test } from "vitest";
import { handlers } from "@/lib/worker/handlers";
import { CRONTAB, nextInviting } from "@/lib/worker/schedule";

test("everything scheduled is an existing job", () => {
  const items = parseCrontab(CRONTAB);
  expect(items.map(({ task }) => task)).toEqual(["invite", "sweep", "remove_old"]);
  for (const { task } of items) expect(handlers).toHaveProperty(task);
});

test.each([
  ["2026-11-22T10:06:59.999Z", "2026-11-22T10:07:00.000Z"],
  ["2026-11-22T10:07:00.000Z", "2026-11-22T11:07:00.000Z"],
  ["2026-12-31T23:30:00.000Z", "2027-01-01T00:07:00.000Z"],
])("after %s it runs at %s", (now, next) => {
  expect(nextInviting(new Date(now)).toISOString()).toBe(next);
});
