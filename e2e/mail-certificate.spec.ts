import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { makeOrder, makeUpdate } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { type Scene, startScene } from "@/lib/testing/scene";
import { SmtpSink } from "@/lib/testing/smtp-sink";
import { TEST_ENV } from "@/lib/testing/test-env";
import { AUTHORITY, LOCALHOST } from "@/lib/testing/tls-postgres";
import { solveUpdate } from "@/lib/updates/solve-update";
import { endChild } from "@/scripts/children.mjs";
import { spawnWorker } from "@/scripts/product.mjs";

const { cert, key } = LOCALHOST;
const sink = new SmtpSink(0, { cert: readFileSync(cert), key: readFileSync(key) });
let scene: Scene;

test.beforeAll(async () => {
  await sink.start();
  const SMTP_URL = `smtp://localhost:${sink.port}`;
  scene = await startScene({ workers: 1, env: { SMTP_URL, NODE_EXTRA_CA_CERTS: "" } });
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
  await sink.stop();
});

async function solve(email: string) {
  const orderId = await makeOrder(scene.shopId, { customer: { email, name: "Clara Jørgensen" } });
  const updateId = await makeUpdate(scene.owner, orderId);
  await solveUpdate(scene.owner, { updateId, notify: true });
  return async () => (await mailsOf(scene.owner, updateId, "update.solved"))[0];
}

test("a mail server with a certificate of its own is trusted once NODE_EXTRA_CA_CERTS names its authority", async () => {
  test.setTimeout(60_000);
  const first = await solve("before@example.com");
  await expect.poll(async () => (await first())?.lastError ?? "").toMatch(/NODE_EXTRA_CA_CERTS/);
  expect((await first())?.state).toBe("queued");
  expect(sink.messages()).toEqual([]);
  await scene.stack.workers[0]?.kill("SIGTERM");
  const { url, databaseUrl } = scene.stack;
  const env = {
    ...{ ...TEST_ENV, NODE_ENV: "production", APP_URL: url, DATABASE_URL: databaseUrl },
    ...{ SMTP_URL: `smtp://localhost:${sink.port}`, NODE_EXTRA_CA_CERTS: AUTHORITY },
  };
  const worker = spawnWorker({ env, output: ["inherit", "inherit"] });
  const second = await solve("after@example.com");
  await expect.poll(async () => (await second())?.state, { timeout: 30_000 }).toBe("sent");
  await sink.waitFor(({ to }) => to.includes("after@example.com"));
  await endChild(worker);
});
