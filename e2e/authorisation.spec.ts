import { readdirSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { MemberActor } from "@/lib/identity/actor";
import { makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { type Scene, startScene } from "@/lib/testing/scene";
import { builtActions, callAction } from "@/lib/testing/server-actions";
import { shopState } from "@/lib/testing/shop-state";
import { cookieOf } from "@/lib/testing/visitors";
import { ACTION_GATES, type Gate, PAGE_GATES } from "./authorisation/gates";

type Visitor = "nobody" | "agent" | "admin" | "owner" | "stranger";

let scene: Scene;
let people: Record<Exclude<Visitor, "nobody">, MemberActor>;
/** Ids and values of the shop, under every name a form could carry them. */
let fields: Record<string, string>;

test.beforeAll(async () => {
  scene = await startScene();
  const other = await makeShop("Nord & Sons");
  people = {
    owner: scene.owner,
    admin: await makeMember(scene.shopId, "admin"),
    agent: await makeMember(scene.shopId, "agent"),
    stranger: other.owner,
  };
  const orderId = await makeOrder(scene.shopId);
  const updateId = await makeUpdate(scene.owner, orderId);
  fields = {
    orderId,
    updateId,
    memberId: people.agent.memberId,
    customerId: orderId,
    assigneeId: people.agent.memberId,
    id: people.agent.memberId,
    title: "Taken over",
    body: "Taken over",
    kind: "customer",
    notify: "on",
    role: "owner",
    email: "intruder@example.com",
    name: "Intruder",
    stars: "5",
    password: "correct-horse-battery-staple",
    next: "https://evil.example",
  };
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

const withId = () => ({ ...fields, submissionId: crypto.randomUUID() });
const cookieFor = (visitor: Visitor) =>
  visitor === "nobody" ? Promise.resolve(null) : cookieOf(people[visitor]);

/** What each gate answers those below it. */
const REFUSED: Record<Gate, Partial<Record<Visitor, string>>> = {
  anyone: {},
  link: {},
  account: { nobody: "unauthorized" },
  agent: { nobody: "unauthorized" },
  admin: { nobody: "unauthorized", agent: "forbidden" },
  owner: { nobody: "unauthorized", agent: "forbidden", admin: "forbidden" },
};

test("the table lists every server action of the build, and nothing else", () => {
  expect(Object.keys(ACTION_GATES).sort()).toEqual(builtActions().map((action) => action.name));
});

test("the table lists every page and route, and nothing else", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .sort();
  expect(Object.keys(PAGE_GATES).sort()).toEqual(files);
});

test("each action refuses whoever is below its gate, and changes nothing then", async () => {
  test.setTimeout(300_000);
  const before = await shopState(scene.shopId);
  for (const action of builtActions()) {
    const gate = ACTION_GATES[action.name] ?? "owner";
    for (const [visitor, code] of Object.entries(REFUSED[gate])) {
      const cookie = await cookieFor(visitor as Visitor);
      const answer = await callAction(scene.stack.url, action, { cookie, fields: withId() });
      const who = `${visitor} calls ${action.name}`;
      expect(answer, who).toMatchObject({ done: false });
      expect(answer.code ?? code, who).toBe(code);
    }
  }
  expect(await shopState(scene.shopId)).toBe(before);
});

test("an owner of another shop reaches nothing of this one through any action", async () => {
  test.setTimeout(300_000);
  const before = await shopState(scene.shopId);
  for (const action of builtActions()) {
    const cookie = await cookieFor("stranger");
    const answer = await callAction(scene.stack.url, action, { cookie, fields: withId() });
    expect(answer.status, action.name).toBeLessThan(500);
    expect(answer.code, action.name).not.toBe("fault");
  }
  expect(await shopState(scene.shopId)).toBe(before);
});

test("each page refuses whoever is below its gate", async ({ request }) => {
  test.setTimeout(300_000);
  for (const [file, gate] of Object.entries(PAGE_GATES)) {
    const path = addressOf(file);
    for (const visitor of Object.keys(REFUSED[gate]) as Visitor[]) {
      const cookie = await cookieFor(visitor);
      const answer = await request.get(scene.stack.url + path, {
        headers: cookie ? { cookie } : {},
        maxRedirects: 0,
      });
      const who = `${visitor} asks for ${path}`;
      if (visitor === "nobody") expect([303, 307, 401, 404, 405], who).toContain(answer.status());
      else if (answer.status() === 200)
        expect(await answer.text(), who).toMatch(/Only owners and admins/);
      else expect([303, 307, 403, 404, 405], who).toContain(answer.status());
    }
  }
});

/** An address of the page with this shop's ids in it. */
function addressOf(file: string): string {
  const path = `/${file}`
    .replace(/\/(page\.tsx|route\.ts)$/, "")
    .replace(/\/\([^)]+\)/g, "")
    .replace("[orderId]", fields.orderId ?? "")
    .replace(/\[\[?\.*(\w+)\]?\]/g, crypto.randomUUID());
  return path || "/";
}
