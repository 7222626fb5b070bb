import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { type Ask, ask } from "@/bench/drive";
import { makeLink, makeOrder, makeUpdate } from "@/lib/testing/factories";
import { NO_NGINX, startNginx } from "@/lib/testing/nginx";
import { type Scene, startScene } from "@/lib/testing/scene";
import { solveUpdate } from "@/lib/updates/solve-update";

const REQUESTS = 1_000;
const CONNECTIONS = 4;

test.skip(NO_NGINX !== null, NO_NGINX ?? "");

let scene: Scene;
let nginx: Awaited<ReturnType<typeof startNginx>>;

test.beforeAll(async () => {
  scene = await startScene({ webs: 2, workers: 0, smtp: false });
  nginx = await startNginx(scene.stack.webs.map(({ url }) => Number(new URL(url).port)));
});
test.afterAll(async () => {
  await nginx.stop();
  await scene.stop({ failed: test.info().errors.length > 0 });
});

/** What customers, shop systems and people at the door ask, by turns; every fifth writes. */
async function questions(): Promise<(n: number) => Ask> {
  const { shopId, owner, authorization } = scene;
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId, { title: "Two mugs chipped" });
  await solveUpdate(owner, { updateId, notify: false });
  const { token } = await makeLink(shopId, orderId, { purpose: "rate", updateId, solveNumber: 1 });
  const page = (path: string, marker: string): Ask => ({ path, status: 200, marker });
  const writes = (n: number): Ask => ({
    ...{ path: "/api/v1/orders", method: "POST", status: 201, marker: '"id"' },
    headers: {
      ...{ authorization, "content-type": "application/json" },
      "idempotency-key": `restart-${n}`,
    },
    body: JSON.stringify({
      ...{ externalId: `restart-${n}`, number: String(10_000 + n), status: "processing" },
      ...{ currency: "EUR", total: "10.00", placedAt: "2026-11-06T10:12:00Z" },
      customer: { email: `clara-${n}@example.com`, name: "Clara Jørgensen" },
      items: [{ name: "Stoneware mug", quantity: 1, total: "10.00" }],
    }),
  });
  const reads = [
    page(`/rate/${token}?stars=4`, "Submit rating"),
    page("/sign-in", "Sign in"),
    page("/find/holm-hazel", "Holm"),
    { ...page("/api/v1/orders", '"externalId"'), headers: { authorization } },
  ];
  return (n) => (n % 5 === 0 ? writes(n) : (reads[n % 5 === 4 ? 3 : n % 4] as Ask));
}

test("two processes are restarted one after the other, and nobody notices", async () => {
  test.setTimeout(300_000);
  const next = await questions();
  const wrong: string[] = [];
  let asked = 0;
  let restarting = true;
  const one = async () => {
    const n = asked++;
    const sent = next(n);
    const answer = await ask(nginx.url, sent).catch((error: Error) => error);
    const said = answer instanceof Error ? answer.message : `${answer.status} ${answer.body}`;
    const right =
      !(answer instanceof Error) &&
      answer.status === sent.status &&
      said.includes(`${sent.marker}`);
    if (!right) wrong.push(`${sent.method ?? "GET"} ${sent.path}: ${said.slice(0, 300)}`);
  };
  const connection = async () => {
    while (restarting || asked < REQUESTS) await one();
  };
  const load = Array.from({ length: CONNECTIONS }, connection);
  for (const web of scene.stack.webs) {
    await sleep(1_000);
    // Gone by itself, not killed: what it had begun was answered.
    await web.kill("SIGTERM");
    await web.start();
  }
  restarting = false;
  await Promise.all(load);
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThanOrEqual(REQUESTS);
});
