import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, expect, test, vi } from "vitest";
import { callApi } from "@/app/api/test-client";
import { makeKey, makeShop } from "@/lib/testing/factories";
import { layWire } from "@/lib/testing/lay-wire";
import type { Wire } from "@/lib/testing/wire";

let wire: Wire;
let key: string;

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  wire = await layWire();
  const { shopId } = await makeShop();
  key = (await makeKey(shopId)).authorization;
});

/** Status and seconds of one read, one write and the health check, asked at once. */
async function ask(): Promise<{ statuses: number[]; seconds: number }> {
  const from = performance.now();
  const answers = await Promise.all([
    callApi("GET", "/api/v1/orders", { key }),
    callApi("POST", "/api/v1/orders", { key, body: {} }),
    callApi("GET", "/api/health"),
  ]);
  for (const { status, headers } of answers) {
    if (status === 503) expect(headers.get("content-type")).toContain("application/json");
  }
  return {
    statuses: answers.map((answer) => answer.status),
    seconds: (performance.now() - from) / 1000,
  };
}

const WELL = [200, 400, 200];
const AWAY = [503, 503, 503];

async function expectAway(): Promise<void> {
  for (const _ of Array(12)) {
    const { statuses, seconds } = await ask();
    expect(statuses).toEqual(AWAY);
    expect(seconds).toBeLessThan(2.5);
  }
}

async function expectRecovery(): Promise<void> {
  const from = performance.now();
  for (;;) {
    const { statuses } = await ask();
    if (statuses.join() === WELL.join()) break;
    await pause(100);
  }
  expect(performance.now() - from).toBeLessThan(5_000);
}

test("a database that is away answers 503 within two seconds, and is found again within five", async () => {
  expect((await ask()).statuses).toEqual(WELL);
  await wire.down();
  await expectAway();
  await wire.up();
  await expectRecovery();
}, 60_000);

test("so does one that keeps its connections and never responds", async () => {
  expect((await ask()).statuses).toEqual(WELL);
  wire.freeze();
  const { statuses, seconds } = await ask();
  expect([statuses, seconds < 2.5]).toEqual([AWAY, true]);
  await wire.down();
  await wire.up();
  await expectRecovery();
}, 60_000);
