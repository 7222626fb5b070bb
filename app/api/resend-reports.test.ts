import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { GET, POST } from "@/app/api/webhooks/resend/[shopId]/route";
import { saveWebhookSecret } from "@/lib/settings/mail/save-webhook-secret";
import { makeShop } from "@/lib/testing/factories";

const KEY = Buffer.alloc(24, 7);
const SECRET = `whsec_${KEY.toString("base64")}`;

function signed(body: string, prefix = "svix"): Record<string, string> {
  const [id, at] = ["msg_1", String(Math.floor(Date.now() / 1000))];
  const signature = createHmac("sha256", KEY).update(`${id}.${at}.${body}`).digest("base64");
  return {
    [`${prefix}-id`]: id,
    [`${prefix}-timestamp`]: at,
    [`${prefix}-signature`]: `v1,${signature}`,
  };
}

async function post(shopId: string, body: string, headers: Record<string, string>) {
  const request = new Request("http://localhost:3000/api/webhooks/resend/x", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  return POST(request, { params: Promise.resolve({ shopId }) });
}

test("the signature over the raw body decides; both spellings of its headers are known", async () => {
  const { shopId, owner } = await makeShop();
  await saveWebhookSecret(owner, SECRET);
  const body = '{ "type": "email.opened",  "data": {} }';
  for (const prefix of ["svix", "webhook"]) {
    expect((await post(shopId, body, signed(body, prefix))).status).toBe(200);
  }
  expect((await post(shopId, body, {})).status).toBe(401);
  expect((await post(shopId, body.replace("  ", " "), signed(body))).status).toBe(401);
  expect((await post("not-a-shop", body, signed(body))).status).toBe(401);
});

test("too much, another type and another method are refused in JSON", async () => {
  const { shopId } = await makeShop();
  const large = JSON.stringify({ pad: "x".repeat(300_000) });
  expect((await post(shopId, large, signed(large))).status).toBe(413);
  expect((await post(shopId, "{}", { "content-type": "text/plain" })).status).toBe(415);
  const context = { params: Promise.resolve({ shopId }) };
  const answer = await GET(new Request("http://localhost:3000/"), context);
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
});
