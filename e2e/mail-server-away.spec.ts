import { expect, test } from "@playwright/test";
import { makeOrder, makeUpdate } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { type Scene, startScene } from "@/lib/testing/scene";
import { solveUpdate } from "@/lib/updates/solve-update";

let scene: Scene;

test.beforeAll(async () => {
  scene = await startScene({ webs: 1, workers: 1 });
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

async function solve(email: string): Promise<string> {
  const orderId = await makeOrder(scene.shopId, { customer: { email, name: "Clara Jørgensen" } });
  const updateId = await makeUpdate(scene.owner, orderId);
  await solveUpdate(scene.owner, { updateId, notify: true });
  return updateId;
}

async function solvedMail(updateId: string) {
  const [mail] = await mailsOf(scene.owner, updateId, "update.solved");
  return mail;
}

test("a mail server that is down for a while gets every mail once it is back", async () => {
  test.setTimeout(90_000);
  const { sink } = scene.stack;
  await sink.stop();
  const updateIds = await Promise.all([1, 2, 3].map((n) => solve(`away-${n}@example.com`)));
  for (const updateId of updateIds) {
    // Between two tries: while one is under way the mail is being sent.
    const waits = async () => {
      const mail = await solvedMail(updateId);
      return mail?.state === "queued" && mail.attempts > 1 && mail.lastError !== null;
    };
    await expect.poll(waits, { timeout: 30_000 }).toBe(true);
  }
  await sink.start();
  for (const updateId of updateIds) {
    await expect
      .poll(async () => (await solvedMail(updateId))?.state, { timeout: 60_000 })
      .toBe("sent");
  }
  expect(
    sink
      .messages()
      .flatMap((message) => message.to)
      .sort(),
  ).toEqual([1, 2, 3].map((n) => `away-${n}@example.com`));
});

test("one refused recipient fails with the server's words and blocks nobody", async () => {
  const { sink } = scene.stack;
  sink.refuse(550, "nobody@example.com");
  const refused = await solve("nobody@example.com");
  const fine = await solve("somebody@example.com");
  await expect.poll(async () => (await solvedMail(refused))?.state).toBe("failed");
  expect((await solvedMail(refused))?.lastError).toContain("550");
  await expect.poll(async () => (await solvedMail(fine))?.state).toBe("sent");
});

test("a temporary refusal is tried again", async () => {
  const { sink } = scene.stack;
  sink.refuse(451, "busy@example.com");
  const updateId = await solve("busy@example.com");
  await expect.poll(async () => (await solvedMail(updateId))?.lastError ?? "").toContain("451");
  expect((await solvedMail(updateId))?.state).toBe("queued");
  sink.acceptAll();
  await expect
    .poll(async () => (await solvedMail(updateId))?.state, { timeout: 30_000 })
    .toBe("sent");
});
