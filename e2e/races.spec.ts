import { expect, test } from "@playwright/test";
import { type ApiAnswer, callApi } from "@/lib/testing/api";
import { makeOrder, makeUpdate } from "@/lib/testing/factories";
import { type Scene, startScene } from "@/lib/testing/scene";
import { parseMail } from "@/lib/testing/smtp-sink";
import { choose } from "@/lib/testing/tier";
import { solveUpdate } from "@/lib/updates/solve-update";

const ROUNDS = choose(60, 200);

let scene: Scene;

test.beforeAll(async () => {
  scene = await startScene({ webs: 2, workers: 1 });
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

/** A request to one of the two processes, by turns. */
function call(turn: number, path: string, method = "GET", body?: unknown): Promise<ApiAnswer> {
  const web = scene.stack.webs[turn % 2];
  return callApi({
    url: `${web?.url}/api/v1${path}`,
    method,
    body,
    authorization: scene.authorization,
  });
}

async function solved(notify = false): Promise<string> {
  const updateId = await makeUpdate(scene.owner, await makeOrder(scene.shopId));
  await solveUpdate(scene.owner, { updateId, notify });
  return updateId;
}

test("of 50 simultaneous ratings through two processes one wins", async () => {
  const updateId = await solved();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      call(index, `/updates/${updateId}/rating`, "POST", { stars: (index % 5) + 1 }),
    ),
  );
  const won = answers.filter((answer) => answer.status === 201);
  const lost = answers.filter((answer) => answer.status === 409);
  expect([won.length, lost.length]).toEqual([1, 49]);
  expect(new Set(lost.map((answer) => answer.body.error?.code))).toEqual(
    new Set(["already_rated"]),
  );
  const { body } = await call(0, `/updates/${updateId}`);
  expect(body).toMatchObject({ state: "rated", rating: { stars: won[0]?.body.stars } });
});

test(`in ${ROUNDS} rounds of rating against re-opening exactly one wins each`, async () => {
  const tally = { rated: 0, reopened: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const updateId = await solved();
    const [rating, reopening] = await Promise.all([
      call(round, `/updates/${updateId}/rating`, "POST", { stars: 5 }),
      call(round + 1, `/updates/${updateId}/solution`, "DELETE"),
    ]);
    const { body } = await call(0, `/updates/${updateId}`);
    if (rating.status === 201) {
      tally.rated += 1;
      expect(reopening.body.error?.code).toBe("already_rated");
      expect(body).toMatchObject({ state: "rated", rating: { stars: 5 } });
    } else {
      tally.reopened += 1;
      expect(reopening.status).toBe(200);
      expect(rating.body.error?.code).toBe("not_solved");
      expect(body).toMatchObject({ state: "open", rating: null });
    }
  }
  // Were one side always first, this would prove nothing.
  expect(Math.min(tally.rated, tally.reopened)).toBeGreaterThan(0);
});

test("two simultaneous solves send one set of mails", async () => {
  const email = "two-solves@example.com";
  const orderId = await makeOrder(scene.shopId, { customer: { email, name: "Clara Jørgensen" } });
  const updateId = await makeUpdate(scene.owner, orderId);
  const answers = await Promise.all(
    [0, 1].map((turn) => call(turn, `/updates/${updateId}/solution`, "POST", { notify: true })),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  await scene.stack.sink.waitFor(async (message) => {
    const { subject } = await parseMail(message);
    return message.to.includes(email) && subject?.startsWith("Solved") === true;
  });
  const { body } = await call(0, `/updates/${updateId}`);
  expect(
    (body.events as { type: string }[]).filter((event) => event.type === "update.solved"),
  ).toHaveLength(1);
  const toCustomer = scene.stack.sink.messages().filter((message) => message.to.includes(email));
  expect(toCustomer).toHaveLength(1);
});
