import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { submitRating } from "@/lib/ratings/submit-rating";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { makeCustomer, makeOrder, makeUpdate, settingsOf } from "@/lib/testing/factories";
import { type Scene, startScene } from "@/lib/testing/scene";
import { seededRandom } from "@/lib/testing/seed";
import { parseMail } from "@/lib/testing/smtp-sink";
import { choose } from "@/lib/testing/tier";
import { solveUpdate } from "@/lib/updates/solve-update";

const KILLS = choose(8, 20);
const RATINGS_PER_KILL = 3;

const random = seededRandom();

let scene: Scene;

test.beforeAll(async () => {
  scene = await startScene({ webs: 1, workers: 1 });
  const settings = await settingsOf(scene.owner);
  await saveRatingSettings(scene.owner, { ...settings, followUpDelayMinutes: 0 });
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

/** One update solved with notice and one solved silently and rated: the solved mail, the apology and the alert. */
async function rate(email: string): Promise<void> {
  const orderId = await makeOrder(scene.shopId, { customer: { email, name: "Clara Jørgensen" } });
  // A rating would stop the solved mail of its own update where that has not left yet.
  const told = await makeUpdate(scene.owner, orderId);
  await solveUpdate(scene.owner, { updateId: told, notify: true });
  const rated = await makeUpdate(scene.owner, orderId);
  await solveUpdate(scene.owner, { updateId: rated, notify: false });
  const customer = await makeCustomer(scene.shopId, orderId);
  await submitRating(customer, { updateId: rated, stars: 2, comment: `From ${email}` });
}

async function received(): Promise<{ id: string; what: string; at: number }[]> {
  return Promise.all(
    scene.stack.sink.messages().map(async (message) => {
      const { messageId = "", subject = "" } = await parseMail(message);
      return { id: messageId, what: `${message.to} ${subject}`, at: message.receivedAt.getTime() };
    }),
  );
}

test(`a worker killed ${KILLS} times loses no mail, and what it held leaves within a minute`, async () => {
  test.setTimeout(240_000);
  test.info().annotations.push({ type: "seed", description: random.sentence });
  process.stdout.write(`${random.sentence}\n`);
  const [worker] = scene.stack.workers;
  const customers: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    for (let n = 0; n < RATINGS_PER_KILL; n += 1) {
      customers.push(`kill-${kill}-${n}@example.com`);
      await rate(customers.at(-1) ?? "");
    }
    // Every other time between the server's acceptance and our record of it, else at any moment.
    if (kill % 2 === 0) await killOnAcceptance();
    else await sleep(random.next() * 400);
    await worker?.kill("SIGKILL");
    await worker?.start();
  }
  const recovered = Date.now();
  const expected = customers.length * 3;
  await expect
    .poll(async () => new Set((await received()).map((mail) => mail.id)).size, {
      message: `every mail arrives (${random.sentence})`,
      timeout: 90_000,
      intervals: [500],
    })
    .toBe(expected);
  const mails = await received();
  expect(Math.max(...mails.map((mail) => mail.at)) - recovered).toBeLessThan(60_000);
  const whatById = new Map<string, Set<string>>();
  for (const { id, what } of mails) whatById.set(id, (whatById.get(id) ?? new Set()).add(what));
  // A repeat is the same mail to the same person.
  expect([...whatById.values()].every((whats) => whats.size === 1)).toBe(true);
  for (const email of customers) {
    const ids = mails.filter((mail) => mail.what.startsWith(email)).map((mail) => mail.id);
    expect(new Set(ids).size).toBe(2);
  }
});

/** Resolves when the sink has a mail but has not said so; the answer is held back for a moment. */
function killOnAcceptance(): Promise<void> {
  const { sink } = scene.stack;
  return new Promise((resolve) => {
    sink.onAccepted = async () => {
      sink.onAccepted = undefined;
      resolve();
      await sleep(300);
    };
  });
}
