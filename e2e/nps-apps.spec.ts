import { expect, test } from "@playwright/test";
import { type Scene, startScene } from "@/lib/testing/scene";
import { reviewsOf, surveyKey } from "@/lib/testing/survey";

// What the published mobile SDKs send when nothing but their host is changed: everything in the
// address, a form without fields, the device's id only once it has been kept.

let scene: Scene;
let shopKey: string;

test.beforeAll(async () => {
  scene = await startScene({ workers: 0, smtp: false });
  shopKey = await surveyKey(scene.shopId);
});
test.afterAll(async () => {
  await scene.stop({ failed: test.info().errors.length > 0 });
});

const FORM = { "content-type": "application/x-www-form-urlencoded" };

async function callApp(
  method: string,
  path: string,
  query: Record<string, string>,
  system: string,
) {
  const address = `${scene.stack.url}/${path}?${new URLSearchParams({ shop_id: shopKey, ...query })}`;
  const response = await fetch(address, {
    method,
    headers: { ...FORM, "user-agent": `ReactNative ${system} SDK v4.0.18` },
    ...(method === "POST" && { body: "" }),
  });
  return { status: response.status, body: await response.json() };
}

for (const [system, stream, channel] of [
  ["iOS", "ios", "ios_app"],
  ["Android", "android", "android_app"],
] as const) {
  test(`the SDK on ${system} begins and answers, before and after it has kept its device`, async () => {
    const begin = await callApp("GET", "init", { stream }, system);
    expect(begin).toEqual({
      status: 200,
      body: { did: expect.stringMatching(/^.{10,}$/), seance: expect.stringMatching(/^.{10,}$/) },
    });
    const { did, seance } = begin.body;
    const review = { stream, rate: "9", channel, category: "delivery", order_id: "1001" };
    const first = { ...review, seance, sid: seance, comment: "" };
    expect(await callApp("POST", "nps/create", first, system)).toEqual({
      status: 200,
      body: { status: "success" },
    });
    const second = { ...review, did, seance, sid: seance, rate: "7", comment: "Flot – og hurtigt" };
    expect((await callApp("POST", "nps/create", second, system)).status).toBe(200);
    const rows = (await reviewsOf(scene.shopId)).filter(({ deviceId }) => deviceId === did);
    expect(rows).toMatchObject([
      { score: 7, lowest: 1, comment: "Flot – og hurtigt", orderRef: "1001", customerId: null },
    ]);
    expect((await callApp("GET", "init", { stream, did }, system)).body).toEqual({ did, seance });
  });
}

test("what cannot be stored is refused with the reason, and a wrong method too", async () => {
  const nobody = { rate: "9", channel: "ios_app", category: "delivery" };
  expect((await callApp("POST", "nps/create", nobody, "iOS")).status).toBe(403);
  expect((await callApp("GET", "init", { shop_id: "nobody" }, "iOS")).status).toBe(404);
  expect(await callApp("POST", "init", {}, "iOS")).toMatchObject({
    status: 405,
    body: { status: "error", message: expect.stringMatching(/GET/) },
  });
});

test("a body that would be misread is refused by every door", async () => {
  const send = (path: string, headers: Record<string, string>) =>
    fetch(scene.stack.url + path, {
      method: "POST",
      headers: { ...FORM, origin: scene.stack.url, ...headers },
      body: "a=1",
    });
  for (const path of ["/nps/create", "/api/v1/orders", "/sign-in", "/nps/rate/abc", "/find"]) {
    const authorization = path.startsWith("/api") ? scene.authorization : "";
    const refused = await send(path, { authorization, "content-encoding": "gzip" });
    expect([path, refused.status]).toEqual([path, 415]);
    expect(await refused.text()).toMatch(/uncompressed.*gzip/);
  }
});
