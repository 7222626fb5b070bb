import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { call, type Endpoint, send } from "@/app/nps/test-client";
import { env } from "@/lib/base/env";
import {
  makeSurveyShop,
  reviewsOf,
  SURVEY_SITE as SITE,
  type SurveyShopKeys,
  versionsOf,
} from "@/lib/testing/survey";
import { choose } from "@/lib/testing/tier";

let shop: SurveyShopKeys;

beforeEach(async () => {
  shop = await makeSurveyShop();
});

const answer = () => ({
  shop_id: shop.key,
  shop_secret: shop.secret,
  email: "clara@example.com",
  channel: "website",
  category: "delivery",
  rate: "9",
});
const JSON_TYPE = { "content-type": "application/json" };
const create = (changes: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  call("create", {
    body: JSON.stringify({ ...answer(), ...changes }),
    headers: { ...JSON_TYPE, ...headers },
  });
const stored = () => reviewsOf(shop.shopId);

describe("of several things that are wrong, the first is told", () => {
  const wrong = {
    shop_id: "nobody",
    shop_secret: "wrong",
    rate: "",
    channel: "fax",
    email: "clara@",
  };

  test.each([
    ["the shop", {}, 404, /no shop/],
    ["then the secret", { shop_id: undefined }, 403, /shop_secret is wrong/],
    [
      "then what is missing",
      { shop_id: undefined, shop_secret: undefined },
      404,
      /rate is missing/,
    ],
    [
      "then values",
      { shop_id: undefined, shop_secret: undefined, rate: 99 },
      400,
      /(channel|email|rate)/,
    ],
  ])("%s", async (_, right, status, words) => {
    const { shop_id, shop_secret } = answer();
    const given = { ...wrong, ...right };
    const changes = {
      ...given,
      shop_id: given.shop_id ?? shop_id,
      shop_secret: given.shop_secret ?? shop_secret,
    };
    const { body, ...refused } = await create(changes);
    expect(refused.status).toBe(status);
    expect(body.message).toMatch(words);
  });

  test.each([
    [{ shop_id: ["x"] }, 404],
    [{ shop_id: "x".repeat(5000) }, 404],
    [{ shop_secret: { a: 1 } }, 403],
    [{ shop_secret: "x".repeat(5000) }, 403],
    [{ shop_secret: "", did: { a: 1 } }, 400],
    [{ shop_secret: "", did: "x".repeat(201) }, 400],
    [{ channel: "9".repeat(19) }, 400],
    [{ category: 2 ** 63 }, 400],
    [{ order_id: "x".repeat(101) }, 400],
    [{ rate: "9\0" }, 200],
    [{ comment: "\ud800 alone" }, 200],
    [{ rate: true }, 400],
    [{ rate: "1e1" }, 400],
    [{ rate: -1 }, 400],
    [{ rate: 9.0 }, 200],
    [{ __proto__: { rate: 3 }, constructor: "x" }, 200],
  ])("%o answers %i", async (changes, status) => {
    expect((await create(changes)).status).toBe(status);
  });
});

describe("the scale", () => {
  test("goes from 1, and from 0 for those who say so", async () => {
    expect((await create({ rate: 0 })).status).toBe(400);
    expect((await create({ rate: 0, scale: 0 })).status).toBe(200);
    expect((await create({ rate: 5, scale: "5", channel: "pos" })).status).toBe(200);
    expect(await stored()).toMatchObject([
      { score: 0, lowest: 0 },
      { score: 5, lowest: 1 },
    ]);
  });

  test("adding words to a score replaces nothing", async () => {
    await create({ rate: 3 });
    await create({ rate: 3, comment: "Late." });
    expect(await stored()).toMatchObject([{ score: 3, comment: "Late." }]);
    expect(await versionsOf(shop.shopId)).toEqual([]);
  });
});

describe("bodies", () => {
  test.each([
    ["broken JSON", '{"rate":', JSON_TYPE, 400],
    ["a list", "[1]", JSON_TYPE, 400],
    ["a word", '"hello"', JSON_TYPE, 400],
    ["deep nesting", "[".repeat(60_000), JSON_TYPE, 400],
    ["broken UTF-8", new Uint8Array([123, 0xc3, 0x28]), JSON_TYPE, 400],
    [
      "broken multipart",
      "--x\r\nhello",
      { "content-type": "multipart/form-data; boundary=x" },
      400,
    ],
    ["multipart without a boundary", "hello", { "content-type": "multipart/form-data" }, 400],
    ["XML", "<rate>9</rate>", { "content-type": "text/xml" }, 404],
    ["nothing", "", JSON_TYPE, 404],
    ["more than 64 kB", "x".repeat(65_537), JSON_TYPE, 413],
    ["a claim of more than 64 kB", "{}", { ...JSON_TYPE, "content-length": "65537" }, 413],
  ])("%s", async (_, body, headers, status) => {
    expect((await call("create", { body, headers })).status).toBe(status);
  });

  test("one without an end is read no further than 64 kB", async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(16 * 1024).fill(32));
      },
    });
    const type = "multipart/form-data; boundary=x";
    expect((await call("create", { body, headers: { "content-type": type } })).status).toBe(413);
    expect(sent).toBeLessThan(10);
  });

  test("JSON sent as text, with a byte order mark, and names given twice", async () => {
    const text = `\ufeff${JSON.stringify(answer()).replace("{", '{"rate":"2",')}`;
    expect(
      (await call("create", { body: text, headers: { "content-type": "text/plain" } })).status,
    ).toBe(200);
    expect(await stored()).toMatchObject([{ score: 9 }]);
  });
});

