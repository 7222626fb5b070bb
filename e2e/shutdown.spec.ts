import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { ask } from "@/bench/drive";
import { makeOrder, makeUpdate } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { type Scene, startScene } from "@/lib/testing/scene";
import { solveUpdate } from "@/lib/updates/solve-update";

/** Seconds that requests, jobs and emails have in common, and those to record what became of them. */
const GRACE = 10;
const LAST_WORDS = 2;

let scene: Scene;

test.beforeAll(async () => {
  scene = await startScene();
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

async function stopAll(): Promise<number> {
  const { webs, workers } = scene.stack;
  const from = performance.now();
  await Promise.all([...webs, ...workers].map((one) => one.kill("SIGTERM")));
  return (performance.now() - from) / 1_000;
}

async function startAll(): Promise<void> {
  const { webs, workers } = scene.stack;
  await Promise.all([...webs, ...workers].map((one) => one.start()));
}

/** An email that the mail server takes so many milliseconds to accept, on its way. */
async function beginMail(delayMs: number) {
  const { stack, shopId, owner } = scene;
  const updateId = await makeUpdate(owner, await makeOrder(shopId));
  stack.sink.delayMs = delayMs;
  await solveUpdate(owner, { updateId, notify: true });
  const mail = async () => (await mailsOf(owner, updateId, "update.solved"))[0];
  await expect.poll(async () => (await mail())?.state).toBe("sending");
  // Handed over, and not answered yet.
  await sleep(500);
  return mail;
}

test("what is under way ends: the request, and the email being sent", async () => {
  const { stack, shopId, authorization } = scene;
  await makeOrder(shopId);
  const mail = await beginMail(3_000);
  const sql = postgres(stack.databaseUrl, { max: 1, onnotice: () => {} });
  let answer: ReturnType<typeof ask> | undefined;
  let seconds: Promise<number> | undefined;
  await sql.begin(async (tx) => {
    await tx`lock table orders in access exclusive mode`;
    answer = ask(stack.url, { path: "/api/v1/orders", headers: { authorization } });
    await sleep(300);
    seconds = stopAll();
    await sleep(300);
  });
  await sql.end();
  expect((await answer)?.status).toBe(200);
  // No longer than it took.
  expect(await seconds).toBeLessThan(GRACE - 2);
  expect((await mail())?.state).toBe("sent");
  stack.sink.delayMs = 0;
  await startAll();
});

test("what does not end in time is cut off, and an email recorded as unclear", async () => {
  test.setTimeout(120_000);
  const mail = await beginMail(60_000);
  const seconds = await stopAll();
  expect(seconds).toBeGreaterThan(GRACE - 1);
  expect(seconds).toBeLessThan(GRACE + LAST_WORDS + 1);
  const { state, unclearAttempts, claimedBy } = (await mail()) ?? {};
  expect({ state, unclearAttempts, claimedBy }).toEqual({
    ...{ state: "queued", unclearAttempts: 1, claimedBy: null },
  });
  scene.stack.sink.delayMs = 0;
  await startAll();
});
