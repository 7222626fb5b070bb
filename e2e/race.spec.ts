import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { callApi } from "@/lib/testing/api";
import { makeKey, makeOrder, makeUpdate } from "@/lib/testing/factories";
import { ACTS, type Act, type Call, faultsOf } from "@/lib/testing/race-history";
import { readRace } from "@/lib/testing/race-rows";
import { type Scene, startScene } from "@/lib/testing/scene";
import { seededRandom } from "@/lib/testing/seed";
import { choose } from "@/lib/testing/tier";

const ROUNDS = Number(process.env.HARNESS_N) || choose(6, 60);
const CLIENTS = 32;
const CALLS_EACH = 3;
/** Ratings end a round: they are the rarest. */
const OFTEN: Act[] = ["solve", "solve", "solve", "reopen", "reopen", "reopen", "rate"];

const random = seededRandom();
const pick = <T>(from: readonly T[]) => from[Math.floor(random.next() * from.length)] as T;

type Client = { authorization: string; keyId: string };

let scene: Scene;
const clients: Client[] = [];

test.beforeAll(async () => {
  scene = await startScene({
    ...{ webs: 2, workers: 0 },
    env: { API_LIMIT_PER_MINUTE: "1000000" },
  });
  for (let n = 0; n < CLIENTS; n += 1) {
    const { authorization, actor } = await makeKey(scene.shopId);
    clients.push({ authorization, keyId: actor.keyId });
  }
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

type Plan = { act: Act; stars: number; web: string };

async function make(client: Client, updateId: string, plan: Plan): Promise<Call> {
  const { act, stars, web } = plan;
  const path = act === "rate" ? "rating" : "solution";
  const from = performance.now();
  const call = {
    url: `${web}/api/v1/updates/${updateId}/${path}`,
    method: act === "reopen" ? "DELETE" : "POST",
    body: { solve: { notify: false }, reopen: undefined, rate: { stars } }[act],
    authorization: client.authorization,
    headers: { "idempotency-key": randomUUID() },
  };
  let { status, body } = await callApi(call);
  // Too many stood in line for the update: the same call once more, as a program would.
  while (status === 503) ({ status, body } = await callApi(call));
  const answer = status < 300 ? "done" : (body.error?.code ?? String(status));
  return { keyId: client.keyId, act, from, to: performance.now(), answer };
}

async function play(updateId: string): Promise<{ calls: Call[]; stars: Map<string, number> }> {
  const stars = new Map<string, number>();
  const plans = clients.map((client, n) => {
    const own = Array.from({ length: CALLS_EACH }, () => ({
      ...{ act: pick(OFTEN), stars: 1 + (n % 5) },
      web: pick(scene.stack.webs).url,
    }));
    stars.set(client.keyId, 1 + (n % 5));
    return { client, own };
  });
  const calls = await Promise.all(
    plans.map(async ({ client, own }) => {
      const made: Call[] = [];
      for (const plan of own) made.push(await make(client, updateId, plan));
      return made;
    }),
  );
  return { calls: calls.flat(), stars };
}

test(`${ROUNDS} rounds of ${CLIENTS} clients on one update leave legal histories`, async () => {
  test.setTimeout(60_000 + ROUNDS * 5000);
  process.stdout.write(`${random.sentence}\n`);
  const tally: Record<string, number> = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    const updateId = await makeUpdate(scene.owner, await makeOrder(scene.shopId));
    const { calls, stars } = await play(updateId);
    const left = await readRace(scene.shopId, updateId);
    const says = `round ${round}, ${random.sentence}`;
    expect(faultsOf(calls, left.log), says).toEqual([]);
    const of = (act: Act) => left.log.filter(({ type }) => type === ACTS[act]);
    expect(left.stars, says).toEqual(of("rate").map(({ keyId }) => stars.get(keyId ?? "")));
    expect(left.solves, says).toBe(of("solve").length);
    expect(left.isRated, says).toBe(of("rate").length > 0);

    for (const { act, answer } of calls) {
      const key = `${act} ${answer}`;
      tally[key] = (tally[key] ?? 0) + 1;
    }
  }
  process.stdout.write(`${JSON.stringify(tally)}\n`);
  // Without contention this would prove nothing.
  for (const key of [
    "solve done",
    "solve already_solved",
    "reopen done",
    "reopen not_solved",
    "rate done",
  ]) {
    expect(tally[key], key).toBeGreaterThan(0);
  }
});
