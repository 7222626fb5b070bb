import { readdirSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { MemberActor } from "@/lib/identity/actor";
import type { Gate } from "@/lib/testing/declared-gates";
import { makeMember, makeOrder, makeShop } from "@/lib/testing/factories";
import { ageAllSessions, forgetLimits } from "@/lib/testing/people-rows";
import { type Scene, startScene } from "@/lib/testing/scene";
import { type BuiltAction, builtActions, callAction } from "@/lib/testing/server-actions";
import { customersOf, shopRow } from "@/lib/testing/shop-rows";
import { changedTables, shopState } from "@/lib/testing/shop-state";
import { cookieOf } from "@/lib/testing/visitors";
import type { ControlledCall } from "./authorisation/control";
import { CONTROLS, controlName, NO_CONTROL } from "./authorisation/controls";
import { ACTION_GATES, FRESH_ACTIONS, PAGE_GATES, PLAIN_ACTIONS } from "./authorisation/gates";
import { ODD_SEED, oddCalls } from "./authorisation/odd-calls";

type Visitor = "nobody" | "agent" | "admin" | "owner" | "stranger";

let scene: Scene;
let people: Record<Exclude<Visitor, "nobody">, MemberActor>;
let orderId: string;

test.beforeAll(async () => {
  // No worker: every row that differs was written by the call.
  scene = await startScene({ workers: 0 });
  const other = await makeShop("Nord & Sons");
  people = {
    owner: scene.owner,
    admin: await makeMember(scene.shopId, "admin"),
    agent: await makeMember(scene.shopId, "agent"),
    stranger: other.owner,
  };
  orderId = await makeOrder(scene.shopId);
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

const cookieFor = async (visitor: Visitor) =>
  visitor === "nobody" ? null : cookieOf(people[visitor]);

/** What each gate answers those below it. */
const REFUSED: Record<Gate, Partial<Record<Visitor, string>>> = {
  anyone: {},
  link: {},
  account: { nobody: "unauthorized" },
  agent: { nobody: "unauthorized" },
  admin: { nobody: "unauthorized", agent: "forbidden" },
  owner: { nobody: "unauthorized", agent: "forbidden", admin: "forbidden" },
};

test("every server action of the build declares who may call it, or stands in the table", () => {
  expect(Object.keys(ACTION_GATES).sort()).toEqual(builtActions().map((action) => action.name));
  expect(Object.entries(ACTION_GATES).filter(([, gate]) => !gate)).toEqual([]);
  expect(Object.keys(PLAIN_ACTIONS).filter((name) => !(name in ACTION_GATES))).toEqual([]);
});

test("the table lists every page and route, and nothing else", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .sort();
  expect(Object.keys(PAGE_GATES).sort()).toEqual(files);
});

test("every action has a call that must succeed, or a reason why not, and nothing else has", () => {
  const names = builtActions().map((action) => controlName(action.name));
  expect([...CONTROLS.keys(), ...Object.keys(NO_CONTROL)].sort()).toEqual(names.sort());
});

/** Makes a call, and says what it answered and in which tables of the shop it wrote. */
async function attempt(action: BuiltAction, call: ControlledCall) {
  const before = await shopState(scene.shopId);
  const answer = await callAction(scene.stack.url, action, call);
  const wrote = changedTables(before, await shopState(scene.shopId));
  const said = call.says?.test(`${answer.next ?? ""} ${answer.text}`);
  return { ...answer, done: said ?? answer.done, wrote };
}

for (const action of builtActions()) {
  const gate = ACTION_GATES[action.name] ?? "owner";
  const control = CONTROLS.get(controlName(action.name));
  if (!control) continue;

  test(`${action.name} obeys whoever may, and nobody else`, async () => {
    await forgetLimits();
    const call = await control(scene);
    for (const [visitor, code] of Object.entries(REFUSED[gate])) {
      const cookie = await cookieFor(visitor as Visitor);
      // What answers without a form's state refuses without a code.
      const expected = { code: call.says ? null : code, done: false, broke: false, wrote: [] };
      expect(await attempt(action, { ...call, cookie }), visitor).toMatchObject(expected);
    }
    // Another shop's owner may do it at home, with what is theirs.
    if (gate !== "anyone" && gate !== "link") {
      const foreign = await attempt(action, { ...call, cookie: await cookieFor("stranger") });
      expect(foreign, foreign.text).toMatchObject({ broke: false, wrote: [] });
    }
    if (call.forged) {
      const forged = await attempt(action, { ...call, ...call.forged });
      expect(forged, forged.text).toMatchObject({ done: false, broke: false, wrote: [] });
    }
    const obeyed = await attempt(action, call);
    expect(obeyed, obeyed.text).toMatchObject({ done: true, broke: false });
    expect(obeyed.wrote.length > 0, `wrote in: ${obeyed.wrote}`).toBe(!call.writesNothing);
    if (!call.fields?.submissionId) return;
    const again = await attempt(action, call);
    const { everyTime: wrote = [] } = call;
    expect(again, again.text).toMatchObject({ done: true, broke: false, wrote });
  });

  test(`${action.name} has an answer to whatever it is sent`, async () => {
    const call = await control(scene);
    for (const odd of oddCalls(call)) {
      await forgetLimits();
      const { broke, text } = await callAction(scene.stack.url, action, odd);
      const { cookie: _, ...sent } = odd;
      expect(
        broke,
        `${ODD_SEED} ${JSON.stringify(sent).slice(0, 500)}\n${text.slice(0, 500)}`,
      ).toBe(false);
    }
  });
}

/** What an action that wants it only sometimes is sent for that. */
const SENSITIVE: Record<string, Record<string, string>> = { "members#invite": { role: "admin" } };

for (const [name, when] of FRESH_ACTIONS) {
  const action = builtActions().find((built) => built.name === name);
  const control = CONTROLS.get(controlName(name));
  if (!action || !control) continue;

  test(`${name} is refused to whoever signed in a while ago`, async () => {
    await forgetLimits();
    const call = await control(scene);
    const fields = { ...call.fields, ...SENSITIVE[controlName(name)] };
    await ageAllSessions();
    const stale = await attempt(action, { ...call, fields });
    expect(stale, stale.text).toMatchObject({ code: "not_fresh", broke: false, wrote: [] });
    if (when === "always") return;
    const harmless = await attempt(action, call);
    expect(harmless, harmless.text).toMatchObject({ done: true, broke: false });
  });
}

test("exports are refused to whoever signed in a while ago", async ({ request }) => {
  const [customer] = await customersOf(scene.shopId);
  const routes = [
    { method: "POST", path: `/customers/${customer}/export/json` },
    { method: "POST", path: `/customers/${customer}/export/html` },
    { method: "GET", path: "/nps/export" },
  ];
  for (const age of ["fresh", "stale"]) {
    const cookie = await cookieOf(people.owner);
    if (age === "stale") await ageAllSessions();
    for (const { method, path } of routes) {
      const headers = { cookie, origin: scene.stack.url };
      const answer = await request.fetch(scene.stack.url + path, {
        method,
        headers,
        maxRedirects: 0,
      });
      const where = answer.headers().location ?? "";
      if (age === "fresh") expect(answer.status(), path).toBe(200);
      else
        expect([answer.status(), where], path).toEqual([
          303,
          expect.stringMatching(/^\/account\/confirm\?next=/),
        ]);
    }
  }
});

test("a public address that another shop has is refused beside its field", async () => {
  const action = builtActions().find(({ name }) => controlName(name) === "shops#saveShopSettings");
  const call = await CONTROLS.get("shops#saveShopSettings")?.(scene);
  if (!action || !call) throw new Error("There is no such action.");
  const { slug } = await shopRow(people.stranger.shopId);
  const answer = await attempt(action, { ...call, fields: { ...call.fields, slug } });
  expect(answer, answer.text).toMatchObject({ code: "invalid", broke: false, wrote: [] });
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
    .replace("[orderId]", orderId)
    .replace(/\[\[?\.*(\w+)\]?\]/g, crypto.randomUUID());
  return path || "/";
}