describe("methods", () => {
  test.each<[Endpoint, string]>([
    ["init", "GET, HEAD, OPTIONS"],
    ["channels", "GET, HEAD, OPTIONS"],
    ["categories", "GET, HEAD, OPTIONS"],
    ["reviews", "GET, HEAD, OPTIONS"],
    ["create", "POST, OPTIONS"],
  ])("%s refuses the wrong ones as JSON", async (endpoint, allow) => {
    const { status, headers, body } = await call(endpoint, { method: "DELETE" });
    expect(status).toBe(405);
    expect(headers.get("allow")).toBe(allow);
    expect(body).toMatchObject({ status: "error", payload: { message: body.message } });
  });

  test("HEAD answers like GET", async () => {
    const head = await send("channels", { method: "HEAD", query: { shop_id: shop.key } });
    expect(head.status).toBe(200);
    expect((await send("channels", { method: "HEAD" })).status).toBe(404);
  });
});

describe("which page may read the answer", () => {
  const allowed = async (origin: string, query = { shop_id: shop.key }) => {
    const { headers } = await call("channels", { query, headers: { origin } });
    expect(headers.get("vary")).toContain("Origin");
    return headers.get("access-control-allow-origin");
  };

  test("the shop's sites and our own pages; no other shop's", async () => {
    expect(await allowed(SITE)).toBe(SITE);
    expect(await allowed(env().APP_URL)).toBe(env().APP_URL);
    expect(await allowed("https://evil.example")).toBeNull();
    expect(await allowed("null")).toBeNull();
    expect(await allowed(`${SITE}.evil.example`)).toBeNull();
    const other = await makeSurveyShop([]);
    expect(await allowed(SITE, { shop_id: other.key })).toBeNull();
    // The shop is unknown, so any shop's site may read that.
    expect(await allowed(SITE, { shop_id: "nobody" })).toBe(SITE);
  });

  test("a preflight is answered for them alone, with the headers they want to send", async () => {
    const preflight = (origin: string) =>
      send("create", {
        method: "OPTIONS",
        headers: { origin, "access-control-request-headers": "content-type,x-sdk-version" },
      });
    const own = await preflight(SITE);
    expect(own.status).toBe(204);
    expect(own.headers.get("access-control-allow-methods")).toContain("POST");
    expect(own.headers.get("access-control-allow-headers")).toBe("content-type,x-sdk-version");
    const other = await preflight("https://evil.example");
    expect(other.status).toBe(204);
    expect(other.headers.has("access-control-allow-origin")).toBe(false);
    expect(other.headers.has("access-control-allow-headers")).toBe(false);
  });
});

const NAMES = [
  ...["shop_id", "shop_secret", "did", "email", "phone", "loyalty_id", "order_id", "channel"],
  ...["category", "rate", "comment", "date_from", "date_to", "seance", "sid", "scale", "__proto__"],
];
const odd = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "0", "1", "10", "-1", "1e1", "null", "\0", "\ud800", "'; --", "🙂"),
  fc.constantFrom("9".repeat(400), "9".repeat(19), "9999-12-31", "0000-01-01", "2026-02-30"),
  fc.integer(),
  fc.double(),
  fc.constantFrom(null, true, [], {}, [[1]], 1e308),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.string(), { maxKeys: 3, noNullPrototype: true }),
);
const parameters = fc.dictionary(fc.constantFrom(...NAMES), odd, {
  maxKeys: 15,
  noNullPrototype: true,
});
const endpoints = fc.constantFrom<Endpoint>("categories", "init", "channels", "create", "reviews");
const bodies = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
);
const types = fc.constantFrom(
  "application/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/plain; charset=utf-16",
  "",
);

/** The keys are right in half of them, so that oddities reach the database. */
function oddCall(endpoint: Endpoint, given: object, known: boolean, raw: BodyInit, type: string) {
  const keys = { shop_id: shop.key, shop_secret: shop.secret };
  const all = known ? { ...answer(), ...given, ...keys } : given;
  const query = Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, String(value)]),
  );
  const headers = { "content-type": type, origin: known ? SITE : "https://evil.example" };
  if (endpoint !== "create") return call(endpoint, { query, headers });
  return call(endpoint, { body: known ? JSON.stringify(all) : raw, headers });
}

test("hundreds of odd requests never see a fault", async () => {
  await fc.assert(
    fc.asyncProperty(
      endpoints,
      parameters,
      fc.boolean(),
      bodies,
      types,
      async (endpoint, given, known, raw, type) => {
        const { status, body } = await oddCall(endpoint, given, known, raw, type);
        expect([200, 400, 403, 404, 415, 429]).toContain(status);
        if (status !== 200) expect(body.payload.message).toMatch(/\.$/);
      },
    ),
    // The same ones at every change; in the long run others each time, told by their seed when they fail.
    choose({ numRuns: 800, seed: 20_261_122 }, { numRuns: 10_000 }),
  );
}, 600_000);
