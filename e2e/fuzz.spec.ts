import { expect, test } from "@playwright/test";
import { ORDER } from "@/lib/testing/api-order";
import { makeCustomer, makeMember, makeOrder, makeUpdate } from "@/lib/testing/factories";
import { forgetLimits } from "@/lib/testing/people-rows";
import { type Scene, startScene } from "@/lib/testing/scene";
import { builtActions } from "@/lib/testing/server-actions";
import { choose } from "@/lib/testing/tier";
import { cookieOf, portalCookie } from "@/lib/testing/visitors";
import { solveUpdate } from "@/lib/updates/solve-update";
import { CONTROLS, controlName } from "./authorisation/controls";
import { allPlaces } from "./fuzz/addresses";
import { Chance } from "./fuzz/chance";
import { type Ground, someRequest } from "./fuzz/requests";
import { type FuzzRequest, send } from "./fuzz/send";
import { linkIn, mailTo } from "./mail-box";

const REQUESTS = Number(process.env.FUZZ_REQUESTS) || choose(400, 20_000);
/** The calls of so many actions are made up; each takes its rows. */
const ACTIONS = choose(20, 1_000);
const SIDE_BY_SIDE = 4;
/** What is counted is forgotten so often, or most answers would say that it is too much. */
const FORGET = 40;

const chance = new Chance();
let scene: Scene;
let ground: Ground;

test.beforeAll(async () => {
  scene = await startScene();
  ground = await makeGround();
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

test("no request whatsoever is answered with a fault", async () => {
  test.setTimeout(120_000 + REQUESTS * 100);
  process.stdout.write(`${REQUESTS} requests, ${chance.sentence}\n`);
  const port = Number(new URL(scene.stack.url).port);
  const pid = scene.stack.webs[0]?.pid;
  const statuses = new Map<number, number>();
  const faults: string[] = [];
  for (let n = 0; n < REQUESTS; n += SIDE_BY_SIDE) {
    if (n % FORGET === 0) await forgetLimits();
    const requests = Array.from({ length: SIDE_BY_SIDE }, () => someRequest(chance, ground));
    const answers = await Promise.all(requests.map((request) => send(port, request)));
    for (const [index, { status, text }] of answers.entries()) {
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const request = requests[index];
      if (request && isFault(status, text, request))
        faults.push(`${status}: ${request.about}\n→ ${text.slice(0, 600)}`);
    }
  }
  process.stdout.write(
    [...statuses]
      .sort(([a], [b]) => a - b)
      .map(([status, count]) => `${status}: ${count}`)
      .join(", ")
      .concat("\n"),
  );
  const log = scene.stack.logs().split("\n");
  const logged = log.filter((line) => /"level":"error"|[Uu]nhandled|left \(/.test(line));
  expect(faults, `${chance.sentence}\n${faults.slice(0, 5).join("\n\n")}`).toEqual([]);
  expect(logged.slice(0, 5), chance.sentence).toEqual([]);
  expect(scene.stack.webs[0]?.pid).toBe(pid);
  // Most of them got somewhere: a door that is shut for all would pass as well.
  const good = (statuses.get(200) ?? 0) + (statuses.get(303) ?? 0) + (statuses.get(307) ?? 0);
  expect(good / REQUESTS).toBeGreaterThan(0.2);
});

/** A client that asks for another protocol, or says more than HTTP allows, is hung up on. */
function isFault(status: number, text: string, { about }: FuzzRequest): boolean {
  if (status === 0) return !/^(?:Connection: Upgrade|Upgrade)/im.test(about);
  return status < 0 || status >= 500 || /"code":"fault"|^\w+:E\{"digest":"(?!NEXT_)/m.test(text);
}

/** A shop with an order, a conversation, links to it, and a call of each of these actions that would succeed. */
async function makeGround(): Promise<Ground> {
  const { shopId, owner, authorization, stack } = scene;
  const email = "clara@example.com";
  const orderId = await makeOrder(shopId, { customer: { email, name: "Clara" } });
  const updateId = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId, notify: true });
  const mail = await mailTo(stack.sink, email, /^Solved/);
  const token = (path: string) => new URL(linkIn(mail, path)).pathname.split("/")[2] ?? "";
  const customer = await makeCustomer(shopId, orderId);
  const cookies = [owner, await makeMember(shopId, "agent")].map((member) => cookieOf(member));
  const open = await makeUpdate(owner, orderId);
  const ids = [
    shopId,
    orderId,
    updateId,
    open,
    ...["/rate/", "/unsubscribe/", "/o/"].map(token),
    "x",
  ];
  return {
    origin: stack.url,
    places: allPlaces(),
    ids,
    cookies: ["", portalCookie(customer), ...(await Promise.all(cookies))],
    authorization,
    bodies: BODIES,
    actions: await callsOf(),
  };
}

const BODIES: Ground["bodies"] = [
  ["/api/v1/orders", ORDER],
  ["/api/v1/orders/{id}", {}],
  ["/api/v1/orders/{id}/updates", { title: "Hello", customerNote: "Hi", assigneeId: null }],
  ["/api/v1/updates/{id}", {}],
  ["/api/v1/updates/{id}/notes", { kind: "customer", body: "Hi" }],
  ["/api/v1/updates/{id}/solution", { notify: false }],
  ["/api/v1/updates/{id}/rating", { stars: 4, comment: "Fine" }],
  ["/api/v1/ratings", {}],
  ["/api/v1/nps/reviews", {}],
  ["/api/ratings/follow-ups", { ratingId: null }],
  ["/api/webhooks/resend/{id}", { type: "email.bounced", data: { email_id: "1" } }],
  ["/init", { shop_id: "x" }],
  [
    "/nps/create",
    { shop_id: "x", did: "d", channel: "web", category: "shop", rate: "9", comment: "Fine" },
  ],
  ["/nps/reviews", { shop_id: "x", shop_secret: "x", date_from: "2026-01-01" }],
];

/** Several at once for one customer wait for each other until the database ends one of them. */
const LEFT_OUT = "customers#eraseCustomer";

async function callsOf(): Promise<Ground["actions"]> {
  const calls: Ground["actions"] = [];
  const built = builtActions().filter(({ name }) => controlName(name) !== LEFT_OUT);
  const chosen = ACTIONS < built.length ? chance.some(built, 2 * ACTIONS) : built;
  for (const { id, name } of chosen.slice(0, ACTIONS)) {
    const call = await CONTROLS.get(controlName(name))?.(scene);
    if (!call) continue;
    const texts = Object.entries(call.fields ?? {}).map(([field, value]) => [
      field,
      typeof value === "string" ? value : "a",
    ]);
    calls.push({
      id,
      cookie: call.cookie,
      fields: Object.fromEntries(texts),
      ...(call.args && { args: call.args }),
    });
  }
  return calls.length > 0 ? calls : callsOf();
}
